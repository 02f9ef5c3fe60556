import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATEGORIES } from '../../src/check/rules/categories.ts';
import { RULE_DESCRIPTIONS } from '../../src/check/rules/index.ts';
import { ruleView } from '../../src/views/rule-reference.ts';
import { textsOf } from './element.ts';
import { filesIn } from './files.ts';
import { unpack } from './search-index.ts';

/**
 * The words of a text in lower case, from four letters or digits on; a phone number is also one word. A number of
 * fewer than five digits means nothing, because it is in some page or position of the index by chance.
 */
export function wordsIn(text: string): Set<string> {
  const numbers = (text.match(/\+\d[\d ]{6,}\d/g) ?? []).map((number) => number.replace(/\D/g, ''));
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).filter(
    (word) => !/^\d{4}$/.test(word),
  );
  return new Set([...words, ...numbers]);
}

/** A text as it can be looked for in another one: in lower case, with one space around every word, no punctuation. */
export function phraseOf(text: string): string {
  const words = text.toLowerCase().split(/[\s"'‘’“”`*\\()[\]{}<>,;|]+/u);
  return ` ${words
    .map((word) => word.replace(/^[.:!?_]+|[.:!?_]+$/g, ''))
    .filter(Boolean)
    .join(' ')} `;
}

/** Every text in a value, at whatever depth. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Every key in a value, at whatever depth. */
function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  return [...keys, ...Object.values(value).flatMap(keysIn)];
}

/** Every file of a built site in which content can stand, with its path and all that can be read in it. */
export function readableIn(site: string): Map<string, string> {
  const files = filesIn(site).filter((file) => !isCode(file) && !isReference(file));
  return new Map(files.map((file) => [file, `${file}\n${readable(join(site, file))}`]));
}

/** Whether a file of a built site is made of code alone, and so is the same whatever the content says. */
export function isCode(file: string): boolean {
  return /^(?:_astro|schemas)\/|\.(?:js|svg)$|\/wasm\.\w+\.pagefind$/.test(file);
}

/** Whether a page is made of a schema or a rule, whose examples are what they are whatever the content says. */
function isReference(file: string): boolean {
  return file.startsWith('reference/');
}

/** Whether a file of the search index holds a word. Before each word is its length, which reads as a letter. */
export function isIndexed(index: string, word: string): boolean {
  return new RegExp(`${String.fromCharCode(0x60 + word.length)}${word}(?![a-z0-9])`).test(index);
}

/** What the schemas say of every key: the reference pages and the search index have all of it but the examples. */
export function textsOfSchemas(): string[] {
  const files = globSync('schemas/*.json').map((file) => readFileSync(file, 'utf8'));
  const keep = (key: string, value: unknown): unknown => (key === 'examples' ? undefined : value);
  return files.flatMap((text) => {
    const schema: unknown = JSON.parse(text, keep);
    return [...keysIn(schema), ...textsIn(schema)];
  });
}

/** What the pages about rules say, but for their examples. */
export function textsOfRules(): string[] {
  const categories = [...CATEGORIES.values()].flatMap(({ label, about }) => [label, about]);
  const rules = [...RULE_DESCRIPTIONS.keys()].map((id) => ruleView(id));
  return [...categories, ...rules.flatMap((view) => textsIn(view))];
}

/** What the guide for contributors says, its examples included: they are about a small handbook of their own. */
export function textsOfGuide(): string[] {
  return globSync('docs/contribute/*.md').map((file) => readFileSync(file, 'utf8'));
}

/** The words that Muster itself says on its pages. */
export function wordsOfMuster(): Set<string> {
  const templates = globSync('src/{check,exports,model,site,upkeep,views}/**/*.{ts,astro,yaml}');
  const texts = templates.map((file) => readFileSync(file, 'utf8'));
  return wordsIn([...texts, ...textsOfSchemas(), ...textsOfGuide()].join('\n'));
}

function readable(file: string): string {
  const bytes = readFileSync(file);
  if (file.endsWith('.html')) return textsOf(bytes.toString()).join('\n');
  const text = /\.pf_\w+$/.test(file) ? unpack(bytes) : bytes.toString();
  if (!/\.(json|pf_fragment)$/.test(file)) return text;
  const data: unknown = JSON.parse(text);
  // The keys of Pagefind's own file are its words. In any other they may be content too. Numbers are places in a page.
  const keys = file.endsWith('pagefind-entry.json') ? [] : keysIn(data);
  return [...keys, ...textsIn(data)].join('\n');
}
