import leven from 'leven';

/** The candidate closest to a word, if it is close enough to be what the author meant. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  // Longer words would make the comparison expensive, and nobody mistypes an essay.
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

/** Whether exactly one of the candidates is near enough to a word for the author to have meant it. */
export function isOnlyNear(word: string, candidates: Iterable<string>): boolean {
  return (
    [...new Set(candidates)].filter((candidate) => nearest(word, [candidate]) !== undefined).length === 1
  );
}

/** `; did you mean "x"?`, or nothing where no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : `; did you mean "${found}"?`;
}

/** A value from a file, shortened and in quotation marks, for use inside a message. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const clean = text.replace(/\p{Cc}/gu, ' ');
  return `"${clean.length > 60 ? `${clean.slice(0, 57)}…` : clean}"`;
}
