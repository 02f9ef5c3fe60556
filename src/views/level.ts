import type { Catalog } from '../model/catalog.ts';
import { findLevel, levelName, scaleOf, type Level } from '../model/level.ts';

/** The level of an id or a position as a badge shows it; undefined if there is none. */
export function levelView(catalog: Catalog, name: string): LevelView | undefined {
  const level = findLevel(scaleOf(catalog.severity?.data), name);
  return level && viewOf(level);
}

/** A level as a badge shows it. */
export function viewOf(level: Level): LevelView {
  return { id: level.id, rank: level.rank, label: levelName(level), name: level.name };
}

/** Word, number, shape (by rank) and colour (by rank): never colour alone. */
export interface LevelView {
  id: string;
  rank: number;
  label: string;
  name: string;
}
