import type { Catalog, Entry } from './catalog.ts';
import type { Organisation, Page, Severity } from './content.ts';
import { formatDuration } from './duration.ts';
import { pageValidTo } from './freshness.ts';
import { messageView, type MessageView } from './message.ts';
import { links, refTo, type LinkRef } from './reference.ts';
import { roleView, rolesInOrder, type RoleView } from './role.ts';
import { levelView, type LevelView } from './severity.ts';
import { editUrl } from './shell.ts';

/** A handbook page: its frontmatter resolved, its neighbours, and every fact that its components may name. */
export function pageView(catalog: Catalog, { id, data, file }: Entry<Page>): PageView {
  const all = pagesInOrder(catalog);
  const index = all.findIndex((page) => page.id === id);
  const [section = ''] = id.split('/');
  const sources = catalog.sources?.data.sources ?? [];
  return {
    id,
    section,
    title: data.title,
    purpose: data.purpose,
    audience: data.audience,
    minutes: data.minutes,
    verified: data.verified,
    validTo: pageValidTo(data.verified),
    roles: links((data.roles ?? []).map((role) => refTo(catalog, 'role', role))),
    sources: (data.sources ?? []).flatMap((key) => sources.find((source) => source.id === key) ?? []),
    navigation: navigationView(catalog),
    previous: index > 0 ? pageRef(catalog, all[index - 1]) : undefined,
    next: pageRef(catalog, all[index + 1]),
    facts: factsView(catalog),
    editUrl: editUrl(catalog, file),
  };
}

/** The sections of the handbook and their pages, in reading order. */
export function navigationView(catalog: Catalog): SectionView[] {
  const sections = new Map<string, LinkRef[]>();
  for (const page of pagesInOrder(catalog)) {
    const [section = ''] = page.id.split('/');
    sections.set(section, [...(sections.get(section) ?? []), ...links([refTo(catalog, 'page', page.id)])]);
  }
  return [...sections].map(([id, pages]) => ({
    id,
    title: SECTIONS[id] ?? id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' '),
    pages,
  }));
}

/** What the components of a handbook page show, by id. What the audience may not see is not there. */
export function factsView(catalog: Catalog): FactsView {
  const organisation = catalog.organisation?.data;
  const inside = catalog.audience !== 'public';
  return {
    timers: Object.fromEntries(
      Object.entries(organisation?.timers ?? {}).map(([id, { value, meaning }]) => [
        id,
        { text: formatDuration(value), meaning },
      ]),
    ),
    channels: inside ? (organisation?.channels ?? {}) : {},
    contacts: inside ? (organisation?.contacts ?? []) : [],
    page: inside ? organisation?.page : undefined,
    levels: Object.fromEntries(
      (catalog.severity?.data.levels ?? []).flatMap(({ id, intent, criteria, response }) => {
        const view = levelView(catalog, id);
        return view ? [[id, { ...view, intent, criteria, response }]] : [];
      }),
    ),
    majorAt: catalog.severity?.data.major_at ?? '',
    roles: Object.fromEntries(rolesInOrder(catalog).map((role) => [role.id, roleView(catalog, role)])),
    messages: Object.fromEntries(
      [...catalog.messages]
        .filter(([, { team }]) => team === undefined)
        .map(([id, entry]) => [id, messageView(catalog, entry)]),
    ),
    terms: Object.fromEntries(
      (catalog.glossary?.data.terms ?? []).map(({ id, text, definition }) => [id, { text, definition }]),
    ),
  };
}

function pagesInOrder(catalog: Catalog): Entry<Page>[] {
  const order = Object.keys(SECTIONS);
  const rank = (id: string): number => {
    const index = order.indexOf(id.split('/')[0] ?? '');
    return index === -1 ? order.length : index;
  };
  return [...catalog.pages.values()].sort(
    (a, b) => rank(a.id) - rank(b.id) || a.data.order - b.data.order || (a.id < b.id ? -1 : 1),
  );
}

function pageRef(catalog: Catalog, page: Entry<Page> | undefined): LinkRef | undefined {
  return page && links([refTo(catalog, 'page', page.id)])[0];
}

/** The order in which a reader needs the sections. A folder that is not listed comes last. */
const SECTIONS: Record<string, string> = {
  start: 'Start here',
  foundations: 'Foundations',
  before: 'Before',
  during: 'During',
  communications: 'Communications',
  'at-scale': 'At scale',
  after: 'After',
  culture: 'Culture',
  'on-call': 'On call',
  metrics: 'Metrics',
};

export interface PageView {
  id: string;
  section: string;
  title: string;
  purpose: string;
  audience: string;
  minutes: number;
  verified: string;
  /** YYYY-MM-DD. */
  validTo: string;
  roles: LinkRef[];
  sources: { id: string; title: string; url: string; note?: string }[];
  navigation: SectionView[];
  previous: LinkRef | undefined;
  next: LinkRef | undefined;
  facts: FactsView;
  editUrl: string | undefined;
}

export interface SectionView {
  id: string;
  title: string;
  pages: LinkRef[];
}

export interface FactsView {
  timers: Record<string, { text: string; meaning: string }>;
  channels: Organisation['channels'] | Record<string, never>;
  contacts: NonNullable<Organisation['contacts']>;
  page: Organisation['page'] | undefined;
  levels: Record<string, LevelView & Pick<Severity['levels'][number], 'intent' | 'criteria' | 'response'>>;
  majorAt: string;
  roles: Record<string, RoleView>;
  messages: Record<string, MessageView>;
  terms: Record<string, { text: string; definition: string }>;
}
