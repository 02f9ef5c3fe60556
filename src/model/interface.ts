import schema from '../../schemas/interface.json' with { type: 'json' };
import type { Catalog } from './catalog.ts';
import { rewording } from '../markdown/words.ts';
import { inWords, textIn, type Text } from './interface-text.ts';
import { ENGLISH, isEnglish, languageOf } from './language.ts';

/** Every string of the interface by its id, which is its area and its key, with its English text. */
export function interfaceStrings(): ReadonlyMap<string, Text> {
  return (strings ??= new Map(
    Object.entries(schema.properties as Record<string, Known>).map(([id, known]) => [
      id,
      textIn(known.default ?? known.description),
    ]),
  ));
}

/**
 * The interface of a handbook: the organisation's own strings, then the translation that comes with Muster, then the
 * organisation's own English, then ours in its `words`. Undefined if it is the English one as it comes. `translations` are
 * the shipped strings of a language, by their ids.
 */
export function interfaceOf(
  catalog: Catalog,
  translations: (language: string) => Strings,
): Interface | undefined {
  const language = languageOf(catalog);
  const own = ownStrings(catalog, language);
  const ownEnglish = isEnglish(language) ? [] : ownStrings(catalog, ENGLISH);
  const english = new Map([...reworded(catalog), ...ownEnglish]);
  const shipped = isEnglish(language) ? new Map<string, Text>() : translations(language);
  if (language === ENGLISH && own.size + english.size === 0) return undefined;
  const known = interfaceStrings();
  const translated = new Map([...shipped, ...own].filter(([id]) => known.has(id)));
  return { language, translated, english, missing: isEnglish(language) ? 0 : known.size - translated.size };
}

/** How many strings there are in the language of a handbook, as a sentence; undefined if none is missing. */
export function countOf({ language, translated, missing }: Interface): string | undefined {
  if (missing === 0) return undefined;
  return `${translated.size} of ${translated.size + missing} in ${language}, the rest are in English`;
}

/** The English strings in the words of the organisation; none if it has no words of its own. */
function reworded({ words }: Catalog): Strings {
  if (Object.keys(words).length === 0) return new Map();
  const reword = rewording(words);
  return new Map([...interfaceStrings()].map(([id, text]) => [id, inWords(text, reword)]));
}

function ownStrings({ strings }: Catalog, language: string): Strings {
  const own = strings.get(language.toLowerCase())?.data ?? {};
  return new Map(Object.entries(own).map(([id, value]) => [id, textIn(value)]));
}

/** Parsed when first needed: most handbooks change no string. */
let strings: Map<string, Text> | undefined;

/** An entry of the generated schema. Only plural forms have a default. */
interface Known {
  description: string;
  default?: Record<string, string>;
}

export interface Interface {
  /** What `<html lang>` says, and what dates, numbers and plural forms follow. */
  language: string;
  /** The strings in that language, by their ids. */
  translated: Strings;
  /** The English of strings that are not translated, where it is not ours. */
  english: Strings;
  /** How many strings are not translated. */
  missing: number;
}

export type Strings = ReadonlyMap<string, Text>;
