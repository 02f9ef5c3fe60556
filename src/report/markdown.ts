import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { escapeObeyed } from '../markdown/character.ts';
import { sortBySeverity, groupByFile, plural, summaryOf, explainHint, type Reporter } from './report.ts';

/** The result as Markdown, for a comment on a pull request: a list by file, the most severe first in each. */
export const markdown: Reporter = (result) => {
  const title = `**${summaryOf(result)}**\n`;
  return result.diagnostics.length === 0 ? title : `${title}\n${markdownList(result.diagnostics, LONGEST)}`;
};

/** Findings as a Markdown list, as many as fit into a number of characters, and a count of the rest. */
export function markdownList(diagnostics: Diagnostic[], longest: number): string {
  let [list, file] = ['', ''];
  const all = [...groupByFile(diagnostics).values()].flatMap(sortBySeverity);
  for (const [index, diagnostic] of all.entries()) {
    const item = `${diagnostic.file === file ? '' : `\n${code(diagnostic.file)}\n\n`}${itemOf(diagnostic)}`;
    if (list.length + item.length > longest)
      return `${list.trimStart()}\nAnd ${plural(all.length - index, 'more finding')}.\n`;
    list += item;
    file = diagnostic.file;
  }
  return list.trimStart();
}

function itemOf({ line, column, level, message, rule, help }: Diagnostic): string {
  const first = `- ${line}:${column} **${level}** ${inert(message)} ${code(rule)}\n`;
  const second = help === undefined ? '' : `  ${inert(help)}\n`;
  const why = explainHint(rule);
  return first + second + (why === undefined ? '' : `  Why: ${code(why)}\n`);
}

/** Escapes a text so that Markdown leaves it unchanged, and GitHub finds no name to notify, no issue and no address. */
function inert(text: string): string {
  return escapeObeyed(text)
    .replace(/[\\`*_{}[\]()<>#+!|~&$-]/g, '\\$&')
    .replace(/@|#(?=\d)|:(?=\/\/)|(?<=www)\./gi, '$&<!-- -->');
}

/** A text as code, between more backticks than it contains. */
function code(text: string): string {
  const clean = escapeObeyed(text);
  const fence = '`'.repeat(Math.max(0, ...[...clean.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return clean.includes('`') ? `${fence} ${clean} ${fence}` : `${fence}${clean}${fence}`;
}

/** A comment on GitHub holds 65,536 characters. */
const LONGEST = 60_000;
