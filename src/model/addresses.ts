import { alertSlug, isFolderName } from './alert-name.ts';
import { entriesOf, type Catalog } from './catalog.ts';
import { pagesPerEnvironment } from './environment.ts';
import { KIND_NAMES, NEEDED_KINDS, rowOf, type Kind, type PageKind } from './kinds.ts';

/** The address of an entry's page, without the base path. Ids never change, so addresses do not either. */
export function addressOf(kind: PageKind, id: string, team?: string): string {
  return filled(rowOf(kind).address ?? '', id, team);
}

/** Whether a kind has a page of its own. */
export function hasPage(kind: Kind): kind is PageKind {
  return rowOf(kind).address !== undefined;
}

/** The addresses of all pages that one entry makes or changes: its own page and the other pages that show it. */
export function pagesOfEntry(kind: Kind, id: string, team?: string): string[] {
  const { address, shownAt = [] } = rowOf(kind);
  return [...(address === undefined ? [] : [address]), ...shownAt].map((page) => filled(page, id, team));
}

/** The address of a module of a course. */
export function moduleAddress(course: string, module: string): string {
  return `${addressOf('course', course)}${module}/`;
}

/** The address of a drill's page for players. */
export function playersAddress(drill: string): string {
  return `${addressOf('drill', drill)}players/`;
}

/** The address of the checklist that one role has in a runbook. */
export function checklistAddress(runbook: string, role: string): string {
  return `${addressOf('runbook', runbook)}${role}/`;
}

/** The address of a runbook's page for one environment. No role can have it, because it is one level deeper. */
export function environmentAddress(runbook: string, environment: string): string {
  return `${addressOf('runbook', runbook)}in/${environment}/`;
}

/** The address of an alert: with its name as it is written if that needs no encoding, otherwise with its slug. */
export function alertAddress(name: string): string {
  return `/alerts/${isFolderName(name) && !name.includes(' ') ? name : alertSlug(name)}/`;
}

/** Every address at which an alert is found, without encoding: its slug first, and its name where every disk takes it. */
export function alertAddresses(name: string): string[] {
  const names = new Set([alertSlug(name), ...(isFolderName(name) ? [name] : [])]);
  return [...names].map((each) => `/alerts/${each}/`);
}

/** The address of the reference page of a kind of content, or of another published schema. */
export function referenceAddress(schema: string): string {
  return `/reference/schemas/${schema}/`;
}

/** The address of a page's Markdown version: next to the page, with .md in place of its last slash. */
export function markdownAddress(address: string): string {
  return `${address.slice(0, -1)}.md`;
}

/** Where the learning paths are chosen. Everything else of the training is below it. */
export const TRAINING = addressOf('paths', '');

/** The regulatory clocks. */
export const CLOCKS = addressOf('regimes', '');

/** The record that a learner fills in. */
export const RECORD = `${TRAINING}record/`;

/** Words that are taken in addresses below the training: of courses, and of the pages next to a course's modules. */
export const RESERVED_NAMES: Readonly<Record<'course' | 'module', readonly string[]>> = {
  course: ['record', 'task-book'],
  module: ['run-sheet', 'slides', 'answers'],
};

/** Every address of the site that text may link to. */
export function addressesOf(catalog: Catalog): Set<string> {
  return new Set(
    ROUTES.flatMap(({ path, addresses, linkable }) =>
      linkable === false ? [] : (addresses?.(catalog) ?? [path]),
    ),
  );
}

/** Whether the site has a page that lists certain kinds: only while there is something to list. */
export function hasList(catalog: Catalog, address: string): boolean {
  return KIND_NAMES.some((kind) => rowOf(kind).list === address && entriesOf(catalog, kind).length > 0);
}

/** The addresses of the pages that list kinds, as far as the site has them. */
export function listsOf(catalog: Catalog): string[] {
  return [...STANDING_LISTS, ...LISTS.filter((address) => hasList(catalog, address))];
}

/** The lists of what every organisation has its own of. They are there from the start, and say how to add the first. */
const STANDING_LISTS = ['/alerts/', '/runbooks/', '/services/', '/teams/'];

/** The other pages that list kinds. */
const LISTS = [...new Set(KIND_NAMES.flatMap((kind) => rowOf(kind).list ?? []))];

/** The sheet of who may decide what. */
export const AUTHORITY_SHEET = '/print/authority/';

/**
 * The table of addresses: every route of the site once, as Astro names it. The build fails if `src/site/pages` has a
 * page that is not listed here, or if a row here has no page.
 */
