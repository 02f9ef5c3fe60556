import { isScalar, Scalar, type LineCounter } from 'yaml';
import type { ValuePath } from './diagnostic.ts';
import { offsetInText } from './scalar.ts';
import { parseYaml } from './yaml.ts';

/**
 * A mend as edits of the file's text, so that comments and order stay. Undefined where the text does not allow it: the
 * edited text must read as exactly the value that was meant. `shift` is the number of lines before the YAML text.
 */
export function fixOf(mend: Mend, { node, key, path, source, counter, shift }: FixPlace): Fix | undefined {
  const edits = 'key' in mend ? renaming(mend.key, key, source) : replacing(mend.changes, node, source);
  if (
    !edits?.length ||
    edits.some(({ start, end, text }) => (source.slice(start, end) + text).includes('\n'))
  )
    return undefined;
  if (!reads(applied(source, edits), path, mend, node)) return undefined;
  return {
    description: mend.description,
    edits: edits.map(({ start, end, text }) => {
      const [from, to] = [counter.linePos(start), counter.linePos(end)];
      return {
        line: from.line + shift,
        column: from.col,
        endLine: to.line + shift,
        endColumn: to.col,
        text,
      };
    }),
  };
}

/** The text of a file with edits made in it. Of edits that overlap, the first is made. */
export function edited(text: string, edits: Edit[]): string {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const offset = (line: number, column: number): number => (starts[line - 1] ?? text.length) + column - 1;
  return applied(
    text,
    edits.map((edit) => ({
      start: offset(edit.line, edit.column),
      end: offset(edit.endLine, edit.endColumn),
      text: edit.text,
    })),
  );
}

/** A value after changes. They count from its start as it was, and are in order. */
export function changed(value: string, changes: Change[]): string {
  return applied(
    value,
    changes.map(({ offset, length, text }) => ({ start: offset, end: offset + length, text })),
  );
}

function applied(text: string, edits: Cut[]): string {
  let [result, at] = ['', 0];
  for (const { start, end, text: written } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) continue;
    result += text.slice(at, start) + written;
    at = end;
  }
  return result + text.slice(at);
}

function renaming(name: string, key: unknown, source: string): Cut[] | undefined {
  const range = isScalar(key) ? key.range : undefined;
  return range && source.slice(range[0], range[1]).trim() !== ''
    ? [{ start: range[0], end: range[1], text: name }]
    : undefined;
}

function replacing(changes: Change[], node: unknown, source: string): Cut[] | undefined {
  if (!isScalar(node)) return undefined;
  const cuts = changes.flatMap(({ offset, length, text }) => {
    const start = offsetInText(node, source, offset);
    const end = offsetInText(node, source, offset + length);
    return start === undefined || end === undefined ? [] : [{ start, end, text: written(text, node) }];
  });
  return cuts.length === changes.length ? cuts : undefined;
}

/** A text as it is written inside the quotation marks of a value. */
function written(text: string, { type }: Scalar): string {
  if (type === Scalar.QUOTE_DOUBLE) return text.replace(/["\\]/g, '\\$&');
  return type === Scalar.QUOTE_SINGLE ? text.replaceAll("'", "''") : text;
}

/** Whether an edited text holds what the mend promises, and can be read at all. */
function reads(text: string, path: ValuePath, mend: Mend, node: unknown): boolean {
  const { data, findings } = parseYaml('', text);
  if (findings.length) return false;
  const parent = valueAt(data, path.slice(0, -1));
  if ('key' in mend) return isGroup(parent) && mend.key in parent && !(String(path.at(-1)) in parent);
  return isScalar(node) && valueAt(data, path) === changed(String(node.value), mend.changes);
}

function valueAt(data: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((value, key) => (isGroup(value) ? value[key] : undefined), data);
}

function isGroup(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

/** How a rule would mend a value: by another name for its key, or by changes in its text. */
export type Mend = { description: string } & ({ key: string } | { changes: Change[] });

/** A part of a value, in UTF-16 units from its start, and what to write instead. */
export interface Change {
  offset: number;
  length: number;
  text: string;
}

/** What to write instead, in lines and columns of the file. Every edit stays within its line. */
export interface Fix {
  description: string;
  edits: Edit[];
}

export interface Edit {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  text: string;
}

interface FixPlace {
  node: unknown;
  key: unknown;
  path: ValuePath;
  source: string;
  counter: LineCounter;
  shift: number;
}

interface Cut {
  start: number;
  end: number;
  text: string;
}
