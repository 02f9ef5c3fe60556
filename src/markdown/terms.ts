import type { Nodes, PhrasingContent, Root, Text } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import { pluralOf } from './plural.ts';

/**
 * Makes the first use of each term on a page a `<Term>` around the words as they stand there: whole words, in any case
 * and number, by the term or one of its synonyms. Not in headings, links or code, and not where the page says `<Term>`
 * itself. Abbreviations match only as they are written, so that the report CAN is not the verb.
 */
export function linkTerms(tree: Root, terms: TermWords[]): void {
  const left = new Set(terms.map(({ id }) => id));
  for (const id of namedTerms(tree)) left.delete(id);
  if (left.size === 0) return;
  const find = finderFor(terms);
  visit(tree, (node, index, parent) => {
    if (isClosed(node)) return SKIP;
    if (node.type !== 'text' || !parent || index === undefined) return undefined;
    const parts = splitText(node, find, left);
    parent.children.splice(index, 1, ...parts);
    return [SKIP, index + parts.length];
  });
}

/** Finds the words of terms in a plain text, as they are found on a page. */
export function wordsIn(terms: TermWords[]): Finder {
  const isAny = terms.some(({ words }) => words.some(({ length }) => length >= SHORTEST));
  return isAny ? finderFor(terms) : () => [];
}

/** What never holds a link of ours: text that leads somewhere already, titles, and what a component shows. */
function isClosed(node: Nodes): boolean {
  return ['heading', 'link', 'linkReference', 'definition', 'mdxJsxTextElement'].includes(node.type);
}

function namedTerms(tree: Root): string[] {
  const ids: string[] = [];
  visit(tree, ['mdxJsxTextElement', 'mdxJsxFlowElement'], (node) => {
    const { name, attributes } = node as MdxJsxTextElement;
    const id = attributes.find((attribute) => 'name' in attribute && attribute.name === 'id');
    if (name === 'Term' && typeof id?.value === 'string') ids.push(id.value);
  });
  return ids;
}

function splitText(node: Text, find: Finder, left: Set<string>): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const { id, start, words } of find(node.value)) {
    if (!left.delete(id)) continue;
    if (start > from) parts.push({ ...node, value: node.value.slice(from, start) });
    parts.push(termElement(id, words));
    from = start + words.length;
  }
  if (from === 0 && parts.length === 0) return [node];
  if (from < node.value.length) parts.push({ ...node, value: node.value.slice(from) });
  return parts;
}

function termElement(id: string, words: string): MdxJsxTextElement {
  return {
    type: 'mdxJsxTextElement',
    name: 'Term',
    attributes: [{ type: 'mdxJsxAttribute', name: 'id', value: id }],
    children: [{ type: 'text', value: words }],
  };
}

/** One for all pages, whichever terms each has left: making a pattern of them costs more than a page's use of it. */
function finderFor(terms: TermWords[]): Finder {
  const find = known.get(terms) ?? finderOf(terms);
  known.set(terms, find);
  return find;
}

/** Finds every use of a term in a text, from the left, the longest first where several begin at one place. */
function finderOf(terms: TermWords[]): Finder {
  const ids = new Map<string, string>();
  for (const { id, words } of terms)
    for (const word of words.filter(({ length }) => length >= SHORTEST))
      for (const form of formsOf(word)) if (!ids.has(keyOf(form))) ids.set(keyOf(form), id);
  const forms = [...ids.keys()].sort((a, b) => b.length - a.length).map(patternOf);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${forms.join('|')})(?![\\p{L}\\p{N}_-])`, 'giu');
  return function* (text) {
    for (const { 0: words, index: start } of text.matchAll(pattern)) {
      const plain = words.replace(/\s+/g, ' ');
      const id = ids.get(plain) ?? ids.get(plain.toLowerCase());
      if (id !== undefined) yield { id, start, words };
    }
  };
}

/** A word and its plural. */
function formsOf(word: string): string[] {
  return [word, isAbbreviation(word) ? `${word}s` : pluralOf(word)];
}

/** An abbreviation is looked up as it is written, everything else in lower case. */
function keyOf(form: string): string {
  return isAbbreviation(form) ? form : form.toLowerCase();
}

function isAbbreviation(word: string): boolean {
  return /^[A-Z0-9-]*[A-Z][A-Z0-9-]*s?$/.test(word);
}

function patternOf(form: string): string {
  return form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '\\s+');
}

/** Two letters mean too many things. */
const SHORTEST = 3;

const known = new WeakMap<TermWords[], Finder>();

export type Finder = (text: string) => Iterable<{ id: string; start: number; words: string }>;

/** A term, and every word by which it is known. */
export interface TermWords {
  id: string;
  words: string[];
}
