import type { Diagnostic } from '../catalog/diagnostic.ts';
import { countOf, type CheckResult, type Reporter } from './report.ts';

/** The result for a person at a terminal: each finding with the lines around it, and a summary. */
export const pretty: Reporter = (result, { colour = false } = {}) => {
  const paint = colour ? PAINT : PLAIN;
  const lines = new Map<string, string[]>();
  const findings = result.diagnostics.map((diagnostic) => {
    const text = lines.get(diagnostic.file) ?? result.textOf(diagnostic.file)?.split(/\r\n|\r|\n/) ?? [];
    lines.set(diagnostic.file, text);
    return findingOf(diagnostic, text, paint);
  });
  return `${[...findings, summaryOf(result, paint)].join('\n\n')}\n`;
};

/** One finding on one line: `path:line:column: level: message [rule]`. */
export function headline({ file, line, column, level, message, rule }: Diagnostic): string {
  return `${harmless(file)}:${line}:${column}: ${level}: ${harmless(message)} [${rule}]`;
}

function findingOf(diagnostic: Diagnostic, lines: string[], paint: Paint): string {
  const { file, line, column, level, message, rule, help } = diagnostic;
  const head = `${paint.strong(`${harmless(file)}:${line}:${column}`)}: ${paint[level](level)}: ${harmless(message)} ${paint.quiet(`[${rule}]`)}`;
  return [
    head,
    ...frameOf(diagnostic, lines, paint),
    ...(help ? [`  ${paint.strong('help:')} ${harmless(help)}`] : []),
  ].join('\n');
}

/** The line and its neighbours, with a caret under what is meant. */
function frameOf({ line, column, endLine, endColumn }: Diagnostic, lines: string[], paint: Paint): string[] {
  if (lines[line - 1] === undefined || lines.length === 0) return [];
  const width = String(line + 1).length;
  const shown = [line - 1, line, line + 1].filter((number) => number >= 1 && number <= lines.length);
  return shown.flatMap((number) => {
    const text = lines[number - 1] ?? '';
    const from = number === line ? Math.max(0, column - 1 - BEFORE) : 0;
    const gutter = `  ${paint.quiet(`${String(number).padStart(width)} |`)} `;
    const row = gutter + visible(cut(text, from));
    if (number !== line) return [row.trimEnd()];
    const start = cells(cut(text, from).slice(0, Math.max(0, column - 1 - from)));
    const end = endLine === line ? endColumn - 1 : text.length;
    const length = Math.max(1, Math.min(cells(text.slice(column - 1, end)), WIDTH - start));
    return [
      row.trimEnd(),
      `  ${' '.repeat(width)} ${paint.quiet('|')} ${' '.repeat(start)}${paint.error(`^${'~'.repeat(length - 1)}`)}`,
    ];
  });
}

function summaryOf(result: CheckResult, paint: Paint): string {
  const { errors, warnings } = countOf(result);
  const found =
    errors + warnings === 0
      ? 'nothing to mend'
      : `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
  return `${paint.strong(`Checked ${plural(result.files, 'file')}`)} in ${result.seconds.toFixed(1)} s: ${found}.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** At most a screen's width of a line, from a column on. */
function cut(text: string, from: number): string {
  const whole = text.slice(from, from + WIDTH);
  const part = from + WIDTH < text.length ? `${whole.slice(0, -1)}…` : whole;
  return from > 0 ? `…${part.slice(1)}` : part;
}

/** Tabs as two spaces, and what a terminal would obey as a mark. */
function visible(text: string): string {
  return harmless(text.replaceAll('\t', '  '));
}

function harmless(text: string): string {
  return text.replace(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '·');
}

/** How many columns a text takes in a terminal. */
function cells(text: string): number {
  let count = 0;
  for (const char of text) count += char === '\t' ? 2 : WIDE.test(char) ? 2 : ZERO.test(char) ? 0 : 1;
  return count;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;
const ZERO = /\p{M}|\u200D/u;
const WIDTH = 100;
const BEFORE = 60;

const code = (start: number, text: string): string => `\u001B[${start}m${text}\u001B[0m`;
const same = (text: string): string => text;
const PAINT: Paint = {
  strong: (text) => code(1, text),
  quiet: (text) => code(2, text),
  error: (text) => code(31, text),
  warning: (text) => code(33, text),
};
const PLAIN: Paint = { strong: same, quiet: same, error: same, warning: same };

type Paint = Record<'strong' | 'quiet' | 'error' | 'warning', (text: string) => string>;
