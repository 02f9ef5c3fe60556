import { rewording } from '../markdown/words.ts';
import type { Catalog } from '../model/catalog.ts';
import { formatDuration } from '../model/duration.ts';
import { languageOf } from '../model/language.ts';
import { viewOf, type LevelView } from './level.ts';

/** How often each audience gets updates at each level, in a language; undefined without a severity file. */
export function cadenceView(catalog: Catalog, language = languageOf(catalog)): CadenceView | undefined {
  const levels = catalog.severity?.data.levels;
  if (!levels) return undefined;
  const audiences = [...new Set(levels.flatMap(({ response }) => Object.keys(response.update_every)))];
  return {
    audiences: audiences.map((name) => rewording(catalog.words)(name)),
    rows: levels.map((level) => {
      const { first_update, update_every } = level.response;
      const every: Record<string, string | undefined> = update_every;
      const text = (value: string | undefined): string | undefined =>
        value && formatDuration(value, language);
      return {
        level: viewOf(level),
        first: text(first_update),
        every: audiences.map((name) => text(every[name])),
      };
    }),
  };
}

export interface CadenceView {
  audiences: string[];
  /** The most severe level first; `every` in the order of the audiences, undefined where nothing is promised. */
  rows: { level: LevelView; first: string | undefined; every: (string | undefined)[] }[];
}
