/**
 * What a command does: nothing that lasts, a change, harm that can be undone (`high`), or the loss of data or of a
 * service that does not come back by itself (`destructive`).
 */
export type Effect = 'reads' | 'changes' | 'high' | 'destructive';

/** The most severe of several effects; `reads` if there are none. */
export function mostSevere(effects: Effect[]): Effect {
  return effects.reduce(
    (most, effect) => (EFFECTS.indexOf(effect) > EFFECTS.indexOf(most) ? effect : most),
    'reads',
  );
}

/** From the least severe to the most. */
const EFFECTS: Effect[] = ['reads', 'changes', 'high', 'destructive'];
