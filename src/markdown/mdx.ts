import GithubSlugger from 'github-slugger';
import leven from 'leven';
import type { Heading, Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Point, Position } from 'unist';
import { visit } from 'unist-util-visit';
import { ADDRESS_HELP, isAllowedAddress } from './address.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { invisibleIn, invisibleProblem } from './invisible.ts';
import { TANGLE_HELP, tangleIn, type Tangle } from './tangle.ts';

/**
 * What a page of MDX holds, and what of it is not allowed: only the vocabulary's components, only their attributes, only
 * plain text as values. Everything that could run code in the build or in a reader's browser is a problem. Never throws.
 */
export function inspectMdx(text: string, vocabulary: Vocabulary): MdxInspection {
  const { yaml, line, body } = splitFrontmatter(text);
  const found: MdxInspection = {
    frontmatter: yaml === undefined ? undefined : { text: yaml, line },
    headings: [],
    uses: [],
    links: [],
    problems: [],
  };
  const tangle = tangleIn(body);
  if (tangle) {
    found.problems.push(tangleProblem(body, tangle));
    return found;
  }
  try {
    inspectTree(parser.parse(body), vocabulary, found);
  } catch (error) {
    found.problems.push(syntaxProblem(error));
  }
  return found;
}

/** Walks a parsed page; used by the check, and again by Astro's pipeline as a second lock. */
export function inspectTree(tree: Root, vocabulary: Vocabulary, found: MdxInspection): void {
  const slugger = new GithubSlugger();
  visit(tree, (node) => {
    if (node.type === 'heading') found.headings.push(headingOf(node, slugger));
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      inspectElement(node, vocabulary, found);
    else inspectNode(node, found);
  });
}

/** An empty inspection, to be filled by inspectTree. */
export function emptyInspection(): MdxInspection {
  return { frontmatter: undefined, headings: [], uses: [], links: [], problems: [] };
}

function headingOf(node: Heading, slugger: GithubSlugger): MdxInspection['headings'][number] {
  const text = toString(node);
  return { id: slugger.slug(text), depth: node.depth, text };
}

function inspectNode(node: Nodes, { links, problems }: MdxInspection): void {
  const range = rangeOf(node.position);
  const invisible = invisibleIn(wordsOf(node));
  if (invisible) problems.push({ ...invisibleProblem(invisible), ...range });
  switch (node.type) {
    case 'mdxjsEsm':
      problems.push({
        rule: 'mdx/import',
        message: 'import and export are not allowed in content',
        help: 'Components are there without an import. If the line is prose, do not start it with that word.',
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
          message: 'an image needs an alternative text and a path of this site',
          help: 'Write ![what it shows](/images/name.svg).',
          ...range,
        });
      }
      return;
    case 'link':
    case 'definition':
      links.push({ url: node.url, ...range });
      if (!isAllowedAddress(node.url)) {
        problems.push({
          rule: 'link/scheme',
          message: `links to ${JSON.stringify(node.url.slice(0, 40))} are not allowed`,
          help: ADDRESS_HELP,
          ...range,
        });
      }
      return;
    default:
  }
}

function inspectElement(
  node: MdxJsxFlowElement | MdxJsxTextElement,
  vocabulary: Vocabulary,
  found: MdxInspection,
): void {
  const name = node.name ?? '';
  const known = Object.hasOwn(vocabulary, name) ? vocabulary[name] : undefined;
  const range = rangeOf(node.position);
  if (!known) {
    found.problems.push(unknownElement(name, vocabulary, range));
    return;
  }
  const given = new Set<string>();
  for (const attribute of node.attributes) {
    const at = attribute.position ? rangeOf(attribute.position) : range;
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      found.problems.push({
        rule: 'mdx/attribute',
        message: 'attributes cannot be spread from an expression',
        help: `Write each one out: ${usage(name, vocabulary)}.`,
        ...at,
      });
    } else if (!Object.hasOwn(known.attributes, attribute.name)) {
      found.problems.push({
        rule: 'mdx/attribute',
        message: `<${name}> has no attribute "${attribute.name}"${didYouMean(attribute.name, Object.keys(known.attributes))}`,
        help: `Write ${usage(name, vocabulary)}.`,
        ...at,
      });
    } else if (typeof attribute.value !== 'string') {
      found.problems.push({
        rule: 'mdx/attribute',
        message: `the attribute "${attribute.name}" takes a plain text in quotation marks`,
        help: `Write ${usage(name, vocabulary)}.`,
        ...at,
      });
    } else {
      given.add(attribute.name);
      found.uses.push({ component: name, attribute: attribute.name, value: attribute.value, ...at });
    }
  }
  const missing = Object.keys(known.attributes).filter(
    (key) => known.attributes[key]?.required && !given.has(key),
  );
  if (
    missing.length &&
    !found.problems.some(
      (problem) =>
        problem.rule === 'mdx/attribute' && problem.line >= range.line && problem.line <= range.endLine,
    )
  ) {
    found.problems.push({
      rule: 'mdx/attribute',
      message: `<${name}> needs ${missing.join(' and ')}`,
      help: `Write ${usage(name, vocabulary)}.`,
      ...range,
    });
  }
  if (node.children.length) {
    found.problems.push({
      rule: 'mdx/component',
      message: `<${name}> holds nothing; it is closed at once`,
      help: `Write ${usage(name, vocabulary)}.`,
      ...range,
    });
  }
}

