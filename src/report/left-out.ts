import { escapeObeyed } from '../markdown/character.ts';
import type { LocatedMention } from '../check/left-out.ts';
import { plural, type LeftOutReport } from './report.ts';

/** In a sentence what a handbook leaves out, and how to see more of it. */
export function leftOutSummary({
  files,
  items,
  mentions,
  mentionedIn,
  companions,
}: Omit<LeftOutReport, 'explained'>): string {
  const what = [
    ...(files.length ? [plural(files.length, 'file')] : []),
    ...(items.length ? [plural(items.length, 'item')] : []),
  ].join(' and ');
  const went = mentions
    ? `${plural(mentions, 'mention')} in ${plural(mentionedIn, 'file')} went with them`
    : 'nothing mentioned them';
  const others = companions.map(
    ({ of, words }) => ` People who leave out ${of} usually leave out ${words.join(' and ')} too.`,
  );
  return `Left out ${what}; ${went} (--explain-exclude lists them).${others.join('')}`;
}

/** Everything that a handbook leaves out, what became of what named it, and the sentences that still do, for a terminal. */
export function leftOutText({ files, items, explained }: LeftOutReport): string {
  const { mentions = [], words = [] } = explained ?? {};
  const place = ({ file, line, column }: LocatedMention): string => `${file}:${line}:${column}`;
  return [
    part('Left out', [...files, ...items.map(({ file, name }) => `${name} in ${file}`)]),
    part(
      'Mentioned them, and has changed',
      mentions.map((mention) => `${place(mention)}: ${mention.names}: ${mention.done}`),
    ),
    part(
      'Still says their names, for you to replace',
      words.map((mention) => `${place(mention)}: “${mention.done}” (${mention.names})`),
    ),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function part(title: string, lines: string[]): string {
  return lines.length ? [`${title}:`, ...lines.map((line) => `  ${escapeObeyed(line)}`)].join('\n') : '';
}
