import type { Content, Marking } from './content.ts';

/** The kind of content that a path below the content folder holds, with its id; undefined if it holds none. */
export function placementOf(path: string): Placement | undefined {
  for (const kind of KIND_NAMES) {
    const match = patternOf(kind).exec(path);
    if (match) return { kind, id: idIn(match.groups) ?? kind, team: match.groups?.['team'] };
  }
  return undefined;
}

/** Whether there is only one file of a kind. */
export function isSingle(kind: Kind): kind is SingleKind {
  return !rowOf(kind).many;
}

/** The registry's row of a kind, without the literal types that make single rows hard to compare. */
export function rowOf(kind: Kind): KindRow {
  return KINDS[kind];
}

/**
 * The registry of kinds: one row for each kind of content. The catalog's shape, the types and schemas, the reading of
 * paths, the filling in of facts, the audience, the addresses, the exports and the reference pages all derive from it.
 * Ids come from file names, and the owner of a runbook from its folder, so that there is nothing to contradict.
 */
export const KINDS = {
  organisation: {
    place: 'organisation.yaml',
    key: 'organisation',
    label: 'Organisation',
    marking: 'internal',
    publicPart: true,
    shownAt: ['/'],
  },
  handbook: {
    place: 'handbook.yaml',
    key: 'handbook',
    label: 'Layers',
    marking: 'internal',
    publicPart: true,
  },
  theme: { place: 'theme.yaml', key: 'theme', label: 'Theme', marking: 'public' },
  strings: {
    place: 'strings.<language>.yaml',
    key: 'strings',
    many: true,
    label: 'Strings',
    marking: 'public',
  },
  severity: {
    place: 'severity.yaml',
    key: 'severity',
    label: 'Severity levels',
    marking: 'public',
    address: '/severity/',
  },
  glossary: {
    place: 'glossary.yaml',
    key: 'glossary',
    items: { word: 'term', list: 'terms' },
    label: 'Glossary',
    marking: 'public',
    address: '/glossary/',
    list: '/glossary/',
  },
  sources: {
    place: 'sources.yaml',
    key: 'sources',
    items: { word: 'source', list: 'sources' },
    label: 'Sources',
    marking: 'public',
    address: '/handbook/reference/sources/',
    list: '/handbook/',
  },
  phrases: { place: 'phrases.yaml', key: 'phrases', label: 'Phrase book', marking: 'public' },
  forms: { place: 'forms.yaml', key: 'forms', label: 'Map of forms', marking: 'public' },
  lifecycle: {
    place: 'lifecycle.yaml',
    key: 'lifecycle',
    items: { word: 'state', list: 'states' },
    label: 'States of an incident',
    marking: 'public',
  },
  paths: {
    place: 'paths.yaml',
    key: 'paths',
    items: { word: 'path', list: 'paths' },
    label: 'Training paths',
    marking: 'public',
    address: '/training/',
    list: '/training/',
  },
  'task-book': {
    place: 'task-book.yaml',
    key: 'taskBook',
    label: 'Task book',
    marking: 'public',
    address: '/training/task-book/',
    list: '/training/',
  },
  regimes: {
    place: 'regimes.yaml',
    key: 'regimes',
    items: { word: 'regime', list: 'regimes' },
    label: 'Regulatory clocks',
    marking: 'public',
    address: '/clocks/',
    list: '/handbook/',
  },
  programs: {
    place: 'programs.yaml',
    key: 'programs',
    label: 'Programs',
    marking: 'internal',
  },
  role: {
    place: 'roles/<role>.yaml',
    key: 'roles',
    many: true,
    label: 'Role',
    marking: 'public',
    address: '/roles/<id>/',
    list: '/roles/',
  },
  message: {
    place: 'messages/<message>.yaml',
    inTeamToo: true,
    key: 'messages',
    many: true,
    label: 'Message',
    marking: 'public',
    address: '/messages/<id>/',
    list: '/messages/',
  },
  course: {
    place: 'courses/<course>.yaml',
    key: 'courses',
    items: { word: 'module', list: 'modules' },
    many: true,
    label: 'Course',
    marking: 'public',
    address: '/training/<id>/',
    list: '/training/',
  },
  template: {
    place: 'templates/<template>.yaml',
    key: 'templates',
    many: true,
    label: 'Template',
    marking: 'public',
    address: '/templates/<id>/',
    list: '/templates/',
  },
  'drill-kit': {
    place: 'drills/kit.yaml',
    key: 'drillKit',
    items: { word: 'item', list: 'observer' },
    label: 'Drill kit',
    marking: 'public',
    shownAt: ['/drills/'],
    list: '/drills/',
  },
  wheel: {
    place: 'drills/wheel.yaml',
    key: 'wheel',
    items: { word: 'card', list: 'cards' },
    label: 'Wheel',
    marking: 'public',
    address: '/drills/wheel/',
    list: '/drills/',
  },
  drill: {
    place: 'drills/<drill>.yaml',
    // The calendar's page has this address.
    taken: ['calendar'],
    key: 'drills',
    many: true,
    label: 'Drill',
    marking: 'public',
    address: '/drills/<id>/',
    shownAt: ['/drills/<id>/players/'],
    list: '/drills/',
  },
  'drill-setting': {
    place: 'drill-settings/<drill>.yaml',
    key: 'drillSettings',
    of: 'drill',
    many: true,
    label: 'A drill at home',
    marking: 'internal',
    shownAt: ['/drills/<id>/', '/drills/calendar/'],
  },
  team: {
    place: 'teams/<team>/team.yaml',
    key: 'teams',
    many: true,
    label: 'Team',
    marking: 'internal',
    publicPart: true,
    address: '/teams/<id>/',
  },
  'team-severity': {
    place: 'teams/<team>/severity.yaml',
    key: 'teamSeverities',
    many: true,
    label: "A team's severity",
    marking: 'internal',
    address: '/teams/<id>/severity/',
  },
  'team-role': {
    place: 'teams/<team>/roles/<role>.yaml',
    key: 'teamRoles',
    of: 'role',
    many: true,
    label: "A team's additions to a role",
    marking: 'internal',
    address: '/teams/<team>/roles/<id>/',
  },
  service: {
    place: 'teams/<team>/services/<service>.yaml',
    key: 'services',
    many: true,
    label: 'Service',
    marking: 'internal',
    publicPart: true,
    address: '/services/<id>/',
  },
  runbook: {
    place: 'teams/<team>/runbooks/<runbook>.yaml',
    key: 'runbooks',
    many: true,
    label: 'Runbook',
    marking: 'internal',
    address: '/runbooks/<id>/',
  },
  record: {
    place: 'teams/<team>/records/<record>.json',
    key: 'records',
    many: true,
    label: 'Record of a run',
    marking: 'restricted',
    isUnpublished: true,
  },
  page: {
    place: 'handbook/<section>/<page>.mdx',
    key: 'pages',
    many: true,
    label: 'Page',
    marking: 'public',
    address: '/handbook/<id>/',
    list: '/handbook/',
  },
  example: {
    place: 'worked/<example>/<page>.mdx',
    key: 'examples',
    many: true,
    label: 'Page of an example',
    marking: 'internal',
    address: '/examples/<id>/',
    list: '/handbook/',
  },
} as const satisfies { [K in keyof Content]: KindRow };

