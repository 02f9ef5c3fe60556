import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { escapeLines } from '../markdown/character.ts';
import { ruleAddress } from '../views/rule-reference.ts';
import type { LeftOutReport } from './left-out.ts';
import { countOf, type Reporter } from './report.ts';

/** The result as data, versioned. Seconds are rounded to milliseconds; the url is that of the rule, on the site. */
export const json: Reporter = (result) => {
  const { diagnostics, files, read, notes, seconds, leftOut } = result;
  const summary = { files, ...countOf(result), seconds: Math.round(seconds * 1000) / 1000 };
  const left_out = leftOut && leftOutOf(leftOut);
  return jsonText({ version: 1, diagnostics: diagnostics.map(entryOf), summary, read, notes, left_out });
};

function leftOutOf({ files, items, mentions, mentionedIn, explained }: LeftOutReport): object {
  return { files, items, mentions, mentioned_in: mentionedIn, ...(explained && { explained }) };
}

/** A value as JSON that is safe to print in a terminal. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(OBEYED, escape)}\n`;
}

function entryOf({
  file,
  line,
  column,
  endLine,
  endColumn,
  rule,
  level,
  message,
  help,
  fix,
}: Diagnostic): object {
  const place = { file, line, column, endLine, endColumn };
  const said = { message: escapeLines(message), ...(help !== undefined && { help: escapeLines(help) }) };
  return { ...place, rule, level, ...said, url: ruleAddress(rule), ...(fix && { fix }) };
}

/** People print JSON in terminals, and JSON escapes only some of the characters that terminals obey. */
function escape(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

const OBEYED =
  /[\u007F-\u009F\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;
