import { articleFor, pluralOf, singularOf } from './plural.ts';

/**
 * What writes a text in the words of an organisation: each key of `words` as its value, the longest first and none twice, in
 * the same number and case, with "a" or "an" as the new word needs it. Addresses, code in backticks, facts in braces and
 * parts of longer words stay. Without words, and where none occurs, a text comes back as it is.
 */
export function rewording(words: Words): Reword {
  const known = rewordings.get(words) ?? rewordingOf(words);
  rewordings.set(words, known);
  return known;
}

function rewordingOf(words: Words): Reword {
  const forms = formsOf(words);
  if (forms.size === 0) return (text) => text;
  const pattern = patternOf([...forms.keys()]);
  return (text, isProse) =>
    text.replace(pattern, (...match) => {
      const [whole, kept, article, gap = '', found = ''] = match as Match;
      const end = match.find((part): part is number => typeof part === 'number')! + whole.length;
      const value = forms.get(found.toLowerCase().replace(/\s+/g, ' '));
      if (kept !== undefined || value === undefined || isProse?.(end - found.length, end) === false)
        return whole;
      const written = likeCase(value, found);
      return article === undefined ? written : `${likeCase(articleFor(written), article)}${gap}${written}`;
    });
}

/** Every form of a word that is replaced, in lower case, with what it becomes. What is given itself goes before what follows from another. */
function formsOf(words: Words): Map<string, string> {
  const forms = new Map(Object.entries(words).map(([key, value]) => [key.toLowerCase(), value]));
  for (const [key, value] of Object.entries(words))
    for (const [from, to] of otherNumber(key.toLowerCase(), value)) if (!forms.has(from)) forms.set(from, to);
  return forms;
}

/** The plural of a singular, or the singular of a plural, if both words have it. */
function otherNumber(key: string, value: string): [string, string][] {
  const [one, single] = [singularOf(key), singularOf(value)];
  if (one === undefined) return [[pluralOf(key), pluralOf(value)]];
  return single === undefined ? [] : [[one, single]];
}

function patternOf(forms: string[]): RegExp {
  const longest = forms.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const words = longest.map((form) => form.replace(/[^\p{L}\p{N} ]/gu, '\\$&').replaceAll(' ', '\\s+'));
  return new RegExp(
    `(${KEPT})|(?:(?<![\\p{L}\\p{N}_’'-])(an?)([\\s*_“"‘'(]+))?(?<![\\p{L}\\p{N}_-])(${words.join('|')})(?![\\p{L}\\p{N}_-])`,
    'giu',
  );
}

/** A word in the case of the one that it replaces: as a name, at the start of a sentence, in capitals, or as it is. */
function likeCase(value: string, found: string): string {
  if (found === found.toLowerCase()) return value;
  if (found.length > 1 && found === found.toUpperCase()) return value.toUpperCase();
  const words = found.split(/\s+/);
  if (words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word)))
    return value.replace(/(?<![\p{L}\p{N}])\p{L}/gu, (letter) => letter.toUpperCase());
  return /^\p{Lu}/u.test(found) ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}

/** What is not prose: fields and facts, code, addresses, channels and paths, and names with a dot in them. */
const KEPT = [
  '\\{\\{[^{}]*\\}\\}',
  '`+[^`]*`+',
  '[a-z][a-z0-9+.-]*://\\S+',
  '(?:mailto|tel):\\S+',
  '[\\w.+-]+@[\\w.-]+',
  '(?<!\\S)[#@/][\\p{L}\\p{N}]\\S*',
  '[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)+',
].join('|');

/** Making a pattern costs more than one text's use of it. */
const rewordings = new WeakMap<Words, Reword>();

/** Words of the base, in lower case, each with the word of the organisation for it. */
export type Words = Readonly<Record<string, string>>;

/** Writes a text in other words. `isProse` says of a place in it whether its words may change. */
export type Reword = (text: string, isProse?: (start: number, end: number) => boolean) => string;

type Match = [string, string | undefined, string | undefined, string | undefined, string | undefined];
