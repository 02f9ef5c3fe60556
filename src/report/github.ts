import type { Diagnostic, Level } from '../diagnostics/diagnostic.ts';
import { escapeObeyed } from '../markdown/character.ts';
import { markdownList } from './markdown.ts';
import {
  isElsewhere,
  sortBySeverity,
  summaryOf,
  explainHint,
  type CheckResult,
  type Reporter,
} from './report.ts';

/** Annotations for the changed files of a pull request, the most severe first. GitHub shows ten of each level. */
export const github: Reporter = (result) => {
  const { shown } = split(result);
  return [...shown.map(annotationOf), escapeData(summaryOf(result))].map((line) => `${line}\n`).join('');
};

/** The findings without an annotation, as Markdown for the summary of the step. */
export function githubSummary(result: CheckResult): string {
  const { rest } = split(result);
  const title = `### ${summaryOf(result)}\n`;
  if (rest.length === 0) return title;
  return `${title}\nThe most severe findings are shown as annotations on the files. The others are:\n\n${markdownList(rest, LONGEST)}`;
}

function split({ diagnostics }: CheckResult): { shown: Diagnostic[]; rest: Diagnostic[] } {
  const room: Record<Level, number> = { error: MOST, warning: MOST, info: MOST, 'to-do': MOST };
  const shown: Diagnostic[] = [];
  const rest: Diagnostic[] = [];
  for (const diagnostic of sortBySeverity(diagnostics)) {
    // GitHub can show only files of this repository.
    const fits = !isElsewhere(diagnostic) && room[diagnostic.level]-- > 0;
    (fits ? shown : rest).push(diagnostic);
  }
  return { shown, rest };
}

function annotationOf({
  file,
  line,
  column,
  endLine,
  endColumn,
  level,
  rule,
  message,
  help,
}: Diagnostic): string {
  const place = { file, line, endLine, ...(line === endLine ? { col: column, endColumn } : {}), title: rule };
  const properties = Object.entries(place).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const why = explainHint(rule);
  const text = [message, help, why && `Why: ${why}`]
    .filter((part) => part !== undefined)
    .map(escapeObeyed)
    .join('\n');
  return `::${COMMANDS[level]} ${properties.join(',')}::${escapeData(text)}`;
}

/** Escapes characters that would end a workflow command. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(escapeObeyed(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const COMMANDS: Record<Level, string> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  'to-do': 'notice',
};
const MOST = 10;

/** GitHub refuses a summary of more than 1024 kB. In UTF-8 a character may take three bytes. */
const LONGEST = 300_000;
