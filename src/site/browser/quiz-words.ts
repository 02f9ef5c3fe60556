import * as words from './strings/training.ts';

/** The feedback on a choice. It is never a mark, and always says how to go on. */
export function foundText({ found, other, right }: { found: number; other: number; right: number }): string {
  if (found + other === 0) return words.chooseFirst;
  if (other === 0 && found === right) return right === 1 ? words.theOne : words.allOfThem;
  if (right === 1) return words.betterAnswer;
  // If none of the choices fits, their number says nothing more.
  if (found === 0) return words.noneFits({ count: right });
  const others = words.others({ count: other });
  if (found === right) return words.allFitAndOthers({ others });
  const fit = words.fit({ count: found });
  const missing = words.missing({ count: right - found });
  return other === 0
    ? words.fitAndMissing({ fit, missing })
    : words.fitMissingAndOthers({ fit, missing, others });
}

/** How many things from the first one on are in their place. */
export function inPlace(places: readonly number[]): number {
  const first = places.findIndex((place, index) => place !== index + 1);
  return first === -1 ? places.length : first;
}

/** The feedback on an order. */
export function placeText(places: readonly number[]): string {
  const count = inPlace(places);
  if (count === places.length) return words.theOrder;
  return count === 0 ? words.otherFirst : words.inPlace({ count });
}
