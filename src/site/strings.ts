import { href } from './layouts/href.ts';
import { LANGUAGE } from './strings/language.ts';
import { htmlOf, parseArea, textOf, type Text, type Values } from '../model/interface-text.ts';
import type { Markup, Texts } from './strings/types.ts';

/**
 * The words of one area of the interface: `t('key')` is a text, which Astro escapes, and `t.html('key')` one with markup
 * in it, for `set:html`. Keys and parameters are typed by the files (`npm run strings`).
 */
export function strings<A extends keyof Texts>(area: A): Words<A> {
  const texts = areaOf(area);
  const text = (key: string): Text => {
    const found = texts.get(key);
    if (!found) throw new Error(`No text "${key}" in ${fileOf(area)}`);
    return found;
  };
  const plain = (key: string, values: Values = {}): string => textOf(text(key), values, RULES);
  const html = (key: string, values: Values = {}): string => htmlOf(text(key), values, RULES, href);
  return Object.assign(plain, { html }) as Words<A>;
}

/** Each file is parsed once, when it is first asked for. */
function areaOf(area: string): Map<string, Text> {
  const texts = areas.get(area) ?? parseArea(FILES[fileOf(area)] ?? '{}');
  areas.set(area, texts);
  return texts;
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
const areas = new Map<string, Map<string, Text>>();

export interface Words<A extends keyof Texts> {
  <K extends keyof Texts[A]>(key: K, ...values: Extract<Texts[A][K], unknown[]>): string;
  html: <K extends keyof (Texts[A] & Markup[A])>(
    key: K,
    ...values: Extract<(Texts[A] & Markup[A])[K], unknown[]>
  ) => string;
}
