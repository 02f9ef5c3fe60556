import { load } from 'js-yaml';
import { escapeHtml } from '../markdown/prose.ts';

/**
 * Reads the YAML of one area: its texts by key, the keys of nested maps joined by dots. Three notations stand for what a
 * page puts in: `{name}` for text, `<name/>` for HTML, and `<name>words</name>` for a link to an address. The tags in
 * TAGS stand for themselves. Throws a TypeError for anything that is neither a text nor a map of texts.
 */
export function parseArea(yaml: string): Map<string, Text> {
  return new Map(textsIn(load(yaml), ''));
}

/** The text of a value in a file of strings: words, or the plural forms of words. */
export function textIn(value: string | object): Text {
  return typeof value === 'string'
    ? { type: 'text', parts: parse(value) }
    : { type: 'plural', forms: new Map(Object.entries(value).map(([form, words]) => [form, parse(words)])) };
}

/** What a text is in a file of strings. */
export function valueOf(text: Text): string | Record<string, string> {
  return text.type === 'text'
    ? written(text.parts)
    : Object.fromEntries([...text.forms].map(([form, parts]) => [form, written(parts)]));
}

/**
 * What is wrong with the marks of a translation: those that it lacks, those that the text it translates does not have, and
 * the tag that is not closed. Tags that stand for themselves may come and go in a text with markup.
 */
export function markProblems(parts: readonly Part[], translated: Text): MarkProblems {
  const known = new Set(allPartsOf(translated).flatMap(markOf));
  const own = new Set(parts.flatMap(markOf));
  const isFree = (mark: string): boolean =>
    isMarkup(translated) && Object.hasOwn(TAGS, mark.replace(/[<>/]/g, ''));
  return {
    missing: [...known].filter((mark) => !own.has(mark) && !isFree(mark)),
    unknown: [...own].filter((mark) => !known.has(mark) && !isFree(mark)),
    unclosed: unclosedIn(parts),
  };
}

/** The first tag that is opened and not closed, or closed and not open. */
function unclosedIn(parts: readonly Part[]): string | undefined {
  const open: string[] = [];
  for (const part of parts) {
    if (part.type === 'open') open.push(part.name);
    if (part.type === 'close' && open.pop() !== part.name) return written([part]);
  }
  const last = open.at(-1);
  return last === undefined ? undefined : `<${last}>`;
}

function markOf(part: Part): string[] {
  return part.type === 'words' || part.type === 'close' ? [] : [written([part])];
}

/** A text with its values, as plain text. */
export function textOf(text: Text, values: Values, rules: Intl.PluralRules): string {
  return partsOf(text, values, rules)
    .map((part) => (part.type === 'words' ? part.text : String(values[part.name])))
    .join('');
}

/** A text with its values, as HTML: words and values are escaped, and only a fragment is taken as it is. */
export function htmlOf(text: Text, values: Values, rules: Intl.PluralRules, href: Address): string {
  return partsOf(text, values, rules)
    .map((part) => htmlOfPart(part, values, href))
    .join('');
}

/** A text whose own words are written in others. What a page puts in stays. */
export function inWords(text: Text, reword: (words: string) => string): Text {
  const write = (parts: Part[]): Part[] =>
    parts.map((part) => (part.type === 'words' ? { ...part, text: reword(part.text) } : part));
  return text.type === 'text'
    ? { ...text, parts: write(text.parts) }
    : { ...text, forms: new Map([...text.forms].map(([form, parts]) => [form, write(parts)])) };
}

/** The values that a page puts into a text, by name. */
export function slotsOf(text: Text): Map<string, Slot> {
  const slots = new Map<string, Slot>(text.type === 'plural' ? [['count', 'count']] : []);
  for (const part of allPartsOf(text))
    if (part.type !== 'words' && part.type !== 'close' && !slots.has(part.name) && !isTag(part))
      slots.set(part.name, part.type);
  return slots;
}

