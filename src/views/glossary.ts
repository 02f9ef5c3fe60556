import { comparesIn } from '../model/collation.ts';
import { languageOf } from '../model/language.ts';
import type { TermWords } from '../markdown/terms.ts';
import type { Catalog } from '../model/catalog.ts';
import { sourceOf, type PageSource } from './frame.ts';

/** The glossary in alphabetical order. */
export function glossaryView(catalog: Catalog): GlossaryView {
  const terms = catalog.glossary?.data.terms ?? [];
  const compare = comparesIn(languageOf(catalog));
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
      .sort((a, b) => compare(a.text, b.text)),
    source: catalog.glossary && sourceOf(catalog, catalog.glossary.file),
  };
}

/**
 * The terms whose first use on a handbook page leads to the glossary, each with the words that mean it. A synonym of one
 * plain word, as "call" or "cause", usually means something else in the text. Search still finds the term by it.
 */
export function linkedTerms(catalog: Catalog): TermWords[] {
  return (catalog.glossary?.data.terms ?? [])
    .filter(({ linked = true }) => linked)
    .map(({ id, text, aliases = [] }) => ({
      id,
      words: [text, ...aliases.filter((alias) => !PLAIN.test(alias))],
    }));
}

const PLAIN = /^[a-z]+$/;

export interface GlossaryView {
  terms: {
    id: string;
    text: string;
    aliases: string[];
    definition: string;
    see: { id: string; text: string }[];
  }[];
  source: PageSource | undefined;
}
