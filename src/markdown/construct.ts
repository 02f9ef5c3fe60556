import type { Nodes, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/**
 * The Markdown in a text that its form does not support, once for each construct. Such a text would be printed with the
 * characters of the markup, or without a sign that the author meant. `tree` is the text as GitHub would read it.
 */
export function unsupportedIn(text: string, form: TextForm, tree: Root): ConstructProblem[] {
  const found = new Map<Construct, number>();
  const note = (construct: Construct, offset: number): void => {
    if (!CONSTRUCTS[construct].in.includes(form) && !found.has(construct)) found.set(construct, offset);
  };
  const only = tree.children.length === 1 ? tree.children[0] : undefined;
  visit(tree, (node) => {
    const construct =
      constructOf(node, text, form) ?? (node === only ? lostSign(only, text, form) : undefined);
    if (construct) note(construct, node.position?.start.offset ?? 0);
  });
  if (form === 'line' && tree.children.length > 1 && tree.children.every(({ type }) => type === 'paragraph'))
    note('paragraph', tree.children[1]?.position?.start.offset ?? 0);
  const words = wordsOnly(text, tree);
  for (const [construct, pattern] of WRITTEN) {
    const match = pattern.exec(words);
    if (match) note(construct, match.index + match[0].search(/\S/));
  }
  for (const [construct, pattern] of PATHS) {
    const match = pattern.exec(withoutCode(text, tree));
    if (match) note(construct, match.index);
  }
  return [...found].map(([construct, offset]) => problemOf(construct, form, offset));
}

/** A text of prose as GitHub would read it. */
export function parseGithub(text: string): Root {
  return github.parse(text);
}

/** Whether a text may hold Markdown apart from emphasis, code, and the blocks of several lines: few do. */
export function mayHoldMarkup(text: string, form: 'line' | 'block'): boolean {
  return MARKS.test(text) && (SUSPICIOUS.test(text) || (form === 'line' && BLOCK.test(text)));
}

/**
 * What each form of text supports: `line` is one line of prose in YAML, `block` several paragraphs of it, and `page` a page
 * of MDX. `docs/contribute/writing.md` has this table in words.
 */
export const CONSTRUCTS = {
  paragraph: row('paragraphs', ['block', 'page'], 'Join them: this key has room for one paragraph.'),
  list: row('lists', ['block', 'page'], 'Write one sentence, or a key that takes several lines.'),
  quotation: row('quotations', ['block', 'page'], 'Write the words in “quotation marks”.'),
  'code block': row('code blocks', ['block', 'page'], 'Write the code in `backticks`.'),
  'reference link': row('reference links', ['page'], 'Write [words](/address/) instead.'),
  table: row('tables', ['block', 'page'], 'Write a list, or link to a page that has the table.'),
  strikethrough: row(
    'strikethrough marks',
    ['block', 'page'],
    'Remove what is no longer true. Write ~ itself as \\~.',
  ),
  'one tilde': row(
    'strikethrough marks of one tilde',
    ['page'],
    'Write two, as in ~~old~~. Write ~ itself as \\~.',
  ),
  'task list': row('task lists', ['block', 'page'], 'Write a list without boxes, or one step for each task.'),
  heading: row('headings', ['page'], 'Write the words in **bold**. Write # itself as \\#.'),
  rule: row('lines across the page', ['page'], 'Leave an empty line instead.'),
  footnote: row('footnotes', ['block'], 'Write the sentence in the text, or link to the source.'),
  'open footnote': row(
    'footnotes without their text',
    [],
    'Write the text of the note as [^1]: … in a paragraph of its own, or into the sentence.',
  ),
  alert: row('alert boxes', [], 'Start a sentence with **Note:** or **Warning:** instead.'),
  directive: row('directives', [], 'Write a sentence or a list instead.'),
  'emoji name': row('names of emoji', [], 'Write the word, or the character itself.'),
  formula: row('formulas', [], 'Write the formula in `backticks`.'),
  highlight: row('highlights', [], 'Write **bold** instead.'),
  'wiki link': row('wiki links', [], 'Write [words](/address/) instead.'),
  'definition list': row('definition lists', [], 'Write a list whose items start with the **term**.'),
  attribute: row('attributes in braces', [], 'Remove the braces and what is in them.'),
  tag: row('template tags', [], 'Write a fact as {{timer.relief}}, or the text itself.'),
  'odd space': row('marks before a space that is not a plain one', [], 'Type a plain space after the mark.'),
  'split link': row('links with a space after ]', [], 'Write [words](/address/) without a space.'),
  sign: row(
    'signs at the start of a line',
    [],
    'Write “more than”, “plus” or “minus”, or a backslash before the sign.',
  ),
  product: row('asterisks between letters or digits', [], 'Write × or `2*3`, or a space on each side.'),
  'Windows path': row('backslashes before punctuation', [], 'Write the path in `backticks`.'),
} as const satisfies Record<string, ConstructRow>;

function row(plural: string, forms: readonly TextForm[], instead: string): ConstructRow {
  return { plural, in: forms, instead };
}

function problemOf(construct: Construct, form: TextForm, offset: number): ConstructProblem {
  const { plural, instead } = CONSTRUCTS[construct];
  return {
    offset,
    rule: 'text/markdown',
    message: LOST.has(construct)
      ? `${plural} are read as Markdown, so the reader does not see them`
      : `${plural} are not supported in ${FORMS[form]}`,
    help: instead,
  };
}

function constructOf(node: Nodes, text: string, form: TextForm): Construct | undefined {
  const [start = 0, end = start] = [node.position?.start.offset, node.position?.end.offset];
  const source = text.slice(start, end);
  switch (node.type) {
    case 'table':
      return 'table';
    case 'delete':
      if (source.startsWith('~~')) return 'strikethrough';
      return standsAlone(text, start, end) ? 'one tilde' : undefined;
    case 'heading':
      return 'heading';
    case 'thematicBreak':
      return 'rule';
    case 'footnoteDefinition':
    case 'footnoteReference':
      return 'footnote';
    case 'definition':
    case 'linkReference':
      return 'reference link';
    case 'code':
      return /^[`~]/.test(source) ? 'code block' : undefined;
    case 'emphasis':
    case 'strong':
      return source.startsWith('*') && isWithinWord(text, start, end) ? 'product' : undefined;
    case 'listItem':
      return typeof node.checked === 'boolean' ? 'task list' : undefined;
    case 'list':
      return form === 'line' && isListInLine(node.children.length, source) ? 'list' : undefined;
    case 'blockquote':
      return form === 'line' && isQuotationInLine(source) ? 'quotation' : undefined;
    default:
      return undefined;
  }
}

/**
 * A text that is no more than `> 60 minutes` or `- 5 °C` loses its sign where lines may be quotations or lists. A longer one
 * with a hyphen is the only item of a list.
 */
function lostSign({ type, position }: RootContent, text: string, form: TextForm): Construct | undefined {
  if (form !== 'block' || (type !== 'blockquote' && type !== 'list')) return undefined;
  const source = text.slice(position?.start.offset, position?.end.offset);
  return /^(?:>[^\n]*|[-+][^\n]{1,40})$/.test(source) &&
    /^[-+>][ \t]*=?[ \t]*[0-9]+(?:[.,][0-9]+)*(?![.:)0-9-])/.test(source)
    ? 'sign'
    : undefined;
}

/** In one line a greater-than sign before a number or a word in lower case is just that. */
function isQuotationInLine(source: string): boolean {
  return /^>[ \t]*[\p{Lu}“"'‘]/u.test(source) || source.includes('\n');
}

/** In one line a number with a full stop, or a hyphen before a number, is just that. */
function isListInLine(items: number, source: string): boolean {
  return items > 1 || /^[-+*][ \t]+[^\s0-9.,]/.test(source);
}

/** Letters or digits on both sides: 2*3*4 is a product, and *this* is emphasis. */
function isWithinWord(text: string, start: number, end: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[start - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[end] ?? '');
}

function standsAlone(text: string, start: number, end: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text[start - 1] ?? '') && !/[\p{L}\p{N}]/u.test(text[end] ?? '');
}

/** The text with everything replaced by spaces that is code, an address, HTML or an escaped character. */
function wordsOnly(text: string, tree: Root): string {
  const gaps: Gap[] = [];
  visit(tree, (node) => {
    const [start = 0, end = start] = [node.position?.start.offset, node.position?.end.offset];
    const isEmpty = !('children' in node) || node.children.length === 0;
    if (/^(?:code|inlineCode|html|definition|mdx)/.test(node.type) && isEmpty)
      gaps.push([start, end, node.type === 'inlineCode' ? CODE : ' ']);
    if (node.type === 'footnoteReference') gaps.push([start, end]);
    if (node.type === 'footnoteDefinition')
      gaps.push([start, node.children[0]?.position?.start.offset ?? end]);
    if (node.type === 'link' || node.type === 'image')
      gaps.push([('children' in node && node.children.at(-1)?.position?.end.offset) || start, end]);
  });
  return blanked(text, gaps).replace(/\\[!-/:-@[-`{-~]/g, '  ');
}

function withoutCode(text: string, tree: Root): string {
  const gaps: Gap[] = [];
  visit(tree, ['code', 'inlineCode'], (node) => {
    gaps.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]);
  });
  return blanked(text, gaps);
}

