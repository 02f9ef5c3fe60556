import { getCollection, type CollectionEntry } from 'astro:content';
import { emptyCatalog, type Catalog } from '../model/catalog.ts';
import { buildContext } from './build-context.ts';

/** The catalog whose pages are built or served. Only for getStaticPaths, because a page's body sees only its props. */
export async function storedCatalog(): Promise<Catalog> {
  // The store contains only the catalog's digest. The dev server runs a module that asks for it again when it changes.
  await getCollection('catalog');
  return buildContext.catalog ?? emptyCatalog();
}

/** The MDX of the handbook and the examples, by address, for getStaticPaths to pass to render(). */
export async function storedTexts({
  pages,
  examples,
}: Catalog): Promise<Map<string, CollectionEntry<'texts'>>> {
  // Astro warns about an empty collection.
  if (pages.size + examples.size === 0) return new Map();
  return new Map((await getCollection('texts')).map((entry) => [entry.id, entry]));
}

/** The pages of the guide for contributors, in reading order. */
export async function storedGuide(): Promise<CollectionEntry<'contribute'>[]> {
  return (await getCollection('contribute')).sort((a, b) => a.data.order - b.data.order);
}
