import { forAudience } from '../model/audience.ts';
import type { Baseline } from './baseline.ts';
import type {
  Course,
  Example,
  Drill,
  DrillKit,
  DrillSetting,
  Forms,
  Glossary,
  Lifecycle,
  Marking,
  Message,
  Organisation,
  Page,
  Paths,
  Phrases,
  Regimes,
  Role,
  Runbook,
  Service,
  Severity,
  Sources,
  TaskBook,
  Team,
  TeamRole,
  TeamSeverity,
  Template,
  Wheel,
} from '../model/content.ts';
import type { ShellParser } from '../shell/command-line.ts';
import type { Diagnostic, Finding } from '../diagnostics/diagnostic.ts';
import { fillFacts } from '../model/facts.ts';
import { link } from './link.ts';
import { pageText, type PageText } from '../model/page-text.ts';
import { locate } from '../diagnostics/position.ts';
import { inProfile, type Profile } from '../diagnostics/profile.ts';
import { readFile, type PageInspector, type ReadFile, type SourceFile } from './read.ts';
import { EXPLAINED, RULES } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import { isAnnotated, suppress, type Suppressed } from './suppression.ts';
import type { Kind } from '../model/kinds.ts';

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
  const { diagnostics, suppressed } = suppress(located, read, { ...options, known: EXPLAINED });
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
    place(catalog, kind, entry as Entry<never>);
  }
  return catalog;
}

function byId(read: ReadFile[]): ReadFile[] {
  const id = ({ placement }: ReadFile): string => placement?.id ?? '';
  return [...read].sort((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0));
}

function place(catalog: Catalog, kind: Kind, entry: Entry<never>): void {
  const single = SINGLE[kind];
  if (single) {
    (catalog as unknown as Record<string, unknown>)[single] ??= entry;
    return;
  }
  const map = catalog[PLURAL[kind as keyof typeof PLURAL]] as Map<string, Entry<never>>;
  const key = kind === 'team-role' ? `${entry.team ?? ''}/${entry.id}` : entry.id;
  if (!map.has(key)) map.set(key, entry);
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

/** A catalog without anything in it. */
export function emptyCatalog(): Catalog {
  return {
    audience: 'internal',
    organisation: undefined,
    severity: undefined,
    glossary: undefined,
    sources: undefined,
    phrases: undefined,
    forms: undefined,
    lifecycle: undefined,
    paths: undefined,
    taskBook: undefined,
    regimes: undefined,
    drillKit: undefined,
    wheel: undefined,
    teams: new Map(),
    teamSeverities: new Map(),
    teamRoles: new Map(),
    services: new Map(),
    runbooks: new Map(),
    roles: new Map(),
    messages: new Map(),
    courses: new Map(),
    templates: new Map(),
    drills: new Map(),
    drillSettings: new Map(),
    pages: new Map(),
    examples: new Map(),
  };
}

/** The kinds of which there is one file. */
export const SINGLE: Partial<Record<Kind, Single>> = {
  organisation: 'organisation',
  severity: 'severity',
  glossary: 'glossary',
  sources: 'sources',
  phrases: 'phrases',
  forms: 'forms',
  lifecycle: 'lifecycle',
  paths: 'paths',
  'task-book': 'taskBook',
  regimes: 'regimes',
  'drill-kit': 'drillKit',
  wheel: 'wheel',
};

type Single =
  | 'organisation'
  | 'severity'
  | 'glossary'
  | 'sources'
  | 'phrases'
  | 'forms'
  | 'lifecycle'
  | 'paths'
  | 'taskBook'
  | 'regimes'
  | 'drillKit'
  | 'wheel';

/** Where the catalog keeps the kinds of which there are many. */
export const PLURAL = {
  team: 'teams',
  'team-severity': 'teamSeverities',
  'team-role': 'teamRoles',
  service: 'services',
  runbook: 'runbooks',
  role: 'roles',
  message: 'messages',
  course: 'courses',
  template: 'templates',
  drill: 'drills',
  'drill-setting': 'drillSettings',
  page: 'pages',
  example: 'examples',
} as const;

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

/** All content, by kind and id, without what the audience may not see and with facts filled in. */
export interface Catalog {
  audience: Marking;
  organisation: Entry<Organisation> | undefined;
  severity: Entry<Severity> | undefined;
  glossary: Entry<Glossary> | undefined;
  sources: Entry<Sources> | undefined;
  phrases: Entry<Phrases> | undefined;
  forms: Entry<Forms> | undefined;
  lifecycle: Entry<Lifecycle> | undefined;
  paths: Entry<Paths> | undefined;
  taskBook: Entry<TaskBook> | undefined;
  regimes: Entry<Regimes> | undefined;
  drillKit: Entry<DrillKit> | undefined;
  wheel: Entry<Wheel> | undefined;
  teams: Map<string, Entry<Team>>;
  teamSeverities: Map<string, Entry<TeamSeverity>>;
  /** Keyed by team/role. */
  teamRoles: Map<string, Entry<TeamRole>>;
  services: Map<string, Entry<Service>>;
  runbooks: Map<string, Entry<Runbook>>;
  roles: Map<string, Entry<Role>>;
  messages: Map<string, Entry<Message>>;
  courses: Map<string, Entry<Course>>;
  templates: Map<string, Entry<Template>>;
  drills: Map<string, Entry<Drill>>;
  /** Keyed by the drill. */
  drillSettings: Map<string, Entry<DrillSetting>>;
  /** Keyed by section/page. */
  pages: Map<string, Entry<Page>>;
  /** Keyed by example/page. */
  examples: Map<string, Entry<Example>>;
}

/** One file's content. */
export interface Entry<T> {
  id: string;
  /** Relative to the folder that holds the content folder. */
  file: string;
  data: T;
  /** The team in whose folder it lies. */
  team?: string;
  /** What stands below the frontmatter of a page. */
  text?: PageText;
}
