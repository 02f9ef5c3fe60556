import { ENGLISH, languageOfEntry } from '../model/language.ts';
import { rewording, type Words } from '../markdown/words.ts';
import type { TermWords } from '../markdown/terms.ts';
import { addressOf, CLOCKS } from '../model/addresses.ts';
import { authorityView, type AuthorityView } from './authority.ts';
import { cadenceView, type CadenceView } from './cadence.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import type { Example, Lifecycle, Message, Organisation, Page, Sources } from '../model/content.ts';
import { formatDuration } from '../model/duration.ts';
import { WITHHELD } from '../model/facts.ts';
import { findLevel, type Level } from '../model/level.ts';
import { formViews, type FormView } from './form.ts';
import { pageValidTo } from '../model/freshness.ts';
import { linkedTerms } from './glossary.ts';
import { messageView, type MessageView } from './message.ts';
import type { PageText } from '../model/page-text.ts';
import { phraseBookView, type PhraseBookView } from './phrase-book.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';
import { roleView, rolesInOrder, type RoleView } from './role.ts';
import { viewOf, type LevelView } from './level.ts';
import { sourceOf, type PageSource } from './frame.ts';
import { SOURCES, sourcesOf } from './source.ts';
import { templateView, type TemplateView } from './template.ts';
import { DUES, type Due } from '../model/vocabulary.ts';

/** A handbook page: its frontmatter resolved, its neighbours, and every fact that its components may name. */
export function pageView(catalog: Catalog, entry: Entry<Page>): PageView {
  return { ...textView(catalog, entry, addressOf('page', entry.id)), illustrates: [] };
}

/** A page of a worked example, in the form of a handbook page. */
export function exampleView(catalog: Catalog, entry: Entry<Example>): PageView {
  const view = textView(catalog, entry, addressOf('example', entry.id));
  const illustrates = links(entry.data.illustrates.map((id) => refTo(catalog, 'page', id)));
  return { ...view, illustrates, facts: { ...view.facts, messages: messageViews(catalog) } };
}

function textView(
  catalog: Catalog,
  entry: Entry<Page | Example>,
  href: string,
): Omit<PageView, 'illustrates'> {
  const { data, file, text } = entry;
  const id = placeOf(href);
  const [section = ''] = id.split('/');
  const sources = catalog.sources?.data.sources ?? [];
  return {
    id,
    section,
    href,
    title: data.title,
    purpose: data.purpose,
    asks: data.asks ?? [],
    audience: data.audience,
    minutes: data.minutes,
    verified: data.verified,
    validTo: pageValidTo(data.verified),
    roles: links((data.roles ?? []).map((role) => refTo(catalog, 'role', role))),
    exercises: text?.exercises ?? [],
    sources: sourcesOf(entry).flatMap((key) => sources.find((source) => source.id === key) ?? []),
    illustratedBy: links(
      examplesInOrder(catalog)
        .filter((example) => example.data.illustrates.includes(id))
        .map((example) => refTo(catalog, 'example', example.id)),
    ),
    ...neighboursOf(catalog, id),
    facts: factsView(catalog, languageOfEntry(catalog, entry)),
    source: sourceOf(catalog, file),
  };
}

/** The sections of the handbook and their pages, in reading order. */
export function navigationView(catalog: Catalog): SectionView[] {
  const sections = new Map<string, LinkRef[]>();
  const pages = pagesInOrder(catalog).map(({ id }) => refTo(catalog, 'page', id));
  const examples = examplesInOrder(catalog).map(({ id }) => refTo(catalog, 'example', id));
  for (const page of [
    ...links(pages),
    ...generatedPages(catalog),
    ...links(examples).map((example) => ({ ...example, id: placeOf(example.href) })),
  ]) {
    const [section = ''] = page.id.split('/');
    sections.set(section, [...(sections.get(section) ?? []), page]);
  }
  return [...sections]
    .map(([id, found]) => ({ id, ...sectionOf(catalog, id), pages: found }))
    .sort((a, b) => rankOf(a.id) - rankOf(b.id));
}

/** The purpose of each page of the navigation, by its id there. */
export function purposesOf(catalog: Catalog): Record<string, string> {
  return Object.fromEntries([
    ...[...catalog.pages.values()].map(({ id, data }) => [id, data.purpose]),
    ...[...catalog.examples.values()].map(({ id, data }) => [
      placeOf(addressOf('example', id)),
      data.purpose,
    ]),
    ['reference/sources', 'Where the facts come from, and how strong each is.'],
    [CLOCKS_ID, catalog.regimes?.data.purpose ?? ''],
  ]) as Record<string, string>;
}

/** The id of a page in the navigation: section/page of the handbook, examples/example/page of an example. */
function placeOf(href: string): string {
  return href.replace(/^\/(?:handbook\/)?|\/$/g, '');
}

