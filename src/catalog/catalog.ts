import { forAudience } from './audience.ts';
import type {
  Course,
  Forms,
  Glossary,
  Lifecycle,
  Marking,
  Message,
  Organisation,
  Page,
  Paths,
  Phrases,
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
} from './content.ts';
import type { ShellParser } from './command-line.ts';
import type { Diagnostic, Finding } from './diagnostic.ts';
import { fillFacts } from './facts.ts';
import { link } from './link.ts';
import { pageText, type PageText } from './page-text.ts';
import { locate } from './position.ts';
import { readFile, type ReadFile, type SourceFile } from './read.ts';
import { RULES } from './rules/index.ts';
import type { Kind } from './kind.ts';

/**
 * Reads, validates, links and lints all files, and returns the catalog with all diagnostics, sorted. Never throws,
 * whatever the input. The catalog holds every file that its schema accepts; it is fit to be published only if no
 * diagnostic is an error.
 */
export function buildCatalog(files: SourceFile[], options: BuildOptions): BuildResult {
  const read = files.map(readFile);
  const catalog = assemble(read);
  const findings = [
    ...read.flatMap((file) => file.findings),
    ...missingFiles(catalog, read),
    ...link(catalog, read),
    ...RULES.flatMap((rule) => [...rule.check({ catalog, files: read, ...options })]),
  ];
  const texts = new Map(read.map((file) => [file.file, file]));
  const visible = forAudience(catalog, options.audience ?? catalog.organisation?.data.audience ?? 'internal');
  return {
    catalog: fillFacts(visible, read),
    diagnostics: locate(findings, (file) => texts.get(file)?.yaml),
  };
}

/** Sorts valid files into their places. The first of two files with one id wins; the other is reported. */
function assemble(read: ReadFile[]): Catalog {
  const catalog = emptyCatalog();
  for (const file of read) {
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
    teams: new Map(),
    teamSeverities: new Map(),
    teamRoles: new Map(),
    services: new Map(),
    runbooks: new Map(),
    roles: new Map(),
    messages: new Map(),
    courses: new Map(),
    templates: new Map(),
    pages: new Map(),
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
  | 'taskBook';

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
  page: 'pages',
} as const;

export interface BuildOptions {
  /** The day against which freshness is judged. The core has no clock of its own. */
  now: Date;
  /** Who reads the result; the organisation's own setting if left out. */
  audience?: Marking | undefined;
  /** Reads command lines; they are not judged without it. */
  parseShell?: ShellParser | undefined;
}

export interface BuildResult {
  catalog: Catalog;
  diagnostics: Diagnostic[];
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
  /** Keyed by section/page. */
  pages: Map<string, Entry<Page>>;
}

/** One file's content. */
export interface Entry<T> {
  id: string;
  /** Relative to the folder that holds the content folder. */
  file: string;
  data: T;
  /** The team in whose folder it lies. */
  team?: string;
  /** What stands below the frontmatter of a handbook page. */
  text?: PageText;
}
