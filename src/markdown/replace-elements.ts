/**
 * A page's text with some of its components replaced by text of one line. Where that is empty, the space before the
 * component goes with it, so that the full stop after it follows the word before it.
 */
export function replaceElements(body: string, replacements: readonly Replacement[]): string {
  const lines = body.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  const offsetOf = (line: number, column: number): number => (starts[line - 1] ?? 0) + column - 1;
  let [from, result] = [0, ''];
  const inOrder = [...replacements].sort((a, b) => a.line - b.line || a.column - b.column);
  for (const { line, column, endLine, endColumn, text } of inOrder) {
    result += body.slice(from, offsetOf(line, column));
    // Not an empty line, which would join two paragraphs.
    if (text === '') result = result.replace(/(?<=\S)[^\S\n]*(?:\n[^\S\n]*)?$/, '');
    result += text;
    from = offsetOf(endLine, endColumn);
  }
  return result + body.slice(from);
}

/** A component by its place in a page, and the text to show instead. */
export interface Replacement {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  text: string;
}
