/** What a learner is told about a choice. It is never a mark, and always a way on. */
export function foundText({ found, other, right }: { found: number; other: number; right: number }): string {
  if (found + other === 0) return 'Choose first; then you are told why.';
  if (other === 0 && found === right)
    return right === 1 ? 'Yes, that is the one.' : 'Yes, those are all of them.';
  if (right === 1) return 'There is a better answer. Read why below your choice, and choose again.';
  const fit = fitText(found, right - found);
  if (other === 0) return `${fit}.`;
  // What none of the chosen does needs no second word about those that do not.
  const rest = found === 0 ? '' : `; ${other === 1 ? 'one does not' : `${other} do not`}`;
  return `${fit}${rest}. Read why below your choice, and choose again.`;
}

/** How many things from the first one on are in their place. */
export function inPlace(places: readonly number[]): number {
  const first = places.findIndex((place, index) => place !== index + 1);
  return first === -1 ? places.length : first;
}

/** What a learner is told about an order. */
export function placeText(places: readonly number[]): string {
  const count = inPlace(places);
  if (count === places.length) return 'Yes, that is the order.';
  if (count === 0) return 'Something else comes first. Move it up, and check again.';
  return `${count === 1 ? 'The first is' : `The first ${count} are`} in place. Move the others, and check again.`;
}

function fitText(found: number, missing: number): string {
  if (found === 0) return `None of these fits, and there are ${missing} that do`;
  if (missing === 0) return 'All that fit are among them';
  const more = missing === 1 ? 'is one more' : `are ${missing} more`;
  return `${found} of these ${found === 1 ? 'fits' : 'fit'}, and there ${more}`;
}
