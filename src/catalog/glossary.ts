import type { Catalog } from './catalog.ts';
import { editUrl } from './shell.ts';

/** The glossary in alphabetical order. */
export function glossaryView(catalog: Catalog): GlossaryView {
  const terms = catalog.glossary?.data.terms ?? [];
  const texts = new Map(terms.map(({ id, text }) => [id, text]));
  return {
    terms: terms
      .map(({ id, text, aliases, definition, see }) => ({
        id,
        text,
        aliases: aliases ?? [],
        definition,
        see: (see ?? []).flatMap((other) =>
          texts.has(other) ? [{ id: other, text: texts.get(other) ?? other }] : [],
        ),
      }))
      .sort((a, b) => (a.text.toLowerCase() < b.text.toLowerCase() ? -1 : 1)),
    editUrl: catalog.glossary && editUrl(catalog, catalog.glossary.file),
  };
}

export interface GlossaryView {
  terms: {
    id: string;
    text: string;
    aliases: string[];
    definition: string;
    see: { id: string; text: string }[];
  }[];
  editUrl: string | undefined;
}
