import { getCollection, type CollectionEntry } from 'astro:content';
import { emptyCatalog, type Catalog } from '../model/catalog.ts';
import { unlink } from '../markdown/unlink.ts';
import { buildContext } from './build-context.ts';

/** The catalog whose pages are built or served. Only for getStaticPaths, because a page's body sees only its props. */
export async function storedCatalog(): Promise<Catalog> {
  // The store contains only the catalog's digest. The dev server runs a module that asks for it again when it changes.
  await getCollection('catalog');
  return buildContext.catalog ?? emptyCatalog();
}

/** The texts of the handbook and the examples, by address without slashes, for getStaticPaths to pass to render(). */
export async function storedTexts(): Promise<Map<string, CollectionEntry<'texts'>>> {
  return new Map((await getCollection('texts')).map((entry) => [entry.id, entry]));
}

/** The body of a text as this audience sees it, without links to what it may not see. */
export function shownBody({ body = '' }: CollectionEntry<'texts'>): string {
  return unlink(body, buildContext.isWithheld ?? (() => false));
}

/** The pages of the guide for contributors, in reading order. */
export async function storedGuide(): Promise<CollectionEntry<'contribute'>[]> {
  return (await getCollection('contribute')).sort((a, b) => a.data.order - b.data.order);
}
