/**
 * The rows of the jump list that answer a query, best first: an exact name before one that starts with the
 * query, and words before parts of words. Rows that match equally keep the order of the list. A pasted log line finds
 * the error text in it, the longest first.
 */
export function findJumps(rows: JumpRow[], query: string, limit: number): Jump[] {
  const wanted = plain(query);
  if (wanted === '') return [];
  return rows
    .flatMap((row, order) => {
      const best = bestOf(row, wanted);
      return best ? [{ row, order, ...best }] : [];
    })
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, limit)
    .map(({ row: [title, href, kind, team], word, rank }) => ({
      title,
      href,
      kind,
      team,
      word: word === title ? undefined : word,
      exact: rank === EXACT,
    }));
}

/** The best word of a row. If no word matches the whole query, all parts of the query must be in the row. */
function bestOf([title, , , , words]: JumpRow, wanted: string): { rank: number; word: string } | undefined {
  let best: { rank: number; word: string } | undefined;
  for (const word of [title, ...words]) {
    const rank = rankOf(word, wanted);
    if (rank !== undefined && rank < (best?.rank ?? Infinity)) best = { rank, word };
  }
  if (best && best.rank < SCATTERED) return best;
  const all = plain([title, ...words].join(' '));
  const parts = wanted.split(' ');
  return parts.length > 1 && parts.every((part) => all.includes(part))
    ? { rank: SCATTERED, word: title }
    : best;
}

function rankOf(name: string, wanted: string): number | undefined {
  const word = plain(name);
  if (word === wanted) return EXACT;
  if (word.startsWith(wanted)) return 1;
  if (isQuotable(name) && isQuoted(word, wanted)) return QUOTED - word.length / 1000;
  const at = word.indexOf(wanted);
  if (at === -1) return undefined;
  if (/[\s_./-]/.test(word.charAt(at - 1))) return 2;
  return wanted.length >= INFIX ? 3 : undefined;
}

/** Whether a longer query contains the whole word, such as a log line that quotes an error text. */
function isQuoted(word: string, wanted: string): boolean {
  const at = wanted.indexOf(word);
  const around = wanted.charAt(at - 1) + wanted.charAt(at + word.length);
  return at !== -1 && !/\w/.test(around);
}

/** A single plain word, such as `promote`, is in a question by chance. A name, a code or an error text is not. */
function isQuotable(name: string): boolean {
  return name.length >= QUOTABLE && /[^a-z]/.test(name.slice(1));
}

function plain(text: string): string {
  return text.toLowerCase().trim().replace(/\s+/g, ' ');
}

const EXACT = 0;
const SCATTERED = 4;
const QUOTED = 6;

/** The length from which a query may match in the middle of a word: "ic" is in half of all words. */
const INFIX = 3;

/** The length from which a name inside a longer query is a quotation. */
const QUOTABLE = 6;

/** A row of jump.json: title, address without the base path, kind, team's name or nothing, further words. */
export type JumpRow = [title: string, href: string, kind: string, team: string, words: string[]];

export interface Jump {
  title: string;
  href: string;
  kind: string;
  team: string;
  /** The word that matched, unless it is the title. */
  word: string | undefined;
  exact: boolean;
}
