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
  type YAMLMap,
} from 'yaml';
import {
  compareDiagnostics,
  type At,
  type Diagnostic,
  type Finding,
  type Range,
  type ValuePath,
} from './diagnostic.ts';

/**
 * Gives every finding its lines and columns, and sorts them. Only files with a finding are read again, by the
 * parser that knows positions: it is ten times slower than the one that reads everything.
 */
export function locate(findings: Finding[], textOf: (file: string) => YamlText | undefined): Diagnostic[] {
  const readings = new Map<string, Reading>();
  const readingOf = (file: string): Reading => {
    let reading = readings.get(file);
    if (!reading) readings.set(file, (reading = readPositions(textOf(file))));
    return reading;
  };
  const diagnostics = findings.map(({ at, ...rest }) => ({
    ...rest,
    ...rangeOf(at, textOf(rest.file)?.lines ?? 1, () => readingOf(rest.file)),
  }));
  return diagnostics.sort(compareDiagnostics);
}

/** Finds values in a file of several documents: each path begins with the document's number, from 0. */
export function placesIn(text: string): (path: ValuePath) => Range {
  const readings = readAllPositions(text);
  return ([number = 0, ...path]) =>
    rangeOf({ type: 'value', path }, 1, () => readings[Number(number)] ?? { firstLine: 1 });
}

/** Where the first key that is itself a map or a list begins; undefined if there is none. */
export function complexKeyIn(text: string): { line: number; column: number } | undefined {
  let found: { line: number; column: number } | undefined;
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

function readAllPositions(text: string): Reading[] {
  const counter = new LineCounter();
  try {
    const documents = parseAllDocuments(text, { ...READING, lineCounter: counter });
    return [...documents].map((document) => ({ firstLine: 1, document, counter, pairs: new Map() }));
  } catch {
    return [];
  }
}

function readPositions(source: YamlText | undefined): Reading {
  if (!source) return { firstLine: 1 };
  const { firstLine } = source;
  try {
    const counter = new LineCounter();
    const document = parseDocument(source.text, { ...READING, lineCounter: counter });
    return { firstLine, document, counter, pairs: new Map() };
  } catch {
    // A text that this parser cannot take has been reported by the other one, with a position of its own.
    return { firstLine };
  }
}

/** A place in the text needs no second reading, and a text that the first parser refused must not get one. */
function rangeOf(at: At, lines: number, read: () => Reading): Range {
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

/** The offsets of a value or key; of the nearest parent where the path leads to nothing, as for a missing key. */
function spanOf(
  { document, pairs = new Map() }: Reading,
  at: { type: 'value' | 'key'; path: ValuePath; offset?: number | undefined },
): Span | undefined {
  let node: unknown = document?.contents;
  let pair: Pair | undefined;
  let complete = true;
  for (const step of at.path) {
    const next = childOf(node, step, pairs);
    if (!next) {
      complete = false;
      break;
    }
    pair = next.pair;
    node = next.node;
  }
  const key = pair && spanOfNode(pair.key);
  if (at.type === 'key' || !complete) return key ?? spanOfNode(node);
  const value = spanOfNode(node) ?? key;
  if (value && at.offset !== undefined && isScalar(node)) return withinScalar(value, at.offset);
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

/** An offset into the value is not one into the text (quotation marks, folding): it is used only if it fits. */
function withinScalar([start, end]: Span, offset: number): Span {
  const from = Math.min(start + offset, end - 1);
  return [from, end];
}

function clamp(range: Range, lines: number): Range {
  const line = Math.min(range.line, lines);
  const endLine = Math.max(line, Math.min(range.endLine, lines));
  return { line, column: range.column, endLine, endColumn: range.endColumn };
}

const READING = { version: '1.2', schema: 'core', uniqueKeys: false, logLevel: 'silent' } as const;

const START: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A YAML text and the line of its file on which it starts (frontmatter starts on the second). */
export interface YamlText {
  text: string;
  firstLine: number;
  /** How many lines the file has. */
  lines: number;
}

interface Reading {
  firstLine: number;
  document?: Document;
  counter?: LineCounter;
  pairs?: Pairs;
}

type Pairs = Map<YAMLMap, Map<string, Pair>>;

type Span = [number, number];
