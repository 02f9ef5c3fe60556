import GithubSlugger from 'github-slugger';
import leven from 'leven';
import type { Definition, Heading, Link, Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Point, Position } from 'unist';
import { visit } from 'unist-util-visit';
import { ADDRESS_HELP, GAP_HELP, hasGap, isAllowedAddress } from './address.ts';
import { parseGithub, unsupportedIn } from './construct.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { obeyedIn, unfitIn, unfitProblem, type TextUse } from './character.ts';
import { linkTextsIn } from './link-text.ts';
import { TANGLE_HELP, tangleIn, type Tangle } from './tangle.ts';

/**
 * What a page of MDX contains, and what in it is not allowed. Only the vocabulary's components, their attributes and plain
 * text as values are allowed: everything that could run code in the build or in a browser is a problem. Never throws.
 */
export function inspectMdx(text: string, vocabulary: Vocabulary): MdxInspection {
  const { yaml, line, body: written } = splitFrontmatter(text);
  // A page that was written on Windows says the same.
  const body = written.replaceAll('\r\n', '\n');
  const frontmatter = yaml === undefined ? undefined : { text: yaml, line };
  const found: MdxInspection = { ...emptyInspection(), frontmatter, body };
  const tangle = tangleIn(body);
  if (tangle) {
    found.problems.push(tangleProblem(body, tangle));
    return found;
  }
  try {
    const tree = parser.parse(body);
    inspectTree(tree, vocabulary, found, body);
    for (const { offset, ...problem } of unsupportedIn(body, 'page', tree))
      found.problems.push({ ...problem, ...placeAt(body, offset) });
  } catch (error) {
    found.problems.push(syntaxProblem(error));
  }
  return found;
}

/** Walks a parsed page; used by the check, and again by Astro's pipeline as a second lock. */
export function inspectTree(tree: Root, vocabulary: Vocabulary, found: MdxInspection, source = ''): void {
  const slugger = new GithubSlugger();
  found.linkTexts = linkTextsIn(tree).map(({ url, text, position }) => ({
    url,
    words: text,
    ...rangeOf(position),
  }));
  const around = new Map<Nodes, string[]>();
  visit(tree, (node, _index, parent) => {
    // The components around a node: those around its parent, and its parent if that is one.
    const outer = (parent && around.get(parent)) ?? [];
    const inside = parent && 'name' in parent ? [...outer, parent.name ?? ''] : outer;
    if ('children' in node) around.set(node, inside);
    if (node.type === 'heading') found.headings.push(headingOf(node, slugger));
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      inspectElement(node, inside, vocabulary, found);
    else inspectNode(node, found);
    inspectCharacters(node, source, found);
  });
}

/** The anchors of the headings of a text of plain Markdown, such as a page of the guide. */
export function headingIds(text: string): string[] {
  const slugger = new GithubSlugger();
  const ids: string[] = [];
  visit(parseGithub(splitFrontmatter(text).body), 'heading', (node) => {
    ids.push(headingOf(node, slugger).id);
  });
  return ids;
}

/** An empty inspection, to be filled by inspectTree. */
export function emptyInspection(): MdxInspection {
  return {
    frontmatter: undefined,
    body: '',
    headings: [],
    uses: [],
    elements: [],
    links: [],
    linkTexts: [],
    problems: [],
  };
}

function headingOf(node: Heading, slugger: GithubSlugger): MdxInspection['headings'][number] {
  const text = toString(node, { includeImageAlt: false });
  return { id: slugger.slug(text), depth: node.depth, text, ...rangeOf(node.position) };
}

