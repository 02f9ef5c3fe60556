import { Scalar } from 'yaml';

/**
 * Returns the offset in `source`, the whole text of a file, of a character of a value; undefined where the text does not
 * say where it comes from. A character that is written as an escape is at its backslash.
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

function placeIn(node: Scalar, value: string, source: string): Place {
  const { range, type } = node;
  if (!range) return () => undefined;
  const [start, end] = range;
  const text = source.slice(start, end);
  if (type === Scalar.PLAIN) return text === value ? (offset) => start + offset : aligned(node, text, start);
  if (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE)
    return text.slice(1, -1) === value ? (offset) => start + 1 + offset : aligned(node, text, start);
  return type === Scalar.BLOCK_LITERAL ? placeInBlock(text, value, start) : aligned(node, text, start);
}

/** Follows value and text side by side: an escape is one character of the value, and folded lines are a space of it. */
function aligned({ value, type }: Scalar, text: string, start: number): Place {
  const written = String(value);
  const places: number[] = [];
  let at = type === Scalar.PLAIN ? 0 : type === Scalar.BLOCK_FOLDED ? text.indexOf('\n') + 1 : 1;
  while (places.length < written.length) {
    const next = written[places.length] ?? '';
    const escape =
      type === Scalar.QUOTE_DOUBLE && text[at] === '\\'
        ? ESCAPE.exec(text.slice(at, at + 10))?.[0]
        : undefined;
    if (escape !== undefined) {
      // Two units of a value may come from one escape, and an escaped line end gives no unit.
      const units = /^\\\r?\n$/.test(escape)
        ? 0
        : escape.startsWith('\\U') && (written.codePointAt(places.length) ?? 0) > 0xffff
          ? 2
          : 1;
      for (let unit = 0; unit < units; unit++) places.push(start + at);
      at += escape.length;
    } else if (text[at] === next) {
      places.push(start + at);
      at += type === Scalar.QUOTE_SINGLE && next === "'" ? 2 : 1;
    } else if (/^\s$/.test(text[at] ?? '')) at++;
    else return () => undefined;
  }
  places.push(start + at);
  return (offset) => places[offset];
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

/** An escape of YAML, an escaped end of a line included. */
const ESCAPE = /^\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|\r?\n|[^])/;

type Place = (offset: number) => number | undefined;

/** A line of a block: its offsets in the file and in the value, and its length. */
interface BlockLine {
  inText: number;
  inValue: number;
  length: number;
}
