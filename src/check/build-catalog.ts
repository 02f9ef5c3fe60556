import { forAudience } from '../model/audience.ts';
import type { Baseline } from './baseline.ts';
import type { Marking } from '../model/content.ts';
import type { ShellParser } from '../shell/command-line.ts';
import type { Diagnostic, Finding } from '../diagnostics/diagnostic.ts';
import { addEntry, emptyCatalog, type Catalog } from '../model/catalog.ts';
import { fillFacts } from './fill-facts.ts';
import { link } from './link.ts';
import { pageText } from '../model/page-text.ts';
import { locate } from '../diagnostics/locate.ts';
import { inProfile, type Profile } from '../diagnostics/profile.ts';
import { readFile, type PageInspector, type ReadFile, type SourceFile } from './read.ts';
import { RULE_DESCRIPTIONS, RULES } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import type { Suppressed } from '../diagnostics/silence.ts';
import { isAnnotated, suppress } from './suppression.ts';

/**
 * Reads, validates, links and lints all files, and returns the catalog with all diagnostics, sorted. Never throws,
 * whatever the input. The catalog holds every file that its schema accepts; it is fit to be published only if no
 * diagnostic is an error.
 */
export function buildCatalog(files: SourceFile[], options: BuildOptions): BuildResult {
  const read = files.map((file) => readFile(file, options.inspect));
  const catalog = assemble(read);
  const annotated = new Set(read.filter(isAnnotated).map(({ file }) => file));
  const findings = [
    ...read.flatMap((file) => file.findings),
    ...missingFiles(catalog, read),
    ...link(catalog, read),
    ...rulesFor(options, annotated.size > 0).flatMap((rule) => [
      ...rule.check({ catalog, files: read, ...options }),
    ]),
  ];
  const byFile = new Map(read.map((file) => [file.file, file]));
  // A comment may silence what this profile is not told of, and is no less used for that.
  const located = locate(
    findings.filter(
      ({ file, level }) => level !== 'info' || options.profile === 'pedantic' || annotated.has(file),
    ),
    (file) => byFile.get(file)?.yaml,
  );
  const { diagnostics, suppressed } = suppress(located, read, { ...options, known: RULE_DESCRIPTIONS });
  const visible = forAudience(catalog, options.audience ?? catalog.organisation?.data.audience ?? 'internal');
  return {
    catalog: fillFacts(visible, read),
    diagnostics: inProfile(diagnostics, options.profile),
    suppressed: inProfile(suppressed, options.profile),
  };
}

/** Advice is not worked out for somebody who is not told it, unless a comment may silence it. */
function rulesFor({ profile, lint = true }: BuildOptions, annotated: boolean): Rule[] {
  if (!lint) return [];
  if (profile === 'pedantic' || annotated) return RULES;
  return RULES.filter(({ finds }) => Object.values(finds).some(({ level }) => level !== 'info'));
}

/**
 * Sorts valid files into their places, by id and not by path, where `outage-short.yaml` would come before
 * `outage.yaml`. The first of two files with one id wins; the other is reported.
 */
function assemble(read: ReadFile[]): Catalog {
  const catalog = emptyCatalog();
  for (const file of byId(read)) {
    if (!file.valid || !file.placement) continue;
    const { kind, id, team } = file.placement;
    const entry = {
      id,
      file: file.file,
      data: file.data,
      ...(team === undefined ? {} : { team }),
      ...(file.mdx && { text: pageText(file.mdx) }),
    };
    addEntry(catalog, kind, entry);
  }
  return catalog;
}

function byId(read: ReadFile[]): ReadFile[] {
  const id = ({ placement }: ReadFile): string => placement?.id ?? '';
  return [...read].sort((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0));
}

/** Without these two nothing can be shown at all; every other kind may be absent. */
function missingFiles(catalog: Catalog, read: ReadFile[]): Finding[] {
  return (['organisation', 'severity'] as const)
    .filter((kind) => !catalog[kind] && !read.some((file) => file.placement?.kind === kind))
    .map((kind) => ({
      file: `content/${kind}.yaml`,
      rule: 'file/missing',
      level: 'error',
      message: `there is no ${kind}.yaml in the content folder`,
      help: `Every handbook needs content/${kind}.yaml. Copy the one that Muster ships and change it.`,
      at: { type: 'file' },
    }));
}

export interface BuildOptions {
  /** The day against which freshness is judged. The core has no clock of its own. */
  now: Date;
  /** Who reads the result; the organisation's own setting if left out. */
  audience?: Marking | undefined;
  /** false leaves the rules out, where only the catalog is wanted. */
  lint?: boolean | undefined;
  /** How strict to be; regular if left out. */
  profile?: Profile | undefined;
  /** The findings that are accepted for now. */
  baseline?: Baseline | undefined;
  /** Says what a page holds, if somebody remembers it; it is worked out anew if left out. */
  inspect?: PageInspector | undefined;
  /** Reads command lines; they are not judged without it. */
  parseShell?: ShellParser | undefined;
}

export interface BuildResult {
  catalog: Catalog;
  diagnostics: Diagnostic[];
  /** What somebody decided to live with, by a comment or in the baseline. */
  suppressed: Suppressed[];
}