function inspectNode(node: Nodes, { links, problems }: MdxInspection): void {
  const range = rangeOf(node.position);
  switch (node.type) {
    case 'mdxjsEsm':
      problems.push({
        rule: 'mdx/import',
        message: 'import and export are not allowed in content',
        help: 'Remove the line: components need no import. If it is prose, do not start it with that word.',
        ...range,
      });
      return;
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      problems.push({
        rule: 'mdx/expression',
        message: 'expressions in braces are not allowed in content',
        help: 'Show a fact with a component, as in <Timer id="relief" />. Write a brace itself as \\{.',
        ...range,
      });
      return;
    case 'html':
      problems.push({
        rule: 'mdx/html',
        message: 'HTML is not allowed in content',
        help: 'Use Markdown.',
        ...range,
      });
      return;
    case 'image':
    case 'imageReference':
      if (node.type === 'imageReference' || !/^\/(?!\/)[\w./-]+$/.test(node.url) || !node.alt) {
        problems.push({
          rule: 'text/image',
          message: 'image has no alternative text, or its path is not on this site',
          help: 'Write ![what it shows](/images/name.svg).',
          ...range,
        });
      } else links.push({ url: node.url, image: true, ...range });
      return;
    case 'link':
    case 'definition':
      links.push({ url: node.url, ...range });
      if (hasGap(node.url))
        problems.push({
          rule: 'link/placeholder',
          message: `nothing fills in the address ${JSON.stringify(node.url.slice(0, 80))}`,
          help: GAP_HELP,
          ...range,
        });
      if (!isAllowedAddress(node.url)) {
        problems.push({ rule: 'link/scheme', ...refusedAddress(node), ...range });
      }
      return;
    default:
  }
}

/** In a page, the letters www. alone make a link. */
function refusedAddress(node: Link | Definition): { message: string; help: string } {
  const words = node.type === 'link' ? toString(node) : '';
  if (words.startsWith('www.') && node.url === `http://${words}`)
    return {
      message: `${JSON.stringify(words.slice(0, 40))} becomes a link without encryption`,
      help: `Write [${words}](https://${words}).`,
    };
  return {
    message: `links to ${JSON.stringify(node.url.slice(0, 40))} are not allowed`,
    help: ADDRESS_HELP,
  };
}

function inspectElement(
  node: JsxElement,
  inside: readonly string[],
  vocabulary: Vocabulary,
  found: MdxInspection,
): void {
  const name = node.name ?? '';
  const known = Object.hasOwn(vocabulary, name) ? vocabulary[name] : undefined;
  if (!known) {
    found.problems.push(unknownElement(name, vocabulary, rangeOf(node.position)));
    return;
  }
  const given: Record<string, string> = {};
  const before = found.problems.length;
  for (const attribute of node.attributes) inspectAttribute(node, attribute, vocabulary, given, found);
  const missing = Object.keys(known.attributes).filter(
    (key) => known.attributes[key]?.required && !(key in given),
  );
  if (missing.length && found.problems.length === before)
    found.problems.push({
      rule: 'mdx/attribute',
      message: `<${name}> has no ${missing.join(' and no ')}`,
      help: `Write ${usage(name, vocabulary)}.`,
      ...rangeOf(node.position),
    });
  found.elements.push({ component: name, attributes: given, ...rangeOf(node.position) });
  const misplaced = misplacement(node, known, inside, vocabulary);
  if (misplaced) found.problems.push({ rule: 'mdx/component', ...misplaced, ...rangeOf(node.position) });
}

function inspectAttribute(
  node: JsxElement,
  attribute: JsxElement['attributes'][number],
  vocabulary: Vocabulary,
  given: Record<string, string>,
  { uses, problems }: MdxInspection,
): void {
  const name = node.name ?? '';
  const attributes = vocabulary[name]?.attributes ?? {};
  const range = rangeOf(attribute.position ?? node.position);
  const refuse = (message: string, help = `Write ${usage(name, vocabulary)}.`): void => {
    problems.push({ rule: 'mdx/attribute', message, help, ...range });
  };
  if (attribute.type === 'mdxJsxExpressionAttribute') {
    refuse(
      'attributes cannot be spread from an expression',
      `Write each one out: ${usage(name, vocabulary)}.`,
    );
    return;
  }
  const { name: key, value } = attribute;
  const known = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
  if (!known) refuse(`<${name}> has no attribute "${key}"${didYouMean(key, Object.keys(attributes))}`);
  else if (typeof value !== 'string') refuse(`attribute "${key}" needs plain text in quotation marks`);
  else {
    const wrong = wrongValue(key, value, known);
    if (wrong) refuse(wrong.message, wrong.help);
    given[key] = value;
    uses.push({ component: name, attribute: key, value, ...range });
  }
}