/** Whether a text is HTML, and so is put into a page by `set:html`. */
export function isMarkup(text: Text): boolean {
  return allPartsOf(text).some(({ type }) => type !== 'words' && type !== 'value');
}

function written(parts: readonly Part[]): string {
  return parts
    .map((part) => (part.type === 'words' ? part.text : MARKS[part.type].replace('*', part.name)))
    .join('');
}

/** The parts of the text, or of every form of a plural. */
function allPartsOf(text: Text): Part[] {
  return text.type === 'plural' ? [...text.forms.values()].flat() : text.parts;
}

function textsIn(node: unknown, key: string): [string, Text][] {
  if (typeof node === 'string') return [[key, { type: 'text', parts: parse(node) }]];
  if (typeof node !== 'object' || node === null || Array.isArray(node))
    throw new TypeError(`expected a text or a map of texts at "${key}"`);
  const entries = Object.entries(node);
  if ('other' in node && entries.every(([name]) => FORMS.has(name)))
    return [[key, { type: 'plural', forms: new Map(entries.map(([form, text]) => [form, parse(text)])) }]];
  return entries.flatMap(([name, child]) => textsIn(child, key ? `${key}.${name}` : name));
}

/** Splits at what is not words. A less-than sign that opens no tag is a word like others. */
function parse(text: unknown): Part[] {
  if (typeof text !== 'string') throw new TypeError('a plural form must be a text');
  return text
    .split(/(\{[a-z]\w*\}|<\/?[a-z]\w*>|<[a-z]\w*\/>)/i)
    .filter(Boolean)
    .map((piece): Part => {
      const name = /^[{<]\/?(\w+)\/?[}>]$/.exec(piece)?.[1];
      if (name === undefined) return { type: 'words', text: piece };
      if (piece.startsWith('{')) return { type: 'value', name };
      if (piece.startsWith('</')) return { type: 'close', name };
      return { type: piece.endsWith('/>') ? 'fragment' : 'open', name };
    });
}

function partsOf(text: Text, values: Values, rules: Intl.PluralRules): Part[] {
  if (text.type === 'text') return text.parts;
  return text.forms.get(rules.select(Number(values['count']))) ?? text.forms.get('other') ?? [];
}

function htmlOfPart(part: Part, values: Values, href: Address): string {
  if (part.type === 'words') return escapeHtml(part.text);
  const value = String(values[part.name]);
  const tag = TAGS[part.name];
  switch (part.type) {
    case 'value':
      return escapeHtml(value);
    case 'fragment':
      return value;
    case 'open':
      return tag ? `<${tag}>` : `<a href="${escapeHtml(href(value))}">`;
    case 'close':
      return tag ? `</${tag.split(' ')[0] ?? ''}>` : '</a>';
  }
}

function isTag(part: Part): boolean {
  return part.type === 'open' && part.name in TAGS;
}

/** Tags that stand for themselves, and what is written for each. */
const TAGS: Record<string, string> = {
  b: 'b',
  code: 'code',
  kbd: 'kbd',
  hidden: 'span class="visually-hidden"',
};

const MARKS = { value: '{*}', fragment: '<*/>', open: '<*>', close: '</*>' };

/** The plural forms that a language can have, as Intl.PluralRules names them. */
const FORMS = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

export type Text = { type: 'text'; parts: Part[] } | { type: 'plural'; forms: Map<string, Part[]> };

export type Part =
  { type: 'words'; text: string } | { type: 'value' | 'fragment' | 'open' | 'close'; name: string };

/** `count` chooses the plural form; `open` is the address of a link. */
export type Slot = 'count' | 'value' | 'fragment' | 'open';

export interface MarkProblems {
  missing: string[];
  unknown: string[];
  unclosed: string | undefined;
}

export type Values = Record<string, string | number>;

/** Puts the base path in front of an address. */
type Address = (path: string) => string;
