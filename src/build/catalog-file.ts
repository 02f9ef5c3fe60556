import type { Catalog } from '../catalog/catalog.ts';
import { exportOf } from '../catalog/export.ts';

/** catalog.json: everything that this site shows, as data. */
export function catalogFile(catalog: Catalog): string {
  return `${JSON.stringify(exportOf(catalog))}\n`;
}
