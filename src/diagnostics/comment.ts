import { Lexer } from 'yaml';
import type { YamlText } from './position.ts';

/**
 * The comments of a YAML text, without text in a command that looks like one; and for every line the line on which its
 * value starts, because a command may have ten lines. The text must be valid YAML.
 */
export function readComments({ text, firstLine }: YamlText): CommentIndex {
  const lines = text.split('\n');
  const { comments, starts } = scan(text);
  const startOf = (line: number): number => starts.get(line) ?? line;
  const next = nextLines(lines);
  return {
    comments: comments.map(({ line, column, text }) => {
      const alone = lines[line]?.slice(0, column).trim() === '';
      const about = startOf(alone ? (next[line] ?? line) : line) + firstLine;
      return { text: text.trimEnd(), line: line + firstLine, column: column + 1, about };
    }),
    startOf: (line) => startOf(line - firstLine) + firstLine,
  };
}

/** One pass over the tokens, which are the text itself, cut. Lines and columns count from 0 here. */
function scan(text: string): { comments: { line: number; column: number; text: string }[]; starts: Starts } {
  const comments = [];
  const starts: Starts = new Map();
  let [line, column, scalar] = [0, 0, false];
  let header: number | undefined;
  for (const token of new Lexer().lex(text)) {
    if (MARKS.has(token)) {
      scalar = token === SCALAR;
      continue;
    }
    if (!scalar && token.startsWith('#')) comments.push({ line, column, text: token });
    const breaks = token.split('\n').length - 1;
    if (breaks > 0 && token.trim() !== '') {
      const last = line + breaks - (token.endsWith('\n') ? 1 : 0);
      for (let at = line; at <= last; at++) starts.set(at, (scalar ? header : undefined) ?? line);
    }
    if (scalar) header = undefined;
    else if (/^[|>][-+0-9]*$/.test(token)) header = line;
    scalar = false;
    line += breaks;
    column = breaks > 0 ? token.length - token.lastIndexOf('\n') - 1 : column + token.length;
  }
  return { comments, starts };
}

/** For each line, the next one with content; the last line where none follows. Backwards, so that it is one pass. */
function nextLines(lines: string[]): number[] {
  const next: number[] = [];
  let at = lines.length - 1;
  for (let line = lines.length - 1; line >= 0; line--) {
    next[line] = at;
    if (!/^\s*(?:#|$)/.test(lines[line] ?? '')) at = line;
  }
  return next;
}

/** What the lexer puts between tokens, and is not in the text. */
const SCALAR = '\u001F';
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', SCALAR]);

type Starts = Map<number, number>;

export interface CommentIndex {
  comments: YamlComment[];
  startOf: (line: number) => number;
}

export interface YamlComment {
  /** With the # in front. */
  text: string;
  /** Lines and columns of the file, from 1. */
  line: number;
  column: number;
  /** The line that the comment is about: its own, or the next one if it has a line to itself. */
  about: number;
}
