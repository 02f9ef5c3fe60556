import { isWithin, quotedIn } from './quoted.ts';

/**
 * The durations and level names that a page types instead of taking them from the file that owns them, as offsets into its
 * text. A duration may be typed in a quotation, and in a paragraph or table row that names a source. `levels` are the names
 * of levels; one without a digit, such as Critical, is also an ordinary word and may be typed.
 */
export function typedFacts(text: string, levels: string[]): TypedFact[] {
  const exempt = [...quotedIn(text), ...addressesIn(text)];
  return [...text.matchAll(factPattern(levels))].flatMap(({ index, 0: found, groups }) => {
    const kind = groups?.['level'] === undefined ? 'duration' : 'level';
    if (isWithin(exempt, index)) return [];
    if (kind === 'duration' && blockAround(text, index).includes('<Cite ')) return [];
    return [{ kind, offset: index, text: found }];
  });
}

/** The ranges of a text that are addresses of links. */
function addressesIn(text: string): [start: number, end: number][] {
  return [...text.matchAll(/\]\([^)]*\)/g)].map(({ index, 0: found }) => [index, index + found.length]);
}

/** The paragraph, list item or table row around an offset. */
function blockAround(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const start = Math.max(...[...before.matchAll(BREAK)].map(({ index, 0: { length } }) => index + length), 0);
  const end = text.slice(offset).search(BREAK);
  return text.slice(start, end === -1 ? undefined : offset + end);
}

const BREAK = /\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)|\n(?=\s*\|)/g;

const WORDS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|forty-five|sixty|ninety';
const UNITS = 'seconds?|minutes?|hours?|days?|weeks?|months?';
const DURATION = `(?:\\d+(?:[.,]\\d+)?[ -]?(?:${UNITS}|min|h|d)|\\d{1,3} ?s)|(?:${WORDS})[ -](?:${UNITS})|half an hour`;

function factPattern(levels: string[]): RegExp {
  const names = levels.filter((name) => /\d/.test(name)).map(looseName);
  const level = names.length ? `|(?<level>${names.join('|')})(?!")` : '';
  return new RegExp(`(?<!\\w)(?:${DURATION}${level})(?!\\w)`, 'gi');
}

/** Matches a level's name with and without a hyphen before its number. */
function looseName(name: string): string {
  const parts = name.split(/-?(?=\d+$)/);
  return parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('-?');
}

export interface TypedFact {
  kind: 'duration' | 'level';
  offset: number;
  text: string;
}
