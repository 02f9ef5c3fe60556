import { forAudience, unmarkedFiles } from '../model/audience.ts';
import type { Baseline } from './baseline.ts';
import type { CodeOwners } from '../model/code-owners.ts';
import type { Marking } from '../model/content.ts';
import type { ShellParser } from '../shell/command-line.ts';
import { programsWith } from '../shell/taught.ts';
import type { Diagnostic, Finding } from '../diagnostics/diagnostic.ts';
import { assemble } from './assemble.ts';
import type { Catalog } from '../model/catalog.ts';
import { fillFacts } from './fill-facts.ts';
import { KINDS, NEEDED_KINDS } from '../model/kinds.ts';
import { ALONE } from '../model/layer.ts';
import { compose } from './compose.ts';
import { draftFiles, inDraft } from './draft-level.ts';
import { dissolve } from './dissolve.ts';
import { excludedIn, isAnything, isLeftOut } from './exclude.ts';
import type { SiteOf } from './known.ts';
import { leftOutOf, type LeftOut } from './left-out.ts';
import { link } from './link.ts';
import { openQuestionsIn, type OpenQuestion } from './open-question.ts';
import { atWriters, partsOf } from './part.ts';
import { locate } from '../diagnostics/locate.ts';
import { inProfile, type Profile } from '../diagnostics/profile.ts';
import { inspectPage, readFile, type PageInspector, type ReadFile, type SourceFile } from './read.ts';
import { RULE_DESCRIPTIONS, RULES } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import type { Suppressed } from '../diagnostics/silence.ts';
import { isAnnotated, suppress } from './suppression.ts';
import { interfaceWords, renamedRoleFindings, rewordBase, wordFindings } from './reword.ts';
import { showPictures } from './picture.ts';
import { showLookalikes } from './show-lookalikes.ts';
import { withholdLinks } from './withhold-links.ts';

/**
 * Reads, validates, links and lints all files, and returns the catalog with all diagnostics, sorted. Never throws,
 * whatever the input. The catalog contains every file that its schema accepts; it can be published only if no diagnostic
 * is an error.
 */
export function buildCatalog(files: SourceFile[], options: BuildOptions): BuildResult {
  const { layers, files: composed, findings: misplaced } = compose(files);
  const read = composed.map((file) => readFile(file, options.inspect));
  const catalog: Catalog = { ...assemble(read), layers };
  const knownPrograms = programsWith(catalog.programs?.data.programs ?? []);
  // Each file on disk, so that a patch and what it changes have their own lines and comments.
  const parts = read.flatMap(partsOf);
  const annotated = new Set(parts.filter(isAnnotated).map(({ file }) => file));
  const inspect = options.inspect ?? inspectPage;
  const excluded = excludedIn(catalog, read);
  const audience = options.audience ?? catalog.organisation?.data.audience ?? 'internal';
  const dissolved = isAnything(excluded)
    ? dissolve(read, excluded, { site: options.site, inspect, audience })
    : undefined;
  const isKept = (finding: Finding): boolean => !isLeftOut(finding, excluded);
  const inFiles = [
    ...misplaced,
    ...excluded.findings,
    ...read.flatMap((file) => file.findings),
    ...missingFiles(catalog, read),
  ];
  const inCatalog = [
    ...link(catalog, read, options.site),
    ...rulesFor(options, annotated.size > 0).flatMap((rule) => [
      ...rule.check({ catalog, files: read, knownPrograms, ...options }),
    ]),
    ...(dissolved?.findings ?? []),
    ...wordFindings(catalog, read),
    ...renamedRoleFindings(catalog, read),
  ];
  const drafts = draftFiles(read);
  const found = [...inFiles.filter(isKept), ...atWriters(inCatalog.filter(isKept), read)];
  const findings = found.map((finding) => (drafts.has(finding.file) ? inDraft(finding) : finding));
  const byFile = new Map(parts.map((file) => [file.file, file]));
  // A comment may suppress a finding that this profile hides, and then the comment is not unused.
  const located = locate(
    findings.filter(
      ({ file, level }) => level !== 'info' || options.profile === 'pedantic' || annotated.has(file),
    ),
    (file) => byFile.get(file)?.yaml,
  );
  const left = dissolved?.files ?? read;
  const { diagnostics, suppressed } = suppress(located, left.flatMap(partsOf), {
    ...options,
    known: RULE_DESCRIPTIONS,
  });
  // After the check, so that every finding is about a text as its author wrote it.
  const kept = rewordBase(left, catalog);
  const assembled = kept === read ? catalog : { ...assemble(kept), layers };
  const whole = { ...assembled, words: interfaceWords(kept, assembled, audience) };
  const visible = forAudience(whole, audience);
  return {
    catalog: showLookalikes(showPictures(fillFacts(withholdLinks(visible, whole, kept), kept), kept), kept),
    diagnostics: inProfile(diagnostics, options.profile).filter(({ level }) => level !== 'to-do'),
    todos: diagnostics.filter(({ level }) => level === 'to-do'),
    suppressed: inProfile(suppressed, options.profile),
    questions: kept
      .flatMap(partsOf)
      .flatMap(({ file, yaml }) =>
        openQuestionsIn(yaml?.text ?? '', yaml?.firstLine).map(({ line, text }) => ({ file, line, text })),
      ),
    ...(audience === 'public' && { unmarked: unmarkedFiles(whole) }),
    ...(dissolved && { leftOut: leftOutOf(excluded, dissolved.mentions, read) }),
  };
}

