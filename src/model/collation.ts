/**
 * Compares two texts as a reader of a language expects to find them in a list: in Swedish, ö comes after z. Texts that are
 * the same to the language keep one order, whatever order they come in.
 */
export function comparesIn(language: string): (a: string, b: string) => number {
  const known = COLLATORS.get(language);
  if (known) return known;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const ordered = (a: string, b: string): number => compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
  COLLATORS.set(language, ordered);
  return ordered;
}

/** A collator takes longer to make than a list to sort. */
const COLLATORS = new Map<string, (a: string, b: string) => number>();
