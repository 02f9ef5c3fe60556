import { Scalar } from 'yaml';

/**
 * Returns the offset in `source`, the whole text of a file, of a character of a value; undefined where the text writes
 * the value differently, as escapes and folded lines do.
 */
export function offsetInText(node: Scalar, source: string, offset: number): number | undefined {
  const { value } = node;
  if (typeof value !== 'string' || offset < 0 || offset > value.length) return undefined;
  let place = places.get(node);
  if (!place) places.set(node, (place = placeIn(node, value, source)));
  return place(offset);
}

/** The value is compared with its text only once: a text may have thousands of findings. */
const places = new WeakMap<Scalar, Place>();

function placeIn({ range, type }: Scalar, value: string, source: string): Place {
  if (!range) return () => undefined;
  const [start, end] = range;
  const text = source.slice(start, end);
  if (type === Scalar.PLAIN) return text === value ? (offset) => start + offset : () => undefined;
  if (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE)
    return text.slice(1, -1) === value ? (offset) => start + 1 + offset : () => undefined;
  return placeInBlock(text, value, start);
}

/** In a block every line of the value is a line of the text, indented by the same number of spaces. */
function placeInBlock(text: string, value: string, start: number): Place {
  const [header = '', ...lines] = text.split('\n');
  const indent = /^ */.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  const known: BlockLine[] = [];
  let [inText, inValue] = [header.length + 1, 0];
  for (const [index, written] of value.split('\n').entries()) {
    const line = lines[index]?.replace(/\r$/, '') ?? '';
    if (line.slice(indent) !== written) break;
    known.push({ inText: start + inText + Math.min(indent, line.length), inValue, length: written.length });
    inText += (lines[index]?.length ?? 0) + 1;
    inValue += written.length + 1;
  }
  return (offset) => {
    const line = known[lastFrom(known, offset)];
    return line && offset <= line.inValue + line.length ? line.inText + offset - line.inValue : undefined;
  };
}

/** The index of the last line that starts at an offset or before it. */
function lastFrom(lines: BlockLine[], offset: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.inValue ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

type Place = (offset: number) => number | undefined;

/** A line of a block: its offsets in the file and in the value, and its length. */
interface BlockLine {
  inText: number;
  inValue: number;
  length: number;
}