/** A page's place: the navigation around it, and the pages before and after it, over the bounds of sections. */
export function neighboursOf(catalog: Catalog, id: string): Neighbours {
  const navigation = navigationView(catalog);
  const all = navigation.flatMap(({ pages }) => pages);
  const index = all.findIndex((page) => page.id === id);
  return { navigation, previous: index > 0 ? all[index - 1] : undefined, next: all[index + 1] };
}

/** Pages of the handbook that are made from data alone. */
function generatedPages(catalog: Catalog): LinkRef[] {
  const clocks: LinkRef = { type: 'link', id: CLOCKS_ID, name: 'Regulatory clocks', href: CLOCKS };
  const sources: LinkRef = { type: 'link', id: 'reference/sources', name: 'Sources', href: SOURCES };
  return [...(catalog.regimes ? [clocks] : []), ...(catalog.sources ? [sources] : [])];
}

/** The id of the regulatory clocks in the navigation. */
export const CLOCKS_ID = 'variants/clocks';

function sectionOf({ words }: Catalog, id: string): Pick<SectionView, 'title' | 'purpose'> {
  const { title, purpose = '' } = SECTIONS[id] ?? {
    title: id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' '),
  };
  const reword = rewording(words);
  return { title: reword(title), purpose: reword(purpose) };
}

/** How often an audience hears at a level, as `30 min`; undefined where nothing is promised. */
export function cadenceText(facts: FactsView, level: string, audience: string): string | undefined {
  if (facts.levels.length === 0) return `(${WITHHELD})`;
  const every: Record<string, string | undefined> = findLevel(facts, level)?.response.update_every ?? {};
  return formatted(every[audience], facts);
}

/** Within which time of the end a part of the review is due at a level; undefined where none is asked for. */
export function dueText(facts: FactsView, level: string, of: Due): string | undefined {
  if (facts.levels.length === 0) return `(${WITHHELD})`;
  return formatted(findLevel(facts, level)?.response.review[`${of}_within`], facts);
}

/** The levels that set dates for a review, with the time of each part in the order of `DUES`. */
export function reviewDates(facts: FactsView): { level: LevelView; dates: (string | undefined)[] }[] {
  return facts.levels
    .map((level) => ({ level, dates: DUES.map((of) => dueText(facts, level.id, of)) }))
    .filter(({ dates }) => dates.some((date) => date !== undefined));
}

function formatted(duration: string | undefined, { language }: FactsView): string | undefined {
  return duration === undefined ? undefined : formatDuration(duration, language);
}

/**
 * The facts that the components of a handbook page show, by id, in the language of the page and without those that the
 * audience may not see.
 */
export function factsView(catalog: Catalog, language = ENGLISH): FactsView {
  const organisation = catalog.organisation?.data;
  const inside = catalog.audience !== 'public';
  return {
    organisation: organisation?.name ?? '',
    language,
    words: catalog.words,
    timers: Object.fromEntries(
      Object.entries(organisation?.timers ?? {}).map(([id, { value, meaning, source }]) => [
        id,
        { value, text: formatDuration(value, language), meaning, source },
      ]),
    ),
    channels: inside ? (organisation?.channels ?? {}) : {},
    contacts: inside ? (organisation?.contacts ?? []) : [],
    page: inside ? organisation?.page : undefined,
    levels: (catalog.severity?.data.levels ?? []).map((level) => {
      const { intent, criteria, response } = level;
      return { ...viewOf(level), intent, criteria, response };
    }),
    majorAt: catalog.severity?.data.major_at ?? '',
    roles: Object.fromEntries(rolesInOrder(catalog).map((role) => [role.id, roleView(catalog, role)])),
    messages: messageViews(catalog, ({ team }) => team === undefined),
    // With what the pipeline looks for: a page on which another word becomes a link is another page.
    linked: linkedTerms(catalog),
    terms: Object.fromEntries(
      (catalog.glossary?.data.terms ?? []).map(({ id, text, definition }) => [id, { text, definition }]),
    ),
    sources: Object.fromEntries(
      (catalog.sources?.data.sources ?? []).map(({ id, short, title }) => [id, { short, title }]),
    ),
    templates: Object.fromEntries(
      [...catalog.templates].map(([id, entry]) => [id, templateView(catalog, entry)]),
    ),
    phraseBook: phraseBookView(catalog),
    forms: formViews(catalog),
    lifecycle: catalog.lifecycle?.data.states ?? [],
    cadence: cadenceView(catalog),
    authority: authorityView(catalog),
  };
}

/** Those of teams are for examples alone: nothing that a fork keeps may show them. */
function messageViews(
  catalog: Catalog,
  wanted: (entry: Entry<Message>) => boolean = () => true,
): Record<string, MessageView> {
  const entries = [...catalog.messages].filter(([, entry]) => wanted(entry));
  return Object.fromEntries(entries.map(([id, entry]) => [id, messageView(catalog, entry)]));
}

