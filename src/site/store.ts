import { getCollection, type CollectionEntry } from 'astro:content';
import { emptyCatalog, type Catalog } from '../model/catalog.ts';
import { buildContext } from './build-context.ts';

/** The catalog whose pages are built or served. For getStaticPaths only: a page's body sees nothing but its props. */
export async function storedCatalog(): Promise<Catalog> {
  // The store holds only the catalog's digest. Whoever asks for it is run again by the dev server when it changes.
  await getCollection('catalog');
  return buildContext.catalog ?? emptyCatalog();
}

/** The texts of handbook and examples by their address without its slashes, for getStaticPaths to pass on to render(). */
export async function storedTexts(): Promise<Map<string, CollectionEntry<'texts'>>> {
  return new Map((await getCollection('texts')).map((entry) => [entry.id, entry]));
}

/** The pages of the guide for contributors, in the order in which they are read. */
export async function storedGuide(): Promise<CollectionEntry<'contribute'>[]> {
  return (await getCollection('contribute')).sort((a, b) => a.data.order - b.data.order);
}
