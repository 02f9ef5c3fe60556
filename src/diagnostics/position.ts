import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  parseAllDocuments,
  parseDocument,
  visit,
  type Document,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { At, Range, ValuePath } from './diagnostic.ts';
import { offsetInText } from './scalar.ts';

/** Finds values in a file of several documents: each path begins with the document's number, from 0. */
export function placesIn(text: string): (path: ValuePath) => Range {
  const readings = readAllPositions(text);
  return ([number = 0, ...path]) =>
    rangeOf({ type: 'value', path }, 1, () => readings[Number(number)] ?? { firstLine: 1 });
}

/** Where the first key that is itself a map or a list starts; undefined if there is none. */
export function complexKeyIn(text: string): Point | undefined {
  let found: Point | undefined;
  for (const { document, counter } of readAllPositions(text)) {
    if (found || !document || !counter) break;
    visit(document, {
      Pair: (_, { key }) => {
        const span = isCollection(key) ? spanOfNode(key) : undefined;
        if (!span) return undefined;
        const { line, col } = counter.linePos(span[0]);
        found = { line, column: col };
        return visit.BREAK;
      },
    });
  }
  return found;
}

/** Where the second document of a text starts; undefined if there is none. A marker is one even inside a value. */
export function secondDocumentIn(text: string): Point | undefined {
  let begun = false;
  for (const [index, line] of text.split('\n').entries()) {
    const marker = /^(?:---|\.\.\.)(?=\s|$)/.test(line);
    if (begun && marker) return { line: index + 1, column: 1 };
    begun ||= marker || !/^\s*(?:#|%|$)/.test(line);
  }
  return undefined;
}

/** Where a bracket or a quotation mark is that nothing closes; undefined if there is none. */
export function unclosedIn(text: string): (Point & { mark: string; closing: string }) | undefined {
  let found: ReturnType<typeof unclosedIn>;
  for (const { document, counter } of readAllPositions(text))
    visit(document ?? null, (_, node) => {
      const range = isScalar(node) || isCollection(node) ? node.range : undefined;
      const mark = text[range?.[0] ?? -1] ?? '';
      const closing = CLOSED_BY[mark];
      if (!range || closing === undefined || (range[1] > range[0] + 1 && text[range[1] - 1] === closing))
        return undefined;
      const { line, col } = counter?.linePos(range[0]) ?? { line: 1, col: 1 };
      found = { line, column: col, mark, closing };
      return visit.BREAK;
    });
  return found;
}

/**
 * Finds the earlier of two equal keys in one map: its text and its line, if the later one starts at an offset. Reads the
 * text only up to the line of the later key, because nothing has checked the rest.
 */
export function earlierKey(text: string, offset: number): { key: string; line: number } | undefined {
  const end = text.indexOf('\n', offset);
  const [reading] = readAllPositions(end < 0 ? text : text.slice(0, end)).slice(-1);
  const { document, counter } = reading ?? {};
  if (!document || !counter) return undefined;
  let found: { key: string; line: number } | undefined;
  visit(document, {
    Map: (_, { items }) => {
      // The parser names a quoted key by its first letter.
      const later = items.findLast(
        ({ key }) => isScalar(key) && (key.range?.[0] === offset || key.range?.[0] === offset - 1),
      )?.key;
      if (!isScalar(later)) return undefined;
      const name = String(later.value);
      const earlier = items.find(({ key }) => isScalar(key) && String(key.value) === name)?.key;
      if (isScalar(earlier) && earlier !== later && earlier.range)
        found = { key: name, line: counter.linePos(earlier.range[0]).line };
      return visit.BREAK;
    },
  });
  return found;
}

function readAllPositions(text: string): Reading[] {
  const counter = new LineCounter();
  try {
    const documents = parseAllDocuments(text, { ...READING, lineCounter: counter });
    return [...documents].map((document) => ({ firstLine: 1, document, counter, pairs: new Map() }));
  } catch {
    return [];
  }
}

export function readPositions(source: YamlText | undefined): Reading {
  if (!source) return { firstLine: 1 };
  const { firstLine } = source;
  try {
    const counter = new LineCounter();
    const document = parseDocument(source.text, { ...READING, lineCounter: counter });
    return { firstLine, text: source.text, document, counter, pairs: new Map() };
  } catch {
    // The other parser has reported a text that this one cannot read, with its own position.
    return { firstLine };
  }
}

/** A place in the text needs no second reading, and a text that the first parser refused must not get one. */
export function rangeOf(at: At, lines: number, read: () => Reading): Range {
  if (at.type === 'file') return START;
  if (at.type === 'text') return clamp(at, lines);
  const reading = read();
  const span = spanOf(reading, at);
  if (!span || !reading.counter) return { ...START, line: reading.firstLine, endLine: reading.firstLine };
  const start = reading.counter.linePos(span[0]);
  const end = reading.counter.linePos(span[1]);
  const shift = reading.firstLine - 1;
  return { line: start.line + shift, column: start.col, endLine: end.line + shift, endColumn: end.col };
}

/** Follows a path as far as it leads. `rest` is what of it is left then, as for a missing key. */
export function walk({ document, pairs = new Map() }: Reading, path: ValuePath): Walk {
  const found: Walk = {
    node: document?.contents,
    pair: undefined,
    parent: undefined,
    flow: false,
    ids: [],
    rest: [...path],
  };
  for (const step of path) {
    const next = childOf(found.node, step, pairs);
    if (!next) break;
    found.flow ||= isCollection(found.node) && found.node.flow === true;
    found.parent = found.node;
    found.pair = next.pair;
    found.node = next.node;
    const { node: id } = (next.pair ? undefined : childOf(next.node, 'id', pairs)) ?? {};
    found.ids.push(isScalar(id) && typeof id.value === 'string' ? id.value : step);
    found.rest.shift();
  }
  return found;
}

/** The offsets of a value or key; of the nearest parent where the path leads to nothing, as for a missing key. */
function spanOf(
  reading: Reading,
  at: { type: 'value' | 'key'; path: ValuePath; offset?: number | undefined },
): Span | undefined {
  const { node, pair, rest } = walk(reading, at.path);
  const key = pair && spanOfNode(pair.key);
  if (at.type === 'key' || rest.length) return key ?? spanOfNode(node);
  const value = spanOfNode(node) ?? key;
  if (value && at.offset !== undefined && isScalar(node))
    return withinScalar(value, node, reading.text ?? '', at.offset);
  return value;
}

function childOf(
  node: unknown,
  step: string | number,
  pairs: Pairs,
): { node: unknown; pair?: Pair } | undefined {
  if (isMap(node)) {
    let known = pairs.get(node);
    if (!known) pairs.set(node, (known = pairsByKey(node)));
    const pair = known.get(String(step));
    return pair && { node: pair.value, pair };
  }
  if (!isCollection(node)) return undefined;
  const item = node.items[Number(step)];
  return item === undefined ? undefined : { node: item };
}

/** Each map is indexed once: a file may have thousands of keys, and a finding about each. */
function pairsByKey(map: YAMLMap): Map<string, Pair> {
  const pairs = map.items.filter((item) => isPair(item));
  return new Map(pairs.map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), pair]));
}

