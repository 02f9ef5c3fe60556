import { entriesOf, type Catalog } from './catalog.ts';
import { exerciseId, type PageText } from './page-text.ts';

/**
 * The ids of a page of MDX that a reader can be sent to and that are not those of its headings: its exercises, its list
 * of sources, and the messages, templates and checklists that it shows.
 */
export function componentIds(catalog: Catalog, text: PageText, sources: readonly unknown[] = []): string[] {
  return [
    ...(sources.length > 0 || text.cites.length > 0 ? [SOURCES_ID] : []),
    ...text.elements
      .filter(({ component }) => component !== 'Diagram')
      .flatMap((element) => idsOfComponent(catalog, element)),
  ];
}

/** Ids of a page of MDX that nobody links to, and that no heading may have either: of its frame and its terms. */
export function hiddenIds(catalog: Catalog): string[] {
  const terms = entriesOf(catalog, 'glossary').flatMap(({ data }) => data.terms);
  return ['main', 'menu', 'side', ...terms.map(({ id }) => `term-${id}`)];
}

/** The ids that one component brings to a page, whether or not anyone links to them. */
export function idsOfComponent(catalog: Catalog, { component, attributes }: Element): string[] {
  const { id = '', role = '', phase = '', title = '' } = attributes;
  switch (component) {
    case 'Message':
      return messageIds(catalog, id);
    case 'Template':
      return [`template-${id}`];
    case 'Exercise':
      return [exerciseId(title)];
    case 'Checklist':
      return itemsOf(catalog, role, phase).map((item) => `${role}-${item.id}`);
    case 'Diagram':
      return [`d_${id}`, `d_${id}_g`];
    default:
      return [];
  }
}

/** The ids of a message's text and of its fields. */
export function messageIds({ messages }: Catalog, id: string): string[] {
  const message = messages.get(id);
  if (!message) return [];
  return [
    `message-${id}`,
    ...Object.keys(message.data.variables ?? {}).map((name) => `message-${id}-${name}`),
  ];
}

function itemsOf({ roles }: Catalog, role: string, phase: string): { id: string }[] {
  const phases: Phases | undefined = roles.get(role)?.data.phases;
  return phases?.[phase]?.items ?? [];
}

/** The list of sources below the text of every page that cites any. */
export const SOURCES_ID = 'sources';

/** Ids of parts of the pages that show a list of things which have ids of their own. */
export const OWN_IDS: ReadonlySet<string> = new Set([
  ...[
    'main',
    'menu',
    'side',
    'steps',
    'end',
    'access',
    'evidence',
    'environment',
    'variables',
    'recovered',
    'put-back',
  ],
  ...['escalate', 'messages', 'links', 'symptoms', 'reviewed', 'how-bad', 'who-is-hurt', 'first', 'levels'],
  ...['grid', 'teams', 'before', 'safety', 'objectives', 'truth', 'scene', 'cast', 'play', 'form', 'debrief'],
  ...['afterwards', 'export', 'rules', 'cards'],
]);

type Element = PageText['elements'][number];
type Phases = Partial<Record<string, { items: { id: string }[] }>>;
