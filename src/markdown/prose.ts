import type { Element, Root as HastRoot, Text } from 'hast';
import type { Nodes, Parents, Root, Text as MdastText } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified, type Processor } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { ADDRESS_HELP, GAP_HELP, hasGap, isAllowedAddress, withBase } from './address.ts';
import { unfitIn, unfitProblem } from './character.ts';
import { mayHoldMarkup, parseGithub, unsupportedIn } from './construct.ts';
import { frameTables } from './frame-tables.ts';
import { markVariables, textToHtml, VARIABLE } from './html.ts';
import { linkTextsIn } from './link-text.ts';
import { markCharacters } from './mark.ts';
import { TANGLE_HELP, tangleIn } from './tangle.ts';

export { commandToHtml, escapeHtml, messageToHtml } from './html.ts';

/** Prose from YAML as HTML blocks. HTML in it is shown as text, and links that are not allowed as their words. */
export function proseToHtml(text: string, { base = '/' }: Options = {}): string {
  return isPlain(text) ? `<p>${plainToHtml(text)}</p>` : remembered(text, base, 'block');
}

/** One paragraph of prose from YAML, without the paragraph around it. */
export function inlineToHtml(text: string, { base = '/' }: Options = {}): string {
  return isPlain(text) ? plainToHtml(text) : remembered(text, base, 'inline');
}

/** A line of prose without its Markdown, for places that allow only words. Not escaped. */
export function inlineToText(text: string): string {
  return isPlain(text) ? text : toString(fromMarkdown(text, { extensions: [INLINE_ONLY] }));
}

/** The links in a text, and what its form does not support. Offsets count from the start of the text. */
export function inspectProse(text: string, form: 'line' | 'block'): ProseInspection {
  const found: ProseInspection = { links: [], linkTexts: [], pictures: [], problems: [] };
  const mayHold = mayHoldMarkup(text, form);
  if (!mayHold && isPlain(text)) return found;
  const tangle = tangleIn(text);
  if (tangle) {
    const { offset, reason } = tangle;
    const message = `text is too complex to parse: ${reason}`;
    found.problems.push({ offset, length: 1, rule: 'text/tangled', message, help: TANGLE_HELP });
    return found;
  }
  if (!mayHold) return found;
  const tree = parseGithub(text);
  visit(tree, (node) => inspectNode(node, text, form, found));
  for (const problem of unsupportedIn(text, form, tree)) found.problems.push({ ...problem, length: 1 });
  found.linkTexts = linkTextsIn(tree).map(({ url, text: words, position }) => ({
    url,
    words,
    offset: position?.start.offset ?? 0,
  }));
  // A character itself is found when its file is read; an entity turns into one only here.
  if (text.includes('&') && unfitIn(text, 'prose').length === 0)
    visit(tree, 'text', (node) => inspectEntities(node, found));
  return found;
}

/** Whether a text means the same with and without Markdown, so that it needs no parser: nine of ten do. */
function isPlain(text: string): boolean {
  return !/[\\`*_[\]<&~\r\n]|^\s|\s$|^(?:[-+>#~=]|[0-9]{1,9}[.)])/.test(text);
}

function plainToHtml(text: string): string {
  return markVariables(textToHtml(text, 'words'));
}

/** The same items of a role are on every one of its checklists, so what was rendered once is kept. */
function remembered(text: string, base: string, form: Form): string {
  const key = `${form}${base} ${text}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size > MEMORY) memory.clear();
  const html = render(text, base, form);
  memory.set(key, html);
  return html;
}

function render(text: string, base: string, form: Form): string {
  const html = String(processors[form].processSync({ value: text, data: { base } }));
  const single = /^<p>([^]*)<\/p>$/.exec(html)?.[1];
  return form === 'inline' ? (single ?? html) : html;
}