/** Blank lines stay, so that a pattern for the start of a line means the same. */
function blanked(text: string, gaps: Gap[]): string {
  let result = text;
  for (const [from, to, sign = ' '] of gaps)
    result = result.slice(0, from) + result.slice(from, to).replace(/[^\r\n]/g, sign) + result.slice(to);
  return result;
}

/** Constructs of other kinds of Markdown, which a parser of ours takes for words. */
const WRITTEN: readonly [Construct, RegExp][] = [
  ['alert', /\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/i],
  ['alert', /^[ \t]*(?:!!!|\?\?\?)[+ \t]+[a-z]/m],
  ['directive', /^[ \t>]*:::+[ \t]*\{?[a-z]/im],
  ['directive', /^[ \t]*::[a-z][\w-]*(?:[[{]|[ \t]*$)/im],
  ['directive', /(?<![\w:]):[a-z][\w-]*\[[^\]\n]*\]\{/i],
  ['emoji name', /(?<![\w:]):(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)*|[+-]1):(?![\w:/])/],
  ['formula', /\$\$[^$]+\$\$|(?<![\w$])\$[^$\n]*\\[a-z]+[^$\n]*\$(?![\w$])/],
  ['highlight', /(?<![\w=])==[^\s=](?:[^=\n]*[^\s=])?==(?![\w=])/],
  ['wiki link', /\[\[\p{L}[^\][\n]*\]\]/u],
  ['definition list', /^[ \t]*[\p{L}*`\uFFFC][^\n]*\n(?:[ \t]*\n)?[ \t]*:[ \t]+\S/mu],
  ['open footnote', /\[\^(?:\d+|(?:note|fn)[\w-]*)\]|(?<!\S)\^\[[^\]\n]+\]/],
  ['attribute', /\{:?[ \t]*[.#][a-z][\w-]*[ \t]*\}/i],
  ['tag', /\{\{[<%]|\{%-?[ \t]*[a-z]/],
  // GitHub starts a block only after a plain space, and a Mac types another one as easily.
  ['odd space', /^[ \t>]*(?:#{1,6}|\*|[-+](?!\p{Zs}\d))(?! )\p{Zs}/mu],
  ['split link', /\][ \t]+\((?:https?:|mailto:|\/|#)[^)\s]*\)/],
];

/** A backslash before punctuation is not printed. */
const PATHS: readonly [Construct, RegExp][] = [
  ['Windows path', /(?<![\\\w])\\\\[\w.-]+\\|\b[A-Z]:\\[!-/:-@[\]-`{-~]/i],
];

/** One of these is in everything that the two tests after it look for, and few sentences have any. */
const MARKS = /[[<&:=$~{#*_|!?+>`\\\n-]/;

/** What has to be in a text before it is worth parsing: one of these at least is in each construct. */
const SUSPICIOUS = new RegExp(
  [
    '[[<&]|::|==|\\$\\$|\\$[^$\\n]*\\\\[a-z]|~\\S[^~]*~|\\{[%:.#]|\\{\\{[<%]|:[a-z+-][a-z0-9_]*:',
    // A heading, a line under one or across the page, and the second row of a table.
    '^[ \\t>]*(?:#{1,6}(?:[ \\t]|$)|(?:[-=*_|:][ \\t]*)+$)',
    '^[ \\t>]*[-#*+]+(?! )\\p{Zs}',
    '^[ \\t]*(?:!!!|\\?\\?\\?|:[ \\t])',
    // A sign before a number, a product, and a path.
    '^\\s*[-+>][ \\t]*=?[ \\t]*[0-9]',
    '[\\p{L}\\p{N}]\\*+[\\p{L}\\p{N}]|\\\\\\\\[\\w.-]+\\\\|\\b[A-Za-z]:\\\\',
  ].join('|'),
  'mu',
);

/** The start of a block of several lines, or of a second paragraph. */
const BLOCK = /^[ \t]*(?:[-+*>][ \t]|>|```|~~~)|\n[ \t]*(?:\n|[0-9]{1,9}[.)])/m;

/** Where the reader gets less than the author wrote. */
const LOST: ReadonlySet<Construct> = new Set(['sign', 'product', 'Windows path']);

const FORMS: Record<TextForm, string> = {
  line: 'one line of prose',
  block: 'prose in YAML',
  page: 'pages of the handbook',
};

/** Stands for a character of code within a line, which is no space: a line may start with it. */
const CODE = '\uFFFC';

type Gap = [from: number, to: number, sign?: string];

const github = unified().use(remarkParse).use(remarkGfm).freeze();

export type Construct = keyof typeof CONSTRUCTS;

/** One line of prose in YAML, several paragraphs of it, or a page of MDX. */
export type TextForm = 'line' | 'block' | 'page';

interface ConstructRow {
  /** What messages call it. */
  plural: string;
  /** The forms of text that print it as it is meant. */
  in: readonly TextForm[];
  /** What to write where it is not supported. */
  instead: string;
}

export interface ConstructProblem {
  /** Counted from the start of the text. */
  offset: number;
  rule: 'text/markdown';
  message: string;
  help: string;
}
