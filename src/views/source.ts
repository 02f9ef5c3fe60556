import { comparesIn } from '../model/collation.ts';
import { languageOf } from '../model/language.ts';
import { addressOf, CLOCKS } from '../model/addresses.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import type { Example, Page, Sources } from '../model/content.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';

/** Every source by its short name, with the pages that rest on it. */
export function sourcesView(catalog: Catalog): SourceView[] {
  const pages = [...catalog.pages.values()].map((page) => ({ page, ids: new Set(sourcesOf(page)) }));
  const compare = comparesIn(languageOf(catalog));
  const clocks = new Set(sourcesOfClocks(catalog));
  return (catalog.sources?.data.sources ?? [])
    .map((source): SourceView => ({
      ...source,
      citedBy: [
        ...links(
          pages.filter(({ ids }) => ids.has(source.id)).map(({ page }) => refTo(catalog, 'page', page.id)),
        ),
        ...(clocks.has(source.id) ? [CLOCKS_REF] : []),
      ],
    }))
    .sort((a, b) => compare(a.short, b.short));
}

/** The ids of the sources on which a page rests: those in its frontmatter, then those that its text cites. */
export function sourcesOf({ data, text }: Entry<Page | Example>): string[] {
  return [...new Set([...(data.sources ?? []), ...(text?.cites ?? [])])];
}

/** The ids of the sources on which the regulatory clocks rest. */
export function sourcesOfClocks({ regimes }: Catalog): string[] {
  const { regimes: laws = [], pending = [] } = regimes?.data ?? {};
  return [...new Set([...laws, ...pending].flatMap(({ sources = [] }) => sources))];
}

const CLOCKS_REF: LinkRef = { type: 'link', id: 'clocks', name: 'Regulatory clocks', href: CLOCKS };

/** The address of the list of sources; each has its id as its anchor. */
export const SOURCES = addressOf('sources', '');

export type SourceView = Source & {
  /** In the order of their files. */
  citedBy: LinkRef[];
};

type Source = Sources['sources'][number];
