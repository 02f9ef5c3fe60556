import { Scalar } from 'yaml';

/**
 * Where a character of a value stands in the text of its file; undefined where the text writes it otherwise than the
 * value has it, as escapes and folded lines do. `source` is the whole text.
 */
export function offsetInText(node: Scalar, source: string, offset: number): number | undefined {
  const { range, value, type } = node;
  if (!range || typeof value !== 'string' || offset < 0 || offset > value.length) return undefined;
  const text = source.slice(range[0], range[1]);
  if (type === Scalar.PLAIN) return text === value ? range[0] + offset : undefined;
  if (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE)
    return text.slice(1, -1) === value ? range[0] + 1 + offset : undefined;
  return offsetInBlock(text, value, offset, range[0]);
}

/** In a block every line of the value is a line of the text, pushed in by the same number of spaces. */
function offsetInBlock(text: string, value: string, offset: number, start: number): number | undefined {
  const [header = '', ...lines] = text.split('\n');
  const indent = /^ */.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  let [inText, inValue] = [header.length + 1, 0];
  for (const [index, written] of value.split('\n').entries()) {
    const line = lines[index]?.replace(/\r$/, '') ?? '';
    if (line.slice(indent) !== written) return undefined;
    if (offset <= inValue + written.length)
      return start + inText + Math.min(indent, line.length) + offset - inValue;
    inText += (lines[index]?.length ?? 0) + 1;
    inValue += written.length + 1;
  }
  return undefined;
}