function inspectNode(
  node: Nodes,
  text: string,
  form: 'line' | 'block',
  { links, pictures, problems }: ProseInspection,
): void {
  const offset = node.position?.start.offset ?? 0;
  const length = (node.position?.end.offset ?? offset + 1) - offset;
  if (node.type === 'html') {
    problems.push({
      offset,
      length,
      rule: 'text/html',
      message: 'HTML is not allowed in prose; it would be shown as text',
      help: 'Use words instead. Write a placeholder in a command as {{UPPER_SNAKE}}, and code in `backticks`.',
    });
  } else if (node.type === 'image' && form === 'line') {
    problems.push({
      offset,
      length,
      rule: 'text/image',
      message: 'a line of prose has no room for a picture',
      help: 'Show it in a longer text of a runbook, or describe it in words.',
    });
  } else if (node.type === 'image') {
    pictures.push({ url: node.url, alt: node.alt ?? '', offset, length });
  } else if (node.type === 'imageReference') {
    problems.push({
      offset,
      length,
      rule: 'text/image',
      message: 'a picture is written with its address',
      help: 'Write ![what it shows](name-of-the-runbook/picture.png).',
    });
  } else if (node.type === 'link' || node.type === 'definition') {
    // An address without brackets is printed as it is, and is no link.
    if (node.type === 'link' && !/[[<]/.test(text[offset] ?? '')) return;
    links.push({ url: node.url, offset });
    if (hasGap(node.url))
      problems.push({
        offset,
        length,
        rule: 'link/placeholder',
        message: `nothing fills in the address ${JSON.stringify(node.url.slice(0, 80))}`,
        help: GAP_HELP,
      });
    if (!isAllowedAddress(node.url)) {
      problems.push({
        offset,
        length,
        rule: 'link/scheme',
        message: `links to ${JSON.stringify(node.url.slice(0, 40))} are not allowed`,
        help: ADDRESS_HELP,
      });
    }
  }
}

function inspectEntities(node: MdastText, { problems }: ProseInspection): void {
  const [unfit] = unfitIn(node.value, 'words');
  const [offset = 0, end = offset + 1] = [node.position?.start.offset, node.position?.end.offset];
  if (unfit) problems.push({ offset, length: end - offset, ...unfitProblem(unfit) });
}

/** Before the conversion to HTML: what is not allowed becomes text, and links get the base path. */
function tame(this: Processor) {
  return (tree: Root, file: { data: Record<string, unknown>; value: unknown }) => {
    const text = String(file.value);
    const base = typeof file.data['base'] === 'string' ? file.data['base'] : '/';
    visit(tree, (node, index, parent: Parents | undefined) => {
      if (!parent || index === undefined) return undefined;
      if (node.type === 'html') parent.children[index] = { type: 'text', value: node.value };
      if (node.type === 'heading')
        parent.children[index] = {
          type: 'paragraph',
          children: [{ type: 'strong', children: node.children }],
        };
      if (node.type === 'image') {
        const shown = shownPicture(node.url, base);
        if (shown) node.data = { hProperties: shown };
        else parent.children[index] = { type: 'text', value: node.alt ?? '' };
      }
      if (node.type === 'link') {
        // An address without brackets is printed as it is, and is no link.
        const isBare = !/[[<]/.test(text[node.position?.start.offset ?? 0] ?? '[');
        if (isAllowedAddress(node.url) && !isBare && !hasGap(node.url)) node.url = withBase(node.url, base);
        else {
          parent.children.splice(index, 1, ...node.children);
          return index;
        }
      }
      return undefined;
    });
  };
}

/** A page has many texts, so the ids of footnotes start with what only this text has. No words are added to those of its author. */
function ownFootnotes() {
  return (tree: HastRoot, file: { value: unknown }) => {
    const prefix = `fn-${shortHash(String(file.value))}-`;
    visit(tree, 'element', (node: Element) => {
      const { id, href } = node.properties;
      if (node.tagName === 'section' && node.properties['dataFootnotes'] !== undefined)
        node.children = node.children.filter((child) => child.type === 'element' && child.tagName === 'ol');
      if (typeof id === 'string') node.properties.id = id.replace(FOOTNOTES.clobberPrefix, prefix);
      if (typeof href === 'string' && href.startsWith('#'))
        node.properties.href = href.replace(FOOTNOTES.clobberPrefix, prefix);
    });
  };
}

/** A few letters and digits that stand for a text (FNV-1a, by Fowler, Noll and Vo). */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** The words after a box are its label. */
function labelTasks() {
  return (tree: HastRoot) => {
    visit(tree, 'element', (node: Element) => {
      if (node.tagName !== 'li') return;
      const holder = firstOf(node, 'p') ?? node;
      const at = holder.children.findIndex((child) => child.type === 'element' && child.tagName === 'input');
      if (at < 0) return;
      const end = holder.children.findIndex((child) => child.type === 'element' && LISTS.has(child.tagName));
      const words = holder.children.splice(at, (end < 0 ? holder.children.length : end) - at);
      holder.children.splice(at, 0, { type: 'element', tagName: 'label', properties: {}, children: words });
    });
  };
}

function firstOf({ children }: Element, tagName: string): Element | undefined {
  const first = children.find((child) => child.type === 'element');
  return first?.type === 'element' && first.tagName === tagName ? first : undefined;
}

const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'table', 'section', 'pre', 'blockquote', 'p']);