/** Skips info-level rules when the profile hides them, unless a suppression comment might refer to one. */
function rulesFor({ profile, lint = true }: BuildOptions, annotated: boolean): Rule[] {
  if (!lint) return [];
  if (profile === 'pedantic' || annotated) return RULES;
  return RULES.filter(({ finds }) => Object.values(finds).some(({ level }) => level !== 'info'));
}

/**
 * The site cannot show anything without these two files; every other kind may be absent. A file that cannot be read is
 * there, and copying another one over it would lose it.
 */
function missingFiles(catalog: Catalog, read: ReadFile[]): Finding[] {
  const { prefix } = catalog.layers.at(-1) ?? ALONE;
  return NEEDED_KINDS.filter(
    (kind) => !catalog[kind] && !read.some(({ path }) => path === KINDS[kind].place),
  ).map((kind) => ({
    file: `${prefix}${kind}.yaml`,
    rule: 'file/missing',
    level: 'error',
    message: `missing file ${prefix}${kind}.yaml`,
    help: `Copy the ${kind}.yaml that Muster ships, and change it. Every handbook needs one.`,
    at: { type: 'file' },
  }));
}

export interface BuildOptions {
  /** The day against which freshness is judged. The core has no clock of its own. */
  now: Date;
  /** The audience of the result; the organisation's own setting if left out. */
  audience?: Marking | undefined;
  /** false skips the rules, if only the catalog is needed. */
  lint?: boolean | undefined;
  /** How strict to be; regular if left out. */
  profile?: Profile | undefined;
  /** The findings that are accepted for now. */
  baseline?: Baseline | undefined;
  /** Says what a page contains, from memory if possible; if left out, every page is parsed. */
  inspect?: PageInspector | undefined;
  /** Says what a site of the catalog will hold; without it, places on other pages and files are not checked. */
  site?: SiteOf | undefined;
  /** Parses command lines; without it they are not checked. */
  parseShell?: ShellParser | undefined;
  /** The texts that new files begin with, by kind; without them only their questions are recognised. */
  starters?: ReadonlyMap<string, string> | undefined;
  /** The file CODEOWNERS of the repository; without it, nothing is said about it. */
  codeOwners?: CodeOwners | undefined;
}

export interface BuildResult {
  catalog: Catalog;
  diagnostics: Diagnostic[];
  /** What nobody has written yet in drafts. */
  todos: Diagnostic[];
  /** Findings that a comment or the baseline suppresses. */
  suppressed: Suppressed[];
  /** The questions that the authors of new files have not answered yet. */
  questions: OpenQuestion[];
  /** What the handbook leaves out, if it leaves out anything. */
  leftOut?: LeftOut;
  /** For a public site: the files that it leaves out only because they do not say that they are public. */
  unmarked?: string[];
}
