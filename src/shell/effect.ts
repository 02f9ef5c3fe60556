/**
 * What a command does: nothing that lasts, a change, harm that can be undone (`high`), or the loss of data or of a
 * service that does not come back by itself (`destructive`). It is `unknown` if nobody has said what the program does
 * with these arguments, and `unseen` if it runs code that is not in the command, or in a language that is not read here.
 */
export type Effect = 'reads' | 'unknown' | 'unseen' | Change;

/** An effect that lasts. */
export type Change = 'changes' | 'high' | 'destructive';

/** The most severe of several effects; `reads` if there are none. */
export function mostSevere(effects: Effect[]): Effect {
  return effects.reduce(
    (most, effect) => (EFFECTS.indexOf(effect) > EFFECTS.indexOf(most) ? effect : most),
    'reads',
  );
}

/** Whether a command is known to leave something different behind. */
export function isChange(effect: Effect): effect is Change {
  return effect === 'changes' || effect === 'high' || effect === 'destructive';
}

/** From the least severe to the most. */
const EFFECTS: Effect[] = ['reads', 'unknown', 'unseen', 'changes', 'high', 'destructive'];
