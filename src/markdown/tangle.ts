/**
 * Where and why a text would take a Markdown parser minutes instead of milliseconds: its work grows with the square of
 * the marks in a paragraph and of the levels of nesting. Undefined for any text that a person would write.
 */
export function tangleIn(text: string): Tangle | undefined {
  if (text.length > MOST.characters)
    return { offset: MOST.characters, reason: `it has more than ${MOST.characters} characters` };
  const count = { lines: 0, braces: 0, marks: 0 };
  for (const { 0: line, index: offset } of text.matchAll(LINE)) {
    count.lines += 1;
    count.braces += line.match(BRACE)?.length ?? 0;
    count.marks = /\S/.test(line) ? count.marks + (line.match(MARK)?.length ?? 0) : 0;
    const reason = reasonOf(line, count);
    if (reason) return { offset, reason };
  }
  return undefined;
}

/** What to do about a text that is too complex to parse. */
export const TANGLE_HELP = 'Split the text in two, or remove marks that mean nothing.';

function reasonOf(line: string, count: { lines: number; braces: number; marks: number }): string | undefined {
  if (count.lines > MOST.lines) return `it has more than ${MOST.lines} lines`;
  if (count.braces > MOST.braces) return `it has more than ${MOST.braces} braces`;
  if (count.marks > MOST.marks)
    return `one paragraph, list or table has more than ${MOST.marks} of the marks * _ ~ [ ]`;
  if (NESTED.test(line)) return `one line opens more than ${MOST.levels} quotations or lists`;
  return undefined;
}

/** The longest page that we know has 300 lines, and the fullest table 150 marks. */
const MOST = { characters: 65_536, lines: 2_000, braces: 500, marks: 500, levels: 20 };

const LINE = /[^\r\n]*(?:\r\n?|\n|$)/g;
const BRACE = /[{}]/g;
const MARK = /[*_~[\]]/g;
const NESTED = new RegExp(`^(?:[ \\t]*(?:>|(?:[-*+]|[0-9]{1,9}[.)])(?=[ \\t]))){${MOST.levels + 1}}`);

export interface Tangle {
  /** Where it begins, counted in characters from the start of the text. */
  offset: number;
  /** A clause that follows "too complex to parse:". */
  reason: string;
}
