import type { Catalog } from '../model/catalog.ts';
import { healthOf, type HealthOptions } from '../upkeep/health.ts';
import type { Files } from './files.ts';

/** health.json: what each team has to fix, as data. A public site has none. */
export function healthFile(catalog: Catalog, options: HealthOptions): Files {
  const health = healthOf(catalog, options);
  return new Map(health && [['health.json', `${JSON.stringify(health)}\n`]]);
}
