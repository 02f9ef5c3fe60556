import type { Variables } from '../model/content.ts';
import type { Place } from './place.ts';

/**
 * The pattern that a variable has if its author gives none: what names, numbers, paths, addresses and times need, without
 * anything that could change a command where the variable is used. Undefined if no command uses it: then it is text.
 */
export function patternOf({ pattern }: Variables[string], places: Place[] | undefined): string | undefined {
  return pattern ?? (places && safePattern(places));
}

/** A pattern that admits nothing that any of these places refuses. */
export function safePattern(places: Place[]): string {
  const limits = places.flatMap((place) => place.limits);
  const allowed = (signs: string): string =>
    [...signs].filter((sign) => !limits.some(({ characters }) => characters?.test(sign))).join('');
  const first = `[A-Za-z0-9${allowed('_./:@')}]`;
  const signs = allowed('_./:@%+,= -');
  if (!limits.some(({ climbs }) => climbs)) return `${first}[A-Za-z0-9${signs}]*`;
  // Two dots in a row could lead to the folder above.
  const rest = `[A-Za-z0-9${signs.replace('.', '')}]`;
  return `${first.replace('.', '')}${rest}*(\\.${rest}+)*`;
}
