import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  parseDocument,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Runbook } from '../model/content.ts';
import { parseYaml } from '../diagnostics/yaml.ts';

/**
 * Records a review in a runbook's text. Replaces only the value of `reviewed`, and keeps comments, order and format.
 * Returns undefined if the format of the text does not allow that safely.
 */
export function recordReview(text: string, review: Review): string | undefined {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const document = parseDocument(text, { logLevel: 'silent' });
  const root = document.contents;
  if (document.errors.length || !isMap(root)) return undefined;
  const changed = apply(text, editsFor(text, root, review)).replace(/\r?\n/g, end);
  return onlyReviewDiffers(text, changed, review) ? changed : undefined;
}

function editsFor(text: string, root: YAMLMap, review: Review): Edit[] {
  const block = `\n${blockOf(review, '  ')}`;
  const pair = pairOf(root, 'reviewed');
  if (!pair) return [insertLast(text, root, `reviewed:${block}`, `reviewed: ${flowOf(review)}`)];
  const span = valueSpan(text, pair);
  if (!isMap(pair.value)) return [{ ...span, text: block }];
  // On one line by hand, it becomes one line a dependency, so that two reviews can be merged. Not where a comment would go.
  if (pair.value.flow && !root.flow && !text.slice(span.start, span.end).includes('#'))
    return [{ ...span, text: block }];
  return mapEdits(text, pair.value, review);
}

/** Keeps each key in its place; missing keys come last. */
function mapEdits(text: string, map: YAMLMap, { date, by, seen }: Review): Edit[] {
  const indent = ' '.repeat(columnOf(text, map.range?.[0] ?? 0));
  const block = { date: ` ${date}`, by: ` ${by}`, seen: `\n${seenOf(seen, `${indent}  `)}` };
  const flow = { ...block, seen: ` ${seenFlow(seen)}` };
  return KEYS.map((key) => {
    const pair = pairOf(map, key);
    if (pair) return { ...valueSpan(text, pair), text: (map.flow ? flow : block)[key] };
    return insertLast(text, map, `${indent}${key}:${block[key]}`, `${key}:${flow[key]}`);
  });
}

/** After the last pair of a map: on a line of its own, or after a comma. */
function insertLast(text: string, map: YAMLMap, block: string, flow: string): Edit {
  const last = map.items.at(-1);
  const at = last ? endOf(text, last) : (map.range?.[0] ?? 0) + 1;
  if (map.flow) return { start: at, end: at, text: last ? `, ${flow}` : ` ${flow} ` };
  // Anything after the value on its line is its comment.
  const line = text.indexOf('\n', at);
  return line < 0
    ? { start: text.length, end: text.length, text: `\n${block}\n` }
    : { start: line, end: line, text: `\n${block}` };
}

function apply(text: string, edits: Edit[]): string {
  // From the end, so that offsets stay right; of two at one place, the later comes after.
  return [...edits]
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => b.edit.start - a.edit.start || b.index - a.index)
    .reduce((done, { edit }) => done.slice(0, edit.start) + edit.text + done.slice(edit.end), text);
}

/** From the colon to the end of the value, without the spaces and comments behind it. */
function valueSpan(text: string, pair: Pair): { start: number; end: number } {
  const start = text.indexOf(':', (pair.key as Node).range?.[1] ?? 0) + 1;
  return { start, end: Math.max(start, endOf(text, pair)) };
}

/** Where a pair's last word ends. A block goes on over the comments behind it; its last entry does not. */
function endOf(text: string, { key, value }: Pair): number {
  const node = (value ?? key) as Node;
  const last = isCollection(node) && !node.flow ? node.items.at(-1) : undefined;
  if (isPair(last)) return endOf(text, last);
  if (last !== undefined) return endOf(text, { key: last, value: null } as Pair);
  const [from, end] = node.range ?? [0, 0];
  return from + text.slice(from, end).trimEnd().length;
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((item) => isScalar(item.key) && item.key.value === key);
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function blockOf({ date, by, seen }: Review, indent: string): string {
  return `${indent}date: ${date}\n${indent}by: ${by}\n${indent}seen:\n${seenOf(seen, `${indent}  `)}`;
}

function flowOf({ date, by, seen }: Review): string {
  return `{ date: ${date}, by: ${by}, seen: ${seenFlow(seen)} }`;
}

function seenOf(seen: Review['seen'], indent: string): string {
  return entriesOf(seen)
    .map((entry) => `${indent}${entry}`)
    .join('\n');
}

function seenFlow(seen: Review['seen']): string {
  return `{ ${entriesOf(seen).join(', ')} }`;
}

/** In quotation marks: a digest may consist of digits, and would be read as a number. */
function entriesOf(seen: Review['seen']): string[] {
  return Object.entries(seen).map(([ref, digest]) => `${ref}: '${digest}'`);
}

/** An edit that changed anything else is not made. */
function onlyReviewDiffers(before: string, after: string, review: Review): boolean {
  const [old, now] = [before, after].map((text) => parseYaml('', text).data as Partial<Runbook> | undefined);
  if (!old || !now) return false;
  const wanted = { ...old.reviewed, ...review };
  return (
    sorted({ ...old, reviewed: undefined }) === sorted({ ...now, reviewed: undefined }) &&
    sorted(now.reviewed ?? {}) === sorted(wanted)
  );
}

function sorted(value: object): string {
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const KEYS = ['date', 'by', 'seen'] as const;

interface Edit {
  start: number;
  end: number;
  text: string;
}

export interface Review {
  /** YYYY-MM-DD. */
  date: string;
  /** The role. */
  by: string;
  /** The dependencies of the runbook, with digests. */
  seen: Record<string, string>;
}
