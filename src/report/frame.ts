import type { Range } from '../diagnostics/diagnostic.ts';
import { escapeObeyed } from '../markdown/character.ts';

/**
 * The line of a range and its neighbours, escaped and cut to the width of a screen around the range. Empty if the range is
 * empty: then the finding is about the whole file.
 */
export function frameOf(range: Range, lines: string[]): FrameRow[] {
  const { line, column, endLine, endColumn } = range;
  const text = lines[line - 1];
  if (text === undefined || (endLine === line && endColumn <= column)) return [];
  const from = text.length > WIDTH ? Math.max(0, Math.min(column - 1 - BEFORE, text.length - WIDTH)) : 0;
  const rows: FrameRow[] = [];
  for (let number = Math.max(1, line - 1); number <= Math.min(lines.length, line + 1); number++)
    rows.push({ number, text: cut(lines[number - 1] ?? '', from).trimEnd() });
  const row = rows.find(({ number }) => number === line);
  if (row) row.mark = markOf(text, from, column - 1, endLine === line ? endColumn - 1 : text.length);
  return rows;
}

/** Where the marked part is in the cut line, in columns of the terminal. */
function markOf(text: string, from: number, start: number, end: number): NonNullable<FrameRow['mark']> {
  const before = cut(text.slice(0, start), from);
  const at = Math.min(cells(before), Math.max(WIDTH, cells(cut(text, from))) - 1);
  const length = cells(visible(text.slice(start, Math.min(end, from + WIDTH)).trimEnd()));
  return { start: at, length: Math.max(1, Math.min(length, Math.max(WIDTH, cells(cut(text, from))) - at)) };
}

/** At most a screen's width of a line, from a column on. */
function cut(text: string, from: number): string {
  const rest = text.slice(from);
  const part = rest.length > WIDTH ? `${visible(rest.slice(0, WIDTH - 1))}…` : visible(rest);
  return from > 0 && rest !== '' ? `…${part.slice([...part][0]?.length ?? 0)}` : part;
}

/** Tabs as two spaces, and what nobody sees as its number. */
function visible(text: string): string {
  return escapeObeyed(text.replaceAll('\t', '  '));
}

/** How many columns a visible text takes in a terminal. */
function cells(text: string): number {
  let count = 0;
  for (const character of text) count += ATTACHED.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return count;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]/u;
const ATTACHED = /[\p{M}\u200C\u200D]/u;
const WIDTH = 100;
const BEFORE = 60;

/** One line of a code frame. Start and length of the mark count columns of the terminal, from 0. */
export interface FrameRow {
  number: number;
  text: string;
  mark?: { start: number; length: number };
}
