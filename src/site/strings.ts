import { rewording, type Reword, type Words } from '../markdown/words.ts';
import { buildContext } from './build-context.ts';
import { href } from './layouts/href.ts';
import { LANGUAGE } from './strings/language.ts';
import { htmlOf, inWords, parseArea, textOf, type Text, type Values } from './strings/text.ts';
import type { Markup, Texts } from './strings/types.ts';

/**
 * The words of one area of the interface: `t('key')` is a text, which Astro escapes, and `t.html('key')` one with markup
 * in it, for `set:html`. Keys and parameters are typed by the files (`npm run strings`).
 */
export function strings<A extends keyof Texts>(area: A): Strings<A> {
  const text = (key: string): Text => {
    const found = areaOf(area).get(key);
    if (!found) throw new Error(`No text "${key}" in ${fileOf(area)}`);
    return found;
  };
  const plain = (key: string, values: Values = {}): string => textOf(text(key), values, RULES);
  const html = (key: string, values: Values = {}): string => htmlOf(text(key), values, RULES, href);
  return Object.assign(plain, { html }) as Strings<A>;
}

/** Each file is parsed once for the words of an organisation, when it is first asked for. */
function areaOf(area: string): Map<string, Text> {
  const words = buildContext.catalog?.words ?? NO_WORDS;
  const known = areas.get(words) ?? new Map<string, Map<string, Text>>();
  const texts = known.get(area) ?? parsed(area, rewording(words));
  areas.set(words, known.set(area, texts));
  return texts;
}

function parsed(area: string, reword: Reword): Map<string, Text> {
  const texts = parseArea(FILES[fileOf(area)] ?? '{}');
  return new Map([...texts].map(([key, text]) => [key, inWords(text, reword)]));
}

function fileOf(area: string): string {
  return `./strings/${area}.${LANGUAGE}.yaml`;
}

const FILES = import.meta.glob<string>('./strings/**/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const RULES = new Intl.PluralRules(LANGUAGE);
/** One for each catalog: the dev server may read other words. */
const areas = new WeakMap<Words, Map<string, Map<string, Text>>>();
const NO_WORDS: Words = {};

export interface Strings<A extends keyof Texts> {
  <K extends keyof Texts[A]>(key: K, ...values: Extract<Texts[A][K], unknown[]>): string;
  html: <K extends keyof (Texts[A] & Markup[A])>(
    key: K,
    ...values: Extract<(Texts[A] & Markup[A])[K], unknown[]>
  ) => string;
}