function unknownElement(name: string, vocabulary: Vocabulary, range: Range): Problem {
  const names = Object.keys(vocabulary);
  if (/^[a-z]|^$/.test(name)) {
    return {
      rule: 'mdx/html',
      message: name
        ? `the HTML element <${name.slice(0, 40)}> is not allowed in content`
        : 'fragments are not allowed in content',
      help: `Use Markdown, or one of the components: ${names.join(', ')}. Write a less-than sign itself as \\<.`,
      ...range,
    };
  }
  return {
    rule: 'mdx/component',
    message: `there is no component <${name.slice(0, 40)}>${didYouMean(name, names)}`,
    help: `Components: ${names.join(', ')}.`,
    ...range,
  };
}

function usage(name: string, vocabulary: Vocabulary): string {
  const attributes = Object.keys(vocabulary[name]?.attributes ?? {}).map((key) => ` ${key}="…"`);
  return `<${name}${attributes.join('')} />`;
}

function didYouMean(word: string, candidates: string[]): string {
  const near = candidates.find(
    (candidate) => word.length < 40 && leven(word.toLowerCase(), candidate.toLowerCase()) <= 2,
  );
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

/** What a node shows of itself, or hands to the browser, beside its children. Entities are decoded in it. */
function wordsOf(node: Nodes): string {
  const { value, alt, url, title } = node as { [key in 'value' | 'alt' | 'url' | 'title']?: string | null };
  return [value, alt, url, title].filter((text) => typeof text === 'string').join(' ');
}

function tangleProblem(body: string, { offset, reason }: Tangle): Problem {
  const line = body.slice(0, offset).split(/\r\n?|\n/).length;
  const message = `this page is too tangled to be read: ${reason}`;
  return { rule: 'text/tangled', message, help: TANGLE_HELP, line, column: 1, endLine: line, endColumn: 2 };
}

function syntaxProblem(error: unknown): Problem {
  const { reason = '', place } = error as { reason?: string; place?: Point | Position };
  const start = place && 'start' in place ? place.start : place;
  const line = start?.line ?? 1;
  const column = start?.column ?? 1;
  const message = reason
    ? `this is not valid MDX: ${reason.split('\n')[0] ?? ''}`
    : 'this is too deeply nested, or too tangled, to be read as MDX';
  const help = /`!`|comment/.test(reason)
    ? 'HTML comments are not allowed; remove it.'
    : 'A less-than sign or a brace that is meant as itself is written \\< or \\{.';
  return { rule: 'mdx/syntax', message, help, line, column, endLine: line, endColumn: column + 1 };
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

/** The components that content may use. */
export type Vocabulary = Record<
  string,
  { attributes: Record<string, { refersTo: string; required: boolean }>; inline: boolean }
>;

export interface MdxInspection {
  frontmatter: { text: string; line: number } | undefined;
  headings: { id: string; depth: number; text: string }[];
  uses: ({ component: string; attribute: string; value: string } & Range)[];
  links: ({ url: string } & Range)[];
  problems: Problem[];
}

type Problem = { rule: string; message: string; help: string } & Range;

interface Range {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}
