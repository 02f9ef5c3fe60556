import type { Catalog } from '../model/catalog.ts';
import { jumpList } from '../exports/jump.ts';

/**
 * jump.json, the first file that search loads. It also names the state of the index and, in the dev server, the time that
 * the index was built.
 */
export function jumpFile(catalog: Catalog, index: string, builtAt?: Date): string {
  const built = builtAt && { builtAt: builtAt.toISOString() };
  return JSON.stringify({ index, ...built, rows: jumpList(catalog) });
}
