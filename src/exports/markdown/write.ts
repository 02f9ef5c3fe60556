import type { Ref } from '../../model/reference.ts';
import { WITHHELD } from '../../model/facts.ts';

/** Blocks with an empty line between them; what is undefined, false or empty is left out. */
export function blocks(...parts: Part[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join('\n\n');
}

/** A heading and what stands below it; nothing if nothing does. */
export function section(title: string, ...parts: Part[]): string {
  const body = blocks(...parts);
  return body && `## ${title}\n\n${body}`;
}

/** Items of one line each, as a list; nothing if there are none. */
export function list(items: Part[], mark: '-' | '- [ ]' = '-'): string {
  return items
    .filter((item): item is string => typeof item === 'string' && item !== '')
    .map((item) => `${mark} ${item.replaceAll('\n', '\n  ')}`)
    .join('\n');
}

/** A table; nothing if it has no rows. Cells are Markdown of one line. */
export function table(head: string[], rows: string[][]): string {
  if (rows.length === 0) return '';
  const line = (cells: string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text that is shown exactly as written, so that nothing in it is taken for Markdown. */
export function plain(text: string): string {
  return text.replace(/[\\`*_[\]<]/g, '\\$&');
}

/** Code of one line within a sentence. */
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

/** A link, or word that this audience may not see where it leads. */
export function refMarkdown(ref: Ref): string {
  return ref.type === 'link' ? link(ref.name, ref.href) : WITHHELD;
}

/** A text that begins like a sentence and ends like one. */
export function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?:”]$/.test(begun) ? begun : `${begun}.`;
}

/** What a person fills in, each with an example. */
export function fieldsMarkdown(blanks: { name: string; description: string; example: string }[]): string {
  return list(
    blanks.map(
      ({ name, description, example }) =>
        `\`{{${name}}}\`: ${sentence(description)} For example: ${plain(example)}`,
    ),
  );
}

/** Longer than any run of its sign in the text. */
function fenceOf(text: string, sign: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return sign.repeat(longest < least ? least : longest + 1);
}

type Part = string | false | undefined;