function spanOfNode(node: unknown): Span | undefined {
  if (!isScalar(node) && !isCollection(node)) return undefined;
  const range = node.range;
  return range ? [range[0], Math.max(range[1], range[0] + 1)] : undefined;
}

/** Where the text folds or escapes what the value holds, the place is only nearly known. */
function withinScalar([start, end]: Span, node: Scalar, text: string, offset: number): Span {
  const from = Math.min(offsetInText(node, text, offset) ?? start + offset, end - 1);
  return [from, end];
}

function clamp(range: Range, lines: number): Range {
  const line = Math.min(range.line, lines);
  const endLine = Math.max(line, Math.min(range.endLine, lines));
  return { line, column: range.column, endLine, endColumn: range.endColumn };
}

const READING = { version: '1.2', schema: 'core', uniqueKeys: false, logLevel: 'silent' } as const;

const CLOSED_BY: Record<string, string> = { '[': ']', '{': '}', '"': '"', "'": "'" };

const START: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A YAML text and the line of its file on which it starts (frontmatter starts on the second). */
export interface YamlText {
  text: string;
  firstLine: number;
  /** How many lines the file has. */
  lines: number;
}

export interface Reading {
  firstLine: number;
  text?: string;
  document?: Document;
  counter?: LineCounter;
  pairs?: Pairs;
}

/** A line and a column, both from 1. */
interface Point {
  line: number;
  column: number;
}

interface Walk {
  node: unknown;
  pair: Pair | undefined;
  parent: unknown;
  /** Whether any parent is written in braces or brackets. */
  flow: boolean;
  ids: (string | number)[];
  rest: (string | number)[];
}

type Pairs = Map<YAMLMap, Map<string, Pair>>;

type Span = [number, number];
