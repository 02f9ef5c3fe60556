import leven from 'leven';
import { escapeUnfit } from '../markdown/character.ts';

/** The candidate closest to a word, if it is close enough to be what the author meant. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  // Longer words would make the comparison slow, and are not a misspelt name.
  if (word.length > 80) return undefined;
  const limit = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  let best: string | undefined;
  let distance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const found = leven(word.toLowerCase(), candidate.toLowerCase());
    if (found < distance) [best, distance] = [candidate, found];
  }
  return best;
}

/**
 * Returns a `nearest` that stops suggesting after a number of comparisons, so that thousands of unknown names among
 * thousands of known ones do not take minutes.
 */
export function limitedNearest(comparisons = 1_000_000): LimitedNearest {
  let left = comparisons;
  return (word, candidates) => {
    if (left <= 0) return undefined;
    left -= candidates.size;
    return nearest(word, candidates);
  };
}

/** Whether exactly one of the candidates is near enough to a word for the author to have meant it. */
export function isOnlyNear(word: string, candidates: Iterable<string>): boolean {
  return (
    [...new Set(candidates)].filter((candidate) => nearest(word, [candidate]) !== undefined).length === 1
  );
}

/** `; did you mean "x"?`, or nothing if no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  return suggestion(nearest(word, candidates));
}

/** `; did you mean "x"?`, or nothing if there is nothing to suggest. */
export function suggestion(found: string | undefined): string {
  return found === undefined ? '' : `; did you mean "${found}"?`;
}

/** A value from a file, shortened and in quotation marks, for use inside a message. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const clean = escapeUnfit(text).replace(/[\t\n]/g, ' ');
  return `"${clean.length > 60 ? `${clean.slice(0, 57)}…` : clean}"`;
}

export type LimitedNearest = (word: string, candidates: ReadonlySet<string>) => string | undefined;
