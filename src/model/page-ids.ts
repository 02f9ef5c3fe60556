import { entriesOf, type Catalog } from './catalog.ts';
import type { PageText } from './page-text.ts';

/** Ids of the frame around every page, the start of its text first. */
export const FRAME_IDS = ['main', 'menu', 'side'];

/**
 * The ids of a page of MDX that a reader can be sent to and that are not those of its headings: its exercises, its list
 * of sources, and the messages, templates and checklists that it shows.
 */
export function componentIds(catalog: Catalog, text: PageText, sources: readonly string[]): string[] {
  return [
    ...text.exercises.map(({ id }) => id),
    ...(sources.length > 0 || text.cites.length > 0 ? [SOURCES_ID] : []),
    ...text.shown.flatMap((shown) => idsOfComponent(catalog, shown)),
  ];
}

/** Ids of a page of MDX that nobody links to, and that no heading may have either: of its frame, diagrams and terms. */
export function hiddenIds(catalog: Catalog, text: PageText): string[] {
  const terms = entriesOf(catalog, 'glossary').flatMap(({ data }) => data.terms);
  return [
    ...FRAME_IDS,
    ...terms.map(({ id }) => `term-${id}`),
    ...text.shown.flatMap(({ component, id = '' }) =>
      component === 'Diagram' ? [`d_${id}`, `d_${id}_g`] : [],
    ),
  ];
}

/** The ids of a message's text and of its fields. */
export function messageIds(catalog: Catalog, id: string): string[] {
  const message = catalog.messages.get(id);
  if (!message) return [];
  const names = Object.keys(message.data.variables ?? {});
  return [`message-${id}`, ...names.map((name) => `message-${id}-${name}`)];
}

function idsOfComponent(catalog: Catalog, shown: PageText['shown'][number]): string[] {
  const { component, id = '', role = '', phase = '' } = shown;
  if (component === 'Message') return messageIds(catalog, id);
  if (component === 'Template') return [`template-${id}`];
  if (component !== 'Checklist') return [];
  const phases = catalog.roles.get(role)?.data.phases as Record<
    string,
    { items: { id: string }[] } | undefined
  >;
  return (phases?.[phase]?.items ?? []).map((item) => `${role}-${item.id}`);
}

/** The heading below the text of every page that cites anything. */
const SOURCES_ID = 'sources';