/** What is wrong with a value on its own. The catalog checks whether what it names exists. */
function wrongValue(
  key: string,
  value: string,
  attribute: Attribute,
): { message: string; help: string } | undefined {
  const quoted = JSON.stringify(value.slice(0, 40));
  switch (attribute.type) {
    case 'choice':
      return attribute.of.includes(value)
        ? undefined
        : {
            message: `invalid value ${quoted} of the attribute "${key}"${didYouMean(value, attribute.of)}`,
            help: `Use one of these: ${attribute.of.join(', ')}.`,
          };
    case 'number':
      return /^[1-9][0-9]{0,2}$/.test(value)
        ? undefined
        : {
            message: `attribute "${key}": expected a whole number from 1 to 999, found ${quoted}`,
            help: `Write ${key}="10".`,
          };
    case 'text':
      return value.trim() === '' || value.length > LONGEST
        ? {
            message: `attribute "${key}": expected 1 to ${LONGEST} characters, found ${value.trim() === '' ? 'none' : value.length}`,
            help: `Write a few words, as in ${key}="Declare or not?".`,
          }
        : undefined;
    case 'reference':
      return undefined;
  }
}

/** What is wrong with the place of a component, or with its content. */
function misplacement(
  node: JsxElement,
  known: Component,
  inside: readonly string[],
  vocabulary: Vocabulary,
): { message: string; help: string } | undefined {
  const name = node.name ?? '';
  const write = `Write ${usage(name, vocabulary)}.`;
  if (!known.holds && node.children.length)
    return { message: `<${name}> cannot contain anything`, help: write };
  const outer = inside.find((component) => vocabulary[component]?.holds?.not.includes(name));
  if (outer !== undefined)
    return { message: `<${name}> is not allowed inside <${outer}>`, help: `Close <${outer}> first.` };
  if (!known.inline && node.type === 'mdxJsxTextElement')
    return {
      message: `<${name}> is not allowed within a sentence; it needs its own line`,
      help: known.holds
        ? 'Put the opening tag and the closing tag on separate lines, each between two empty lines.'
        : 'Put it between two empty lines.',
    };
  return known.holds && node.children.length === 0
    ? { message: `<${name}> is empty`, help: write }
    : undefined;
}

function unknownElement(name: string, vocabulary: Vocabulary, range: Range): Problem {
  const names = Object.keys(vocabulary);
  if (/^[a-z]|^$/.test(name)) {
    return {
      rule: 'mdx/html',
      message: name
        ? `the HTML element <${name.slice(0, 40)}> is not allowed in content`
        : 'fragments are not allowed in content',
      help: `Use Markdown, or one of these components: ${names.join(', ')}. Write a less-than sign as \\<.`,
      ...range,
    };
  }
  return {
    rule: 'mdx/component',
    message: `unknown component <${name.slice(0, 40)}>${didYouMean(name, names)}`,
    help: `Use one of these: ${names.join(', ')}.`,
    ...range,
  };
}

function usage(name: string, vocabulary: Vocabulary): string {
  const attributes = Object.keys(vocabulary[name]?.attributes ?? {}).map((key) => ` ${key}="…"`);
  const tag = `<${name}${attributes.join('')}`;
  return vocabulary[name]?.holds
    ? `${tag}>, an empty line, the text, an empty line, </${name}>`
    : `${tag} />`;
}

