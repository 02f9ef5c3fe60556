import { pagesOf, type Change } from '../upkeep/change.ts';
import type { TaughtProgram } from '../upkeep/taught.ts';
import { rowOf } from '../model/kinds.ts';
import type { Line, Part } from '../upkeep/value-change.ts';
import { escapeObeyed, escapeUnfit } from '../markdown/character.ts';
import { jsonText } from './json.ts';

/**
 * Changes as Markdown for a comment on a pull request. What authors wrote is in code spans, so that it cannot be a mention,
 * an image or HTML.
 */
export function changesMarkdown(changes: Change[], taught: TaughtProgram[], since: string): string {
  if (!changes.length && !taught.length) return `No changes in the content since ${code(since)}.\n`;
  const blocks = changes.map((change) => [
    headingOf(change),
    ...change.lines.map((line) => `- ${line.map(markdown).join('')}`),
  ]);
  const counts = countsOf(changes) || 'Only the order of keys differs';
  const head = `## What changes in the handbook\n\n${counts} since ${code(since)}.\n`;
  return (
    `${taughtMarkdown(taught)}${head}\n${fit(
      blocks.map((lines) => lines.join('\n')),
      LARGEST,
      '\n\n',
    )}`.trimEnd() + '\n'
  );
}

/** The same as data; lines are plain text. */
export function changesJson(changes: Change[], taught: TaughtProgram[]): string {
  const plain = changes.map(({ lines, ...change }) => ({
    ...change,
    lines: lines.map((line) => escapeObeyed(plainLine(line))),
  }));
  return jsonText({ version: 1, taught, changes: plain, pages: pagesOf(changes) });
}

/** A line as plain text, as in `step roll back: risk low → high`. */
export function plainLine(line: Line): string {
  return line
    .map((part) => (typeof part === 'string' ? part : 'name' in part ? words(part.name) : part.code))
    .join('');
}

/** The programs that newly count as reading. They come first, because nothing else of a change makes later checks blind. */
function taughtMarkdown(taught: TaughtProgram[]): string {
  if (!taught.length) return '';
  const lines = taught.map(({ names, file, line, isNew, calls, why }) => {
    const how = `${isNew ? 'is new' : 'may read more than before'} (${code(`${file}:${line}`)})`;
    const reason = why === '' ? '' : ` Reason given: ${short(why)}`;
    return `- ${list(names)} ${how}. Counts as reading: ${list(calls)}.${reason}`;
  });
  return [
    '## Programs that newly count as reading',
    '',
    'Once this is merged, a `check` step may run these calls. Make sure that none of them changes anything.',
    '',
    fit(lines, LARGEST_TAUGHT, '\n'),
    '',
    '',
  ].join('\n');
}

/** As many words as a reader takes in. */
function list(words: string[]): string {
  const shown = words.slice(0, MOST_WORDS).map(short).join(', ');
  return words.length > MOST_WORDS ? `${shown} and ${words.length - MOST_WORDS} more` : shown;
}

function short(text: string): string {
  return code(text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
}

function headingOf({ kind, id, name, how, file }: Change): string {
  if (kind === undefined) return `${code(file)} ${HOW[how]}`;
  // A kind with only one file has no other name.
  const own = id === kind ? '' : ` ${code(escapeUnfit(name))}`;
  return `**${rowOf(kind).label}**${own} ${HOW[how]} (${code(file)})`;
}

function markdown(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  return 'name' in part ? `*${escaped(words(part.name))}*` : code(part.code);
}

/** An id is read as words. */
function words(id: string): string {
  return escapeUnfit(id).replaceAll('-', ' ');
}

/** A code span that its content cannot end: the fence is longer than any run of backticks inside. */
function code(text: string): string {
  const clean = escapeObeyed(text.replace(/[ \t\n]+/g, ' ')).trim() || ' ';
  const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(clean) ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

/** Escapes text so that none of it is Markdown. An empty comment keeps GitHub from notifying a name. */
function escaped(text: string): string {
  return escapeObeyed(text)
    .replace(/[\\`*_[\]<>#&~|]/g, '\\$&')
    .replaceAll('@', '@<!-- -->');
}

function countsOf(changes: Change[]): string {
  const counts = (['changed', 'renamed', 'added', 'removed', 'unreadable'] as const).flatMap((how) => {
    const number = changes.filter((change) => change.how === how).length;
    return number ? [`${number} ${NOUNS[how]}`] : [];
  });
  return counts.join(', ');
}

/** As many blocks as there is room for, and how many are left out. */
function fit(blocks: string[], most: number, between: string): string {
  let length = 0;
  const kept = blocks.filter((block) => (length += block.length + 2) <= most);
  const left = blocks.length - kept.length;
  return [
    ...kept,
    ...(left ? [`${left} more changes do not fit here. Run the command to read all of them.`] : []),
  ].join(between);
}

const MOST_WORDS = 24;
const LONGEST = 120;

/** GitHub takes 65,536 characters in a comment. */
const LARGEST = 45_000;
const LARGEST_TAUGHT = 15_000;

const NOUNS: Record<Change['how'], string> = {
  changed: 'changed',
  renamed: 'renamed',
  added: 'added',
  removed: 'removed',
  unreadable: 'with errors',
};

const HOW: Record<Change['how'], string> = {
  changed: 'changed',
  renamed: 'was renamed',
  added: 'is new',
  removed: 'was removed',
  unreadable: 'has errors',
};