function pagesInOrder(catalog: Catalog): Entry<Page>[] {
  const rank = ({ id }: Entry<Page>): number => rankOf(id.split('/')[0] ?? '');
  return [...catalog.pages.values()].sort(
    (a, b) => rank(a) - rank(b) || a.data.order - b.data.order || (a.id < b.id ? -1 : 1),
  );
}

function examplesInOrder(catalog: Catalog): Entry<Example>[] {
  const example = ({ id }: Entry<Example>): string => id.split('/')[0] ?? '';
  return [...catalog.examples.values()].sort((a, b) =>
    example(a) === example(b) ? a.data.order - b.data.order : example(a) < example(b) ? -1 : 1,
  );
}

function rankOf(section: string): number {
  const order = Object.keys(SECTIONS);
  const index = order.indexOf(section);
  return index === -1 ? order.length : index;
}

/** The order in which a reader needs the sections. A folder that is not listed comes last. */
const SECTIONS: Record<string, Pick<SectionView, 'title' | 'purpose'>> = {
  start: { title: 'Start here', purpose: 'What to read first, and what to do with it by Friday.' },
  foundations: {
    title: 'Foundations',
    purpose: 'What an incident is, how bad it is, and why one person leads.',
  },
  before: { title: 'Before', purpose: 'What has to be in place before anyone is paged.' },
  during: { title: 'During', purpose: 'From the first alert to the end, in the order in which it happens.' },
  communications: {
    title: 'Communications',
    purpose: 'Who hears what, from whom, how often and in which words.',
  },
  'at-scale': { title: 'At scale', purpose: 'When one team, one shift or one commander is not enough.' },
  variants: {
    title: 'Special cases',
    purpose: 'Incidents that need their own rules: secrets, the law, lost data, suppliers, people.',
  },
  after: { title: 'After', purpose: 'From the end of the incident to the last action of its review.' },
  culture: { title: 'Culture', purpose: 'What makes people speak up, and what keeps them silent.' },
  'on-call': {
    title: 'On call',
    purpose: 'A rota that people can live with, and pages that deserve an answer.',
  },
  metrics: {
    title: 'Metrics',
    purpose: 'What to count, what not to count, and what a number cannot tell you.',
  },
  exercises: {
    title: 'Exercises',
    purpose: 'How to practise an incident, so that the next one is not the first.',
  },
  examples: {
    title: 'Worked examples',
    purpose: 'Whole incidents from start to finish: what was said, sent and learned.',
  },
  reference: { title: 'Reference', purpose: 'Where to look things up.' },
};

export interface PageView extends Neighbours {
  /** Its id in the navigation. */
  id: string;
  section: string;
  /** Without the base path. */
  href: string;
  title: string;
  purpose: string;
  /** Questions that it answers. */
  asks: string[];
  audience: string;
  minutes: number;
  verified: string;
  /** YYYY-MM-DD. */
  validTo: string;
  roles: LinkRef[];
  exercises: PageText['exercises'];
  /** Named at its head or cited in its text. */
  sources: Sources['sources'];
  /** The pages of worked examples that show it at work. */
  illustratedBy: LinkRef[];
  /** The handbook pages that an example illustrates. */
  illustrates: LinkRef[];
  facts: FactsView;
  source: PageSource | undefined;
}

interface Neighbours {
  navigation: SectionView[];
  previous: LinkRef | undefined;
  next: LinkRef | undefined;
}

export interface SectionView {
  id: string;
  title: string;
  /** The content of the section in one sentence, or empty. */
  purpose?: string;
  pages: LinkRef[];
}

export interface FactsView {
  /** The name of the organisation. */
  organisation: string;
  /** The language of the page. */
  language: string;
  /** Those of the organisation, for what a component says itself. */
  words: Words;
  timers: Record<string, { value: string; text: string; meaning: string; source: string | undefined }>;
  channels: Organisation['channels'] | Record<string, never>;
  contacts: NonNullable<Organisation['contacts']>;
  page: Organisation['page'] | undefined;
  /** From the most to the least severe; none if the audience may not see them. */
  levels: (LevelView & Pick<Level, 'intent' | 'criteria' | 'response'>)[];
  majorAt: string;
  roles: Record<string, RoleView>;
  messages: Record<string, MessageView>;
  linked: TermWords[];
  terms: Record<string, { text: string; definition: string }>;
  sources: Record<string, { short: string; title: string }>;
  templates: Record<string, TemplateView>;
  phraseBook: PhraseBookView;
  forms: FormView[];
  lifecycle: Lifecycle['states'];
  cadence: CadenceView | undefined;
  authority: AuthorityView | undefined;
}