function didYouMean(word: string, candidates: readonly string[]): string {
  const near = candidates.find(
    (candidate) => word.length < 40 && leven(word.toLowerCase(), candidate.toLowerCase()) <= 2,
  );
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

/**
 * Reports characters that a node's own text may not contain, once entities are decoded. What is obeyed and stands in the
 * source as itself is found when the file is read.
 */
function inspectCharacters(node: Nodes, source: string, { problems }: MdxInspection): void {
  const written = source.slice(node.position?.start.offset, node.position?.end.offset);
  for (const [text, use] of textsOf(node)) {
    const found = unfitIn(text, use);
    if (found.length === 0) continue;
    const seen = new Set(obeyedIn(written).map(({ code }) => code));
    const unfit = found.find(({ code }) => !seen.has(code));
    if (!unfit) continue;
    const at = characterOf(unfit.code);
    const offset = Math.max(0, written.includes(at) ? written.indexOf(at) : written.search(entityOf(at)));
    problems.push({ ...unfitProblem(unfit), ...rangeAt(node.position, written, offset) });
  }
}

/** The texts of a node itself, apart from its children, as the browser gets them. */
function textsOf(node: Nodes): [string, TextUse][] {
  const { value, alt, url, title } = node as { [key in 'value' | 'alt' | 'url' | 'title']?: string | null };
  const attributes = 'attributes' in node ? node.attributes : [];
  const use = node.type === 'code' || node.type === 'inlineCode' ? 'code' : 'words';
  const texts: [string | null | undefined, TextUse][] = [
    [value, use],
    [alt, 'words'],
    [title, 'words'],
    [url, 'exact'],
    ...attributes.map((attribute): [string | undefined, TextUse] => [
      typeof attribute.value === 'string' ? attribute.value : undefined,
      'words',
    ]),
  ];
  return texts.filter((text): text is [string, TextUse] => typeof text[0] === 'string');
}

function characterOf(code: string): string {
  return String.fromCodePoint(parseInt(code.slice(2), 16));
}

/** A reference to a character: by its number, or by any name but those of the signs that Markdown needs. */
function entityOf(character: string): RegExp {
  const code = character.codePointAt(0) ?? 0;
  return new RegExp(`&(?:#0*${code};|#x0*${code.toString(16)};|(?!amp;|lt;|gt;|quot;)[a-z]+;)`, 'i');
}

/** One character of a node's text. */
function rangeAt(position: Position | undefined, written: string, offset: number): Range {
  const lines = written.slice(0, offset).split('\n');
  const start = position?.start ?? { line: 1, column: 1 };
  const line = start.line + lines.length - 1;
  const column = (lines.length > 1 ? 1 : start.column) + (lines.at(-1)?.length ?? 0);
  return { line, column, endLine: line, endColumn: column + 1 };
}

function tangleProblem(body: string, { offset, reason }: Tangle): Problem {
  const line = body.slice(0, offset).split(/\r\n?|\n/).length;
  const message = `page is too complex to parse: ${reason}`;
  return { rule: 'text/tangled', message, help: TANGLE_HELP, line, column: 1, endLine: line, endColumn: 2 };
}

function syntaxProblem(error: unknown): Problem {
  const { reason = '', place } = error as { reason?: string; place?: Point | Position };
  const start = place && 'start' in place ? place.start : place;
  const line = start?.line ?? 1;
  const column = start?.column ?? 1;
  const message = reason
    ? `invalid MDX: ${reason.split('\n')[0] ?? ''}`
    : 'page is too deeply nested or too complex to parse as MDX';
  const help = /`!`|comment/.test(reason)
    ? 'Remove the HTML comment.'
    : 'Write a less-than sign as \\<, and a brace as \\{.';
  return { rule: 'mdx/syntax', message, help, line, column, endLine: line, endColumn: column + 1 };
}

/** The place of a character. */
function placeAt(body: string, offset: number): Range {
  const before = body.slice(0, offset).split(/\r\n?|\n/);
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { line: before.length, column, endLine: before.length, endColumn: column + 1 };
}

function rangeOf(position: Position | undefined): Range {
  if (!position) return { line: 1, column: 1, endLine: 1, endColumn: 2 };
  const { start, end } = position;
  return {
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: Math.max(end.column, end.line === start.line ? start.column + 1 : 1),
  };
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

/** The longest text of an attribute: a heading of one line. */
const LONGEST = 120;

type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** The components that content may use. */
export type Vocabulary = Record<string, Component>;

export interface Component {
  attributes: Record<string, Attribute>;
  /** Whether it is used within a sentence; otherwise it has its own lines. */
  inline: boolean;
  /** For a component around Markdown: the components that are not allowed in it. Left out if it has no content. */
  holds?: { not: readonly string[] };
}

/** What an attribute takes: the id of something, one of a few words, a number, or the author's own words. */
export type Attribute = { required: boolean } & (
  | { type: 'reference'; to: string }
  | { type: 'choice'; of: readonly string[] }
  | { type: 'number' }
  | { type: 'text' }
);

export interface MdxInspection {
  frontmatter: { text: string; line: number } | undefined;
  /** Everything below the frontmatter, which is replaced by as many empty lines. */
  body: string;
  headings: ({ id: string; depth: number; text: string } & Range)[];
  uses: ({ component: string; attribute: string; value: string } & Range)[];
  /** Every component in order, with its attributes. */
  elements: ({ component: string; attributes: Record<string, string> } & Range)[];
  /** Links, and pictures with their addresses. */
  links: ({ url: string; image?: true } & Range)[];
  /** The links with the words that a reader sees. */
  linkTexts: ({ url: string; words: string } & Range)[];
  problems: Problem[];
}

type Problem = { rule: string; message: string; help: string } & Range;

interface Range {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}