/** All kinds, in the order of the registry. Where two places could match one path, the earlier kind wins. */
export const KIND_NAMES = Object.keys(KINDS) as Kind[];

/** The kinds that a site or an export may hold. */
export const PUBLISHED_KINDS = KIND_NAMES.filter((kind) => !rowOf(kind).isUnpublished);

/** The kinds of which there are many files. */
export const MANY_KINDS = KIND_NAMES.filter((kind): kind is ManyKind => !isSingle(kind));

/** The kinds without which the site cannot show anything. Every organisation has its own. */
export const NEEDED_KINDS = ['organisation', 'severity'] as const satisfies SingleKind[];

/** The kinds that a hand-off may name, as kind/id. */
export const HAND_OFF_KINDS = ['team', 'service', 'runbook', 'page'] as const satisfies ManyKind[];

/** The kinds that a place may name, as kind/id. */
export const PLACE_KINDS = ['template', 'role', 'message', 'page'] as const satisfies ManyKind[];

/** Compiled when first needed. */
function patternOf(kind: Kind): RegExp {
  let pattern = patterns.get(kind);
  if (!pattern) patterns.set(kind, (pattern = compile(rowOf(kind))));
  return pattern;
}

function compile({ place, inTeamToo, taken }: KindRow): RegExp {
  const whole = `${inTeamToo ? 'teams/<team>/' : ''}${place}`;
  const pattern = whole
    .replaceAll(/[.]/g, '\\$&')
    .replace(/^teams\/<team>\//, (start) => (inTeamToo ? `(?:${start})?` : start))
    .replaceAll(/<([a-z]+)>/g, '(?<$1>[^/]+)');
  const free = (taken ?? []).map((id) => `(?!.*/${id}\\.yaml$)`).join('');
  return new RegExp(`^${free}${pattern}$`);
}

/** The names in a path apart from its team, joined by slashes; the team if there are no others. */
function idIn(groups: Record<string, string | undefined> = {}): string | undefined {
  const { team, ...names } = groups;
  return Object.values(names).length ? Object.values(names).join('/') : team;
}

const patterns = new Map<Kind, RegExp>();

export type Kind = keyof Content;

/** The kinds of which there is only one file. */
export type SingleKind = { [K in Kind]: (typeof KINDS)[K] extends { many: true } ? never : K }[Kind];

/** The kinds of which there are many files, told apart by their ids. */
export type ManyKind = Exclude<Kind, SingleKind>;

/** The kinds that have an address of their own. */
export type PageKind = { [K in Kind]: (typeof KINDS)[K] extends { address: string } ? K : never }[Kind];

/** The kinds of which a public site shows only a part. */
export type PartlyPublicKind = {
  [K in Kind]: (typeof KINDS)[K] extends { publicPart: true } ? K : never;
}[Kind];

/** The key of a kind in the catalog. */
export type KeyOf<K extends Kind> = (typeof KINDS)[K]['key'];

export interface KindRow {
  /** Where its files are, below the content folder. What an id is made of is in angle brackets. */
  place: string;
  /** Its files may be in a team's folder as well. */
  inTeamToo?: boolean;
  /** Ids that its files cannot have. */
  taken?: readonly string[];
  /** Where the catalog keeps it; the exports use the same key with underscores. */
  key: string;
  /** The kind whose entry a file adds to: the one with the same id. */
  of?: Kind;
  /** A list in its files whose items have ids that others name, and what an item is called. */
  items?: { word: string; list: string };
  /** There are many files of it, kept in a map by their ids. */
  many?: boolean;
  /** The word for it in texts, as in a list of changes. */
  label: string;
  /** Who may see a file that does not say so itself. A team's own file is never public unless it says so. */
  marking: Marking;
  /** A public site shows only a part of a file, however it is marked: model/audience.ts says which. */
  publicPart?: boolean;
  /** Only the check reads it. No audience sees it, however it is marked. */
  isUnpublished?: boolean;
  /** The address of its page; left out if it has none of its own. */
  address?: string;
  /** The address of the page that lists it. That page is there only while it has something to list. */
  list?: string;
  /** Further pages that one file changes. */
  shownAt?: readonly string[];
}

export interface Placement {
  kind: Kind;
  id: string;
  team: string | undefined;
}
