import type { Ref } from '../../model/reference.ts';
import { WITHHELD } from '../../model/facts.ts';

/** Joins blocks with an empty line between them. Leaves out those that are undefined, false or empty. */
export function blocks(...parts: Part[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join('\n\n');
}

/** A heading and its text; empty without a text. */
export function section(title: string, ...parts: Part[]): string {
  const body = blocks(...parts);
  return body && `## ${title}\n\n${body}`;
}

/** Items as a list; empty if there are none. */
export function list(items: Part[], mark: '-' | '- [ ]' | '1.' = '-'): string {
  return items
    .filter((item): item is string => typeof item === 'string' && item !== '')
    .map((item, index) => {
      const sign = mark === '1.' ? `${index + 1}.` : mark;
      const indent = mark === '1.' ? sign.length + 1 : 2;
      return `${sign} ${item.replaceAll('\n', `\n${' '.repeat(indent)}`)}`;
    })
    .join('\n');
}

/** A table; empty if it has no rows. Cells are Markdown of one line. */
export function table(head: string[], rows: string[][]): string {
  if (rows.length === 0) return '';
  const line = (cells: string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Escapes text, so that none of it is read as Markdown. */
export function plain(text: string): string {
  return text.replace(/[\\`*_[\]<]/g, '\\$&');
}

/** A code span. */
export function code(text: string): string {
  const fence = fenceOf(text, '`', 1);
  return fence.length > 1 ? `${fence} ${text} ${fence}` : `\`${text}\``;
}

/** Code, or a text to copy, as a block. */
export function codeBlock(text: string, language = ''): string {
  const fence = fenceOf(text, '`', 3);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** A link to a page of this site, or to another one. */
export function link(name: string, href: string): string {
  return `[${plain(name)}](${href})`;
}

/** Links to pages of this site, with commas between them. */
export function links(refs: { name: string; href: string }[]): string {
  return refs.map(({ name, href }) => link(name, href)).join(', ');
}

/** A link, or a note that this audience may not see the target. */
export function refMarkdown(ref: Ref): string {
  return ref.type === 'link' ? link(ref.name, ref.href) : WITHHELD;
}

/** Adds a capital and a full stop where they are missing. */
export function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?:”]$/.test(begun) ? begun : `${begun}.`;
}

/** The fields that the reader fills in, each with an example. */
export function fieldsMarkdown(fields: Field[]): string {
  return list(
    fields.map(({ name, description, example, pattern }) => {
      const form = pattern === undefined ? '' : `. It must match ${code(pattern)}`;
      return `\`{{${name}}}\`: ${sentence(description)}${example === undefined ? '' : ` For example: ${plain(example)}`}${form}`;
    }),
  );
}

/** A fence that is longer than any run of backticks in the text. */
function fenceOf(text: string, sign: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return sign.repeat(longest < least ? least : longest + 1);
}

type Part = string | false | undefined;

interface Field {
  name: string;
  description: string;
  example: string | undefined;
  pattern?: string | undefined;
}
