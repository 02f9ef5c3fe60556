import type { Catalog } from '../model/catalog.ts';
import { formatDuration } from '../model/duration.ts';
import { levelView, type LevelView } from './level.ts';

/** How often each audience gets updates at each level; undefined without a severity file. */
export function cadenceView(catalog: Catalog): CadenceView | undefined {
  const levels = catalog.severity?.data.levels;
  if (!levels) return undefined;
  const audiences = [...new Set(levels.flatMap(({ response }) => Object.keys(response.update_every)))];
  return {
    audiences,
    rows: levels.flatMap(({ id, response }) => {
      const level = levelView(catalog, id);
      if (!level) return [];
      const every: Record<string, string | undefined> = response.update_every;
      const text = (value: string | undefined): string | undefined => value && formatDuration(value);
      return [
        { level, first: text(response.first_update), every: audiences.map((name) => text(every[name])) },
      ];
    }),
  };
}

export interface CadenceView {
  audiences: string[];
  /** The most severe level first; `every` in the order of the audiences, undefined where nothing is promised. */
  rows: { level: LevelView; first: string | undefined; every: (string | undefined)[] }[];
}
