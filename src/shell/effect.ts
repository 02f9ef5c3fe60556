/** The gravest of several effects. */
export function worst(effects: Effect[]): Effect {
  return effects.reduce(
    (most, effect) => (EFFECTS.indexOf(effect) > EFFECTS.indexOf(most) ? effect : most),
    'reads',
  );
}

/** The words that are neither options nor their values. */
export function plain(args: string[], values: readonly string[] = []): string[] {
  return args.filter((arg, index) => !arg.startsWith('-') && !values.includes(args[index - 1] ?? ''));
}

/**
 * The same for tools of which not every option is known here: what follows an option is taken for its value. A word too
 * many is lost that way, which is harmless for names and does not happen to verbs, since they come before options.
 */
export function leading(args: string[]): string[] {
  return args.filter((arg, index) => {
    const before = args[index - 1] ?? '';
    return !arg.startsWith('-') && !(before.startsWith('-') && !before.includes('='));
  });
}

/** Whether an option is given, as `--name`, `--name=value` or in a run of short ones such as `-rf`. */
export function has(args: string[], ...names: string[]): boolean {
  return names.some((name) =>
    name.startsWith('--') || name.length > 2
      ? args.some((arg) => arg === name || arg.startsWith(`${name}=`))
      : args.some((arg) => SHORT.test(arg) && arg.includes(name.charAt(1))),
  );
}

/** What an option is set to, written with a space or with =. */
export function valueOf(args: string[], name: string): string | undefined {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  if (at < 0) return undefined;
  return args[at] === name ? args[at + 1] : args[at]?.slice(name.length + 1);
}

/** A judgement by the first word that is in one of the lists; what is in none only reads. */
export function byVerb(word: string, verbs: Verbs): Effect {
  for (const effect of ['destructive', 'high', 'changes'] as const)
    if (verbs[effect]?.split(' ').includes(word)) return effect;
  return 'reads';
}

/** The same whatever the arguments. */
export function always(effect: Effect): Judge {
  return () => effect;
}

const SHORT = /^-[A-Za-z0-9]+$/;
const EFFECTS: Effect[] = ['reads', 'changes', 'high', 'destructive'];

/**
 * What a command does: nothing that stays, a change, harm that can be undone (`high`), or the end of data or a service
 * that does not come back by itself (`destructive`).
 */
export type Effect = 'reads' | 'changes' | 'high' | 'destructive';

/** Judges a program's arguments, and what is piped into it where that is known. */
export type Judge = (args: string[], input?: string) => Effect;

/** Verbs by their effect, each list separated by spaces. */
export type Verbs = Partial<Record<Exclude<Effect, 'reads'>, string>>;
