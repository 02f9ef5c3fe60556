import { getCollection, type CollectionEntry } from 'astro:content';
import { emptyCatalog, PLURAL, SINGLE, type Catalog, type Entry } from '../catalog/catalog.ts';
import type { Marking } from '../catalog/content.ts';
import type { Kind } from '../catalog/kind.ts';

/** The catalog as the content store holds it. For getStaticPaths only: a page's body sees nothing but its props. */
export async function storedCatalog(): Promise<Catalog> {
  const entries = await getCollection('catalog');
  // The store hands out the same objects until content changes, so the last catalog serves every page module.
  if (last && last.first === entries[0]?.data && last.count === entries.length && import.meta.env.PROD)
    return last.catalog;
  const catalog = assemble(entries.map(({ data }) => data));
  last = { first: entries[0]?.data, count: entries.length, catalog };
  return catalog;
}

/** The texts of handbook and examples by their address without its slashes, for getStaticPaths to pass on to render(). */
export async function storedTexts(): Promise<Map<string, CollectionEntry<'texts'>>> {
  return new Map((await getCollection('texts')).map((entry) => [entry.id, entry]));
}

/** The pages of the guide for contributors, in the order in which they are read. */
export async function storedGuide(): Promise<CollectionEntry<'contribute'>[]> {
  return (await getCollection('contribute')).sort((a, b) => a.data.order - b.data.order);
}

function assemble(stored: StoredEntry[]): Catalog {
  const catalog = emptyCatalog();
  for (const { kind, key, entry, audience } of stored) {
    catalog.audience = audience;
    const single = SINGLE[kind];
    if (single) (catalog as unknown as Record<string, unknown>)[single] = entry;
    else (catalog[PLURAL[kind as keyof typeof PLURAL]] as Map<string, unknown>).set(key, entry);
  }
  return catalog;
}

let last: { first: unknown; count: number; catalog: Catalog } | undefined;

/** What the content store holds for one file. */
export interface StoredEntry {
  kind: Kind;
  /** The key in the catalog's map: the id, or team/role for a team's additions to a role. */
  key: string;
  audience: Marking;
  entry: Entry<unknown>;
}
