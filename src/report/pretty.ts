import type { Diagnostic, Level } from '../diagnostics/diagnostic.ts';
import { escapeObeyed } from '../markdown/character.ts';
import { frameOf } from './frame.ts';
import { leftOutText } from './left-out.ts';
import { summaryOf, explainHint, type Reporter } from './report.ts';

/** The result for a person at a terminal: each finding with the lines around it, and a summary. */
export const pretty: Reporter = (result, { colour = false } = {}) => {
  const paint = colour ? PAINT : PLAIN;
  const lines = new Map<string, string[]>();
  const findings = result.diagnostics
    .filter((diagnostic) => !isTodo(diagnostic))
    .map((diagnostic) => {
      const text = lines.get(diagnostic.file) ?? result.textOf(diagnostic.file)?.split(/\r\n|\r|\n/) ?? [];
      lines.set(diagnostic.file, text);
      return findingOf(diagnostic, text, paint);
    });
  const explained = result.leftOut?.explained ? [leftOutText(result.leftOut)] : [];
  const todos = result.diagnostics.filter(isTodo).map((todo) => paintedHeadline(todo, paint));
  return `${[...findings, todos.join('\n'), ...explained, paint.strong(summaryOf(result))].filter(Boolean).join('\n\n')}\n`;
};

/** What is to be written needs no picture of the line that lacks it. */
function isTodo({ level }: Diagnostic): boolean {
  return level === 'to-do';
}

/** One finding on one line: `path:line:column: level: message [rule]`. */
export function headline(diagnostic: Diagnostic): string {
  return paintedHeadline(diagnostic, PLAIN);
}

function findingOf(diagnostic: Diagnostic, lines: string[], paint: Paint): string {
  const { help, fix } = diagnostic;
  const why = explainHint(diagnostic.rule);
  return [
    paintedHeadline(diagnostic, paint),
    ...frameLines(diagnostic, lines, paint),
    ...(help === undefined ? [] : [`  ${paint.strong('help:')} ${escapeObeyed(help)}`]),
    ...(fix
      ? [`  ${paint.strong('fix:')}  ${escapeObeyed(fix.description)}, with npm run check -- --fix`]
      : []),
    ...(why === undefined ? [] : [`  ${paint.quiet(`why:  ${why}`)}`]),
  ].join('\n');
}

function paintedHeadline({ file, line, column, level, message, rule }: Diagnostic, paint: Paint): string {
  const place = paint.strong(`${escapeObeyed(file)}:${line}:${column}`);
  return `${place}: ${paint[level](level)}: ${escapeObeyed(message)} ${paint.quiet(`[${rule}]`)}`;
}

/** The line and its neighbours, numbered, with a caret under the finding. */
function frameLines(diagnostic: Diagnostic, lines: string[], paint: Paint): string[] {
  const rows = frameOf(diagnostic, lines);
  const width = String(rows.at(-1)?.number ?? '').length;
  const gutter = (label: string): string => `  ${paint.quiet(`${label.padStart(width)} |`)} `;
  return rows.flatMap(({ number, text, mark }) => {
    const row = (gutter(String(number)) + text).trimEnd();
    if (!mark) return [row];
    const caret = paint[diagnostic.level](`^${'~'.repeat(mark.length - 1)}`);
    return [row, `${gutter('')}${' '.repeat(mark.start)}${caret}`];
  });
}

const code = (start: number, text: string): string => `\u001B[${start}m${text}\u001B[0m`;
const same = (text: string): string => text;
const PAINT: Paint = {
  strong: (text) => code(1, text),
  quiet: (text) => code(2, text),
  error: (text) => code(31, text),
  warning: (text) => code(33, text),
  info: (text) => code(36, text),
  'to-do': (text) => code(36, text),
};
const PLAIN: Paint = { strong: same, quiet: same, error: same, warning: same, info: same, 'to-do': same };

type Paint = Record<'strong' | 'quiet' | Level, (text: string) => string>;
