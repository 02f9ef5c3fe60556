import type { Catalog } from '../model/catalog.ts';
import { levelName } from '../model/level.ts';

/** A level as a badge shows it; undefined for an id that is no level. */
export function levelView(catalog: Catalog, id: string): LevelView | undefined {
  const level = catalog.severity?.data.levels.find((item) => item.id === id);
  return level && { id, rank: level.rank, label: levelName(id), name: level.name };
}

/** Word, number, shape (by rank) and colour (by rank): never colour alone. */
export interface LevelView {
  id: string;
  rank: number;
  label: string;
  name: string;
}