/** The way back from a footnote says only its number, which needs no language. */
const FOOTNOTES = {
  clobberPrefix: 'footnote-',
  footnoteBackContent: '↑',
  footnoteBackLabel: (index: number) => String(index + 1),
};

/** How a picture that a site publishes is shown: its size is in its address, so that nothing moves when it arrives. */
function shownPicture(url: string, base: string): Record<string, string | number | string[]> | undefined {
  const [, width, height] = PUBLISHED.exec(url) ?? [];
  if (width === undefined || height === undefined) return undefined;
  return {
    src: withBase(url, base),
    width: Number(width),
    height: Number(height),
    loading: 'lazy',
    decoding: 'async',
    dataPagefindIndexAttrs: 'alt',
  };
}

/** The address of a published picture: `/pictures/disk-full/queue.4f1a-640x480.png`. */
const PUBLISHED = /^\/pictures\/[a-z0-9-]+\/[^/?#]+\.[0-9a-f]+-(\d+)x(\d+)\.(?:png|jpe?g|webp)$/i;

/** After sanitising: blanks in text and code become <var>. */
function markBlanks() {
  return (tree: HastRoot) => {
    visit(tree, 'text', (node: Text, index, parent) => {
      if (index === undefined || !parent || !node.value.includes('{{')) return undefined;
      const parts = splitBlanks(node.value);
      parent.children.splice(index, 1, ...parts);
      return [SKIP, index + parts.length];
    });
  };
}

function splitBlanks(text: string): (Text | Element)[] {
  const parts: (Text | Element)[] = [];
  let from = 0;
  for (const match of text.matchAll(VARIABLE)) {
    if (match.index > from) parts.push({ type: 'text', value: text.slice(from, match.index) });
    const name = match[1] ?? '';
    parts.push({
      type: 'element',
      tagName: 'var',
      properties: { dataVariable: name },
      children: [{ type: 'text', value: match[0] }],
    });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ type: 'text', value: text.slice(from) });
  return parts;
}

/** In a line of prose a leading number or hyphen is just that. */
function inlineOnly(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: unknown[] };
  (data.micromarkExtensions ??= []).push(INLINE_ONLY);
}

const BLOCKS = [
  'list',
  'blockQuote',
  'headingAtx',
  'setextUnderline',
  'thematicBreak',
  'codeIndented',
  'codeFenced',
  'htmlFlow',
  'definition',
];
const INLINE_ONLY = { disable: { null: BLOCKS } };

const SCHEMA: Schema = {
  ...defaultSchema,
  tagNames: [
    ...['p', 'ul', 'ol', 'li', 'em', 'strong', 'del', 'code', 'pre', 'a', 'br', 'blockquote'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'input', 'sup', 'section', 'img'],
  ],
  attributes: {
    a: ['href', 'id', ['ariaLabel', /^[0-9]+$/]],
    ol: ['start'],
    li: ['id', ['className', 'task-list-item']],
    th: [['align', 'left', 'center', 'right']],
    td: [['align', 'left', 'center', 'right']],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    section: [['className', 'footnotes']],
    img: ['src', 'alt', 'width', 'height', 'loading', 'decoding', 'dataPagefindIndexAttrs'],
  },
  // HTML of authors is text, so every id is of a footnote and unique already.
  clobber: [],
  protocols: { href: ['https', 'mailto', 'tel'] },
};

/** One processor a form, built once: building costs more than a text. */
function processor(form: Form): Processor<Root, Root, HastRoot, HastRoot, string> {
  const start =
    form === 'inline' ? unified().use(inlineOnly) : unified().use(remarkGfm, { singleTilde: false });
  return start
    .use(remarkParse)
    .use(tame)
    .use(remarkRehype, { ...FOOTNOTES })
    .use(ownFootnotes)
    .use(rehypeSanitize, SCHEMA)
    .use(labelTasks)
    .use(frameTables)
    .use(markCharacters)
    .use(markBlanks)
    .use(rehypeStringify)
    .freeze();
}

const processors = { inline: processor('inline'), block: processor('block') };
const memory = new Map<string, string>();
const MEMORY = 20_000;

type Form = 'inline' | 'block';

interface Options {
  /** The path under which the site is published, with a slash at both ends. */
  base?: string;
}

export interface ProseInspection {
  links: { url: string; offset: number }[];
  /** The links with the words that a reader sees. */
  linkTexts: { url: string; words: string; offset: number }[];
  /** The pictures, with what they show in words. Only runbooks may have any. */
  pictures: { url: string; alt: string; offset: number; length: number }[];
  problems: { offset: number; length: number; rule: string; message: string; help: string }[];
}
