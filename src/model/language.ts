import { placeInLayers } from './layer.ts';
import type { Catalog, Entry } from './catalog.ts';

/** The language of a handbook: of its interface, and of what the organisation writes unless that says otherwise. */
export function languageOf({ handbook }: Pick<Catalog, 'handbook'>): string {
  return handbook?.data.language ?? ENGLISH;
}

/** The language that an entry is written in. The base is in English, also where a patch changes some of its keys. */
export function languageOfEntry(catalog: Catalog, { file, patched = file, data }: Entry<unknown>): string {
  const { language } = data as { language?: string };
  if (language !== undefined) return language;
  const layer = placeInLayers(catalog.layers, patched)?.layer;
  if (layer?.isBase) return ENGLISH;
  return layer?.language ?? languageOf(catalog);
}

/** The language tag that the name of a file means, as `pt-br` means `pt-BR`; undefined if it means none. */
export function languageTag(name: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(name)[0];
  } catch {
    return undefined;
  }
}

/** The language without its region, as `pt` for `pt-BR`. */
export function mainLanguage(language: string): string {
  return language.split('-')[0] ?? language;
}

/** Whether a language is English of any country. */
export function isEnglish(language: string): boolean {
  return mainLanguage(language) === ENGLISH;
}

/** The language of the base, and of every string that has no translation. */
export const ENGLISH = 'en';
