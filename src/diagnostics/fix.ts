import { isScalar, Scalar, type LineCounter } from 'yaml';
import type { Change, Edit, Fix, SuggestedFix } from './diagnostic.ts';
import { offsetInText } from './scalar.ts';
import { parseYaml } from './yaml.ts';

/**
 * A suggested fix as edits of the file's text, so that comments and order stay. Undefined if the text does not allow it:
 * what is written must be read as exactly the intended value.
 */
export function fixOf(suggestedFix: SuggestedFix, place: FixPlace): Fix | undefined {
  const { source, counter, shift } = place;
  const edits = cutsOf(suggestedFix, place);
  if (
    !edits?.length ||
    edits.some(({ start, end, text }) => (source.slice(start, end) + text).includes('\n'))
  )
    return undefined;
  return {
    description: suggestedFix.description,
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
export function applyEdits(text: string, edits: Edit[]): string {
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
export function applyChanges(value: string, changes: Change[]): string {
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

function cutsOf(suggestedFix: SuggestedFix, place: FixPlace): Cut[] | undefined {
  if ('key' in suggestedFix) return renaming(suggestedFix.key, place);
  return 'quoted' in suggestedFix ? quoting(place) : replacing(suggestedFix.changes, place);
}

/** Keeps what is written, which YAML reads as something else: it drops the plus of +49 and the zero of 0800. */
function quoting({ node, source, flow }: FixPlace): Cut[] | undefined {
  if (!isScalar(node) || !node.range || node.type !== Scalar.PLAIN) return undefined;
  const [start, end] = node.range;
  const text = `"${source.slice(start, end)}"`;
  return readAlone(text, flow) === text.slice(1, -1) ? [{ start, end, text }] : undefined;
}

function renaming(name: string, { key, taken, source }: FixPlace): Cut[] | undefined {
  const range = isScalar(key) ? key.range : undefined;
  if (!range || taken(name) || !/^[a-z][\w-]*$/.test(name)) return undefined;
  const [start, end] = range;
  return source.slice(start, end).trim() === '' ? undefined : [{ start, end, text: name }];
}

function replacing(changes: Change[], { node, source, flow }: FixPlace): Cut[] | undefined {
  if (!isScalar(node) || !node.range) return undefined;
  const cuts = changes.flatMap(({ offset, length, text }) => {
    const start = offsetInText(node, source, offset);
    const end = offsetInText(node, source, offset + length);
    return start === undefined || end === undefined ? [] : [{ start, end, text: written(text, node) }];
  });
  if (cuts.length !== changes.length) return undefined;
  const [from, to] = node.range;
  const inside = cuts.map(({ start, end, text }) => ({ start: start - from, end: end - from, text }));
  const value = readAlone(applied(source.slice(from, to), inside), flow);
  return value === applyChanges(String(node.value), changes) ? cuts : undefined;
}

/** The value that a text alone is read as: in braces, fewer characters are allowed unquoted than on a separate line. */
function readAlone(text: string, flow: boolean): unknown {
  const { data } = parseYaml('', flow ? `{ x: ${text} }` : `x: ${text}\n`.replace(/\n\n$/, '\n'));
  return (data as { x?: unknown } | undefined)?.x;
}

/** A text as it is written inside the quotation marks of a value. */
function written(text: string, { type }: Scalar): string {
  if (type === Scalar.QUOTE_DOUBLE) return text.replace(/["\\]/g, '\\$&');
  return type === Scalar.QUOTE_SINGLE ? text.replaceAll("'", "''") : text;
}

/** Where a fix is made. */
interface FixPlace {
  node: unknown;
  key: unknown;
  /** Whether the value is written in braces or brackets. */
  flow: boolean;
  /** Whether the map already has a key of this name. */
  taken: (key: string) => boolean;
  /** The YAML text, its lines, and how many lines of the file come before it. */
  source: string;
  counter: LineCounter;
  shift: number;
}

interface Cut {
  start: number;
  end: number;
  text: string;
}
