import { Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { deletedIn, originAt, type Origin } from '../check/merge.ts';
import type { Part } from '../check/part.ts';
import type { ReadFile } from '../check/read.ts';
import type { ValuePath } from '../diagnostics/diagnostic.ts';
import { rangeOf, readPositions, type Reading } from '../diagnostics/position.ts';

/** A file as YAML, with the layer and the line that wrote each key at the end of its line. */
export function mergedFile(file: ReadFile): string {
  const parts = file.merged?.parts ?? [file];
  const origin: Origin = file.merged?.origin ?? { type: 'written', source: 0, path: [] };
  const readings = parts.map(({ yaml }) => readPositions(yaml));
  const text = new Document(file.data).toString({ lineWidth: 0 });
  const writers = new Map<number, string>();
  for (const [line, path] of linesIn(text))
    writers.set(line, writersOf(originAt(origin, path), parts, readings));
  const lines = text.trimEnd().split('\n');
  const column = Math.min(WIDEST, Math.max(...lines.map(({ length }) => length)));
  const shown = lines.map((line, index) => {
    const writer = writers.get(index + 1);
    return writer === undefined ? line : `${line.padEnd(column)}  # ${writer}`;
  });
  const deleted = [...deletedIn(origin)].map(
    ({ path, by }) => `# Deleted: ${path.join('.')} (${writersOf(by, parts, readings)})`,
  );
  return `${[...deleted, ...shown].join('\n')}\n`;
}

/** Every line of a YAML text that starts a key or an item, with the path there. Where a key follows the hyphen, it counts. */
function linesIn(text: string): Map<number, ValuePath> {
  const counter = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: counter });
  const lines = new Map<number, ValuePath>();
  const add = (node: unknown, path: ValuePath): void => {
    const start = isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined;
    if (start !== undefined) lines.set(counter.linePos(start).line, path);
  };
  const visit = (node: unknown, path: ValuePath): void => {
    if (isMap(node))
      for (const { key, value } of node.items) {
        const here = [...path, isScalar(key) ? String(key.value) : ''];
        add(key, here);
        if (!isScalar(value)) visit(value, here);
      }
    if (isSeq(node))
      for (const [index, item] of node.items.entries()) {
        add(item, [...path, index]);
        visit(item, [...path, index]);
      }
  };
  visit(contents, []);
  return lines;
}

/** The layers that wrote a value: with the line if it is one, and the lowest first if each wrote a part. */
function writersOf(origin: Origin, parts: readonly Part[], readings: readonly Reading[]): string {
  const idOf = (source: number): string => parts[source]?.layer.id ?? '';
  if (origin.type === 'joined') return [...origin.by.keys()].map(idOf).join(', ');
  const { source, path } = origin;
  const { line } = rangeOf({ type: 'key', path }, 1, () => readings[source] ?? { firstLine: 1 });
  return `${idOf(source)}, line ${line}`;
}

/** Comments are in one column, unless a line is longer than this. */
const WIDEST = 72;
