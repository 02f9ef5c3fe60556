import type { Catalog } from '../model/catalog.ts';
import { exportOf } from '../exports/catalog-json.ts';

/** catalog.json: everything that the site shows, as data. */
export function catalogFile(catalog: Catalog): string {
  return `${JSON.stringify(exportOf(catalog))}\n`;
}