export const ROUTES: readonly Route[] = [
  ...KIND_NAMES.flatMap((kind) => (hasPage(kind) && !isList(kind) ? [routeOf(kind)] : [])),
  ...LISTS.map((path) => ({ path, addresses: (catalog: Catalog) => (hasList(catalog, path) ? [path] : []) })),
  ...['/', ...STANDING_LISTS, '/print/', '/reference/rules/', '/reference/schemas/', '/search/'].map(
    (path): Route => ({ path }),
  ),
  sometimes('/drills/calendar/', ({ drills }) => drills.size > 0),
  sometimes(RECORD, ({ courses }) => courses.size > 0),
  sometimes('/print/cadence/', ({ severity }) => severity !== undefined),
  // A public site does not have these.
  { ...sometimes('/health/', isInside), linkable: false },
  { ...sometimes(AUTHORITY_SHEET, hasAuthority), linkable: false },
  { ...sometimes('/print/contacts/', isInside), linkable: false },
  unlinked('/404/'),
  // Only the layers above know the rules.
  unlinked('/reference/rules/[group]/[name]/'),
  // The guide is about the repository and not content: only its first page is sure to be there.
  { path: '/contribute/[...page]/', addresses: () => ['/contribute/'] },
  {
    path: '/reference/schemas/[kind]/',
    addresses: () => [...KIND_NAMES, 'steps', 'catalog'].map(referenceAddress),
  },
  {
    path: '/alerts/[alert]/',
    addresses: ({ runbooks }) =>
      [...runbooks.values()].flatMap(({ data }) =>
        (data.alerts ?? []).flatMap(({ name }) => [alertAddress(name), ...alertAddresses(name)]),
      ),
  },
  {
    path: '/runbooks/[runbook]/[role]/',
    addresses: ({ runbooks, roles }) =>
      [...runbooks.keys()].flatMap((runbook) =>
        [...roles.keys()].map((role) => checklistAddress(runbook, role)),
      ),
  },
  {
    path: '/runbooks/[runbook]/in/[environment]/',
    addresses: (catalog) =>
      [...catalog.runbooks.values()].flatMap((entry) =>
        pagesPerEnvironment(catalog, entry).map(({ id }) => environmentAddress(entry.id, id)),
      ),
  },
  {
    path: '/drills/[drill]/players/',
    addresses: ({ drills }) => [...drills.keys()].map(playersAddress),
  },
  {
    path: '/training/[course]/[module]/',
    addresses: ({ courses }) =>
      [...courses].flatMap(([id, { data }]) => data.modules.map((module) => moduleAddress(id, module.id))),
  },
  ...RESERVED_NAMES.module.map((name) => ({
    path: `/training/[course]/${name}/`,
    addresses: ({ courses }: Catalog) => [...courses.keys()].map((id) => moduleAddress(id, name)),
  })),
];

/** The route of a kind's page, made from its row in the registry. Parameters have the names that the place uses. */
function routeOf(kind: PageKind): Route {
  const { place, address = '' } = rowOf(kind);
  const names = [...place.matchAll(/<([a-z]+)>/g)].map(([, name]) => `[${name}]`);
  const own = names.length > 1 ? names.filter((name) => name !== '[team]') : names;
  const path = filled(address, own.join('/'), '[team]');
  // The page of what every handbook has is there even if the audience may not see the file.
  if ((NEEDED_KINDS as readonly Kind[]).includes(kind)) return { path };
  return {
    path,
    addresses: (catalog) =>
      entriesOf(catalog, kind)
        // Without the role itself, a team's additions to it have no page.
        .filter(({ id }) => kind !== 'team-role' || catalog.roles.has(id))
        .map(({ id, team }) => addressOf(kind, id, team)),
  };
}

/** Whether the page of a kind is the one that lists it. */
function isList(kind: Kind): boolean {
  const { address, list } = rowOf(kind);
  return address !== undefined && address === list;
}

/** A page that some sites do not have. */
function sometimes(path: string, isThere: (catalog: Catalog) => boolean): Route {
  return { path, addresses: (catalog) => (isThere(catalog) ? [path] : []) };
}

function isInside({ audience }: Catalog): boolean {
  return audience !== 'public';
}

/** Whether the site has a sheet of who may decide what. */
export function hasAuthority(catalog: Catalog): boolean {
  const { authority = [], waivers = [] } = catalog.organisation?.data ?? {};
  return isInside(catalog) && authority.length + waivers.length > 0;
}

function unlinked(path: string): Route {
  return { path, linkable: false };
}

function filled(address: string, id: string, team = ''): string {
  return address.replace('<team>', () => team).replace('<id>', () => id);
}

export interface Route {
  /** In the form of Astro's route pattern, with a slash at both ends. */
  path: string;
  /** The addresses that it has for a catalog; left out for a page with only one, and where the catalog does not know. */
  addresses?: (catalog: Catalog) => string[];
  /** false where text may not link to it, because a public site does not have it or it is not content. */
  linkable?: false;
}
