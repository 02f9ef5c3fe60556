import { htmlOf, parseArea, textOf, type Text, type Values } from '../model/interface-text.ts';
import { ENGLISH } from '../model/language.ts';
import { buildContext } from './build-context.ts';
import { marked } from './language-marks.ts';
import { href } from './layouts/href.ts';
import type { Markup, Texts } from './strings/types.ts';

/**
 * The words of one area of the interface: `t('key')` is a text, which Astro escapes, and `t.html('key')` one with markup
 * in it, for `set:html`. Keys and parameters are typed by the files (`npm run strings`). In another language than English,
 * each text carries marks that say which language it is in, and the middleware turns them into `lang`.
 */
export function strings<A extends keyof Texts>(area: A): Strings<A> {
  const plain = (key: string, values: Values = {}): string => {
    const { text, language } = found(area, key);
    return marked(textOf(text, values, rulesOf(language)), language);
  };
  const html = (key: string, values: Values = {}): string => {
    const { text, language } = found(area, key);
    return marked(htmlOf(text, values, rulesOf(language), href), language);
  };
  return Object.assign(plain, { html }) as Strings<A>;
}

/** The language of the interface. */
export function interfaceLanguage(): string {
  return buildContext.interface?.language ?? ENGLISH;
}

/** How much of the interface is translated; undefined if nothing is missing. */
export function translatedCount(): { language: string; translated: number; total: number } | undefined {
  const words = buildContext.interface;
  if (!words || words.missing === 0) return undefined;
  const translated = words.translated.size;
  return { language: words.language, translated, total: translated + words.missing };
}

/** Looked up at each use, because the dev server may read another language while it runs. */
function found(area: string, key: string): { text: Text; language: string } {
  const words = buildContext.interface;
  const id = `${area}.${key}`;
  const translated = words?.translated.get(id);
  if (translated) return { text: translated, language: words?.language ?? ENGLISH };
  const text = words?.english.get(id) ?? areaOf(area).get(key);
  if (!text) throw new Error(`No text "${key}" in ${fileOf(area)}`);
  return { text, language: ENGLISH };
}

/** Each file is parsed once, when it is first asked for. */
function areaOf(area: string): Map<string, Text> {
  const texts = areas.get(area) ?? parseArea(FILES[fileOf(area)] ?? '{}');
  areas.set(area, texts);
  return texts;
}

function fileOf(area: string): string {
  return `./strings/${area}.${ENGLISH}.yaml`;
}

function rulesOf(language: string): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, known);
  return known;
}

const FILES = import.meta.glob<string>('./strings/**/*.en.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const areas = new Map<string, Map<string, Text>>();
const rules = new Map<string, Intl.PluralRules>();

export interface Strings<A extends keyof Texts> {
  <K extends keyof Texts[A]>(key: K, ...values: Extract<Texts[A][K], unknown[]>): string;
  html: <K extends keyof (Texts[A] & Markup[A])>(
    key: K,
    ...values: Extract<(Texts[A] & Markup[A])[K], unknown[]>
  ) => string;
}
