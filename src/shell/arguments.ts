/**
 * The words among a program's arguments: neither options nor the values of the options listed. With `*`, any word that
 * follows an option counts as its value, for programs whose options are not all known. That can lose a name, but not a
 * subcommand, because subcommands come before options.
 */
export function wordsOf(args: string[], values: readonly string[] | '*' = []): string[] {
  return args.filter((arg, index) => {
    const before = args[index - 1] ?? '';
    const isValue =
      values === '*' ? before.startsWith('-') && !before.includes('=') : values.includes(before);
    return !arg.startsWith('-') && !isValue;
  });
}

/** Whether an option is given, as `--name`, `--name=value` or in a group of short ones such as `-rf`. */
export function hasOption(args: string[], ...names: string[]): boolean {
  return names.some((name) =>
    name.startsWith('--') || name.length > 2
      ? args.some((arg) => arg === name || arg.startsWith(`${name}=`))
      : args.some((arg) => SHORT.test(arg) && arg.includes(name.charAt(1))),
  );
}

/** The value of an option, written after a space or after `=`. */
export function valueOf(args: string[], name: string): string | undefined {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  if (at < 0) return undefined;
  return args[at] === name ? args[at + 1] : args[at]?.slice(name.length + 1);
}

/** The values of the options that a pattern matches, one for each time that such an option is given. */
export function valuesOf(args: string[], option: RegExp): string[] {
  return args.flatMap((arg, index) => {
    const found = option.exec(arg);
    if (!found) return [];
    return [arg.length > found[0].length ? arg.slice(found[0].length) : (args[index + 1] ?? '')];
  });
}

/** What remains after the options at the front, their values, and variables that are set there. */
export function operandsOf(args: string[], values: readonly string[] = []): string[] {
  let at = 0;
  while (at < args.length && (args[at]?.startsWith('-') || /^\w+=/.test(args[at] ?? ''))) {
    if (args[at] === '--') return args.slice(at + 1);
    at += takesValue(args[at] ?? '', values) ? 2 : 1;
  }
  return args.slice(at);
}

/** Whether the next word is the value of an option, which may be the last of a group, as in `sudo -iu postgres`. */
function takesValue(arg: string, values: readonly string[]): boolean {
  return (
    values.includes(arg) ||
    (/^-[a-zA-Z]{2,4}$/.test(arg) &&
      values.includes(`-${arg.at(-1) ?? ''}`) &&
      !values.includes(arg.slice(0, 2)))
  );
}

/**
 * Compiles a list of words separated by spaces into a test of one word. In the list, `*` is any text and `?` any one
 * character, as in `set-*`.
 */
export function matcher(list: string): (word: string) => boolean {
  const exact = new Set<string>();
  const globs: string[] = [];
  for (const word of splitWords(list))
    if (/[*?]/.test(word)) globs.push(word);
    else exact.add(word);
  return (word) => exact.has(word) || globs.some((glob) => fitsGlob(word, glob));
}

/** The words of a list in a descriptor. Each list is split once. */
export function splitWords(list = ''): readonly string[] {
  let words = split.get(list);
  if (!words) split.set(list, (words = list.split(' ').filter((word) => word !== '')));
  return words;
}

const split = new Map<string, readonly string[]>();

/**
 * Compares a word with one pattern. Only the last `*` is ever tried again, so that the time is at most the product of both
 * lengths; a regular expression with many `.*` can take hours.
 */
function fitsGlob(word: string, glob: string): boolean {
  let [at, from, star, taken] = [0, 0, -1, 0];
  while (at < word.length) {
    if (glob[from] === '*') [star, taken] = [from++, at];
    else if (from < glob.length && (glob[from] === '?' || glob[from] === word[at]))
      [at, from] = [at + 1, from + 1];
    else if (star < 0) return false;
    else [at, from, taken] = [taken + 1, star + 1, taken + 1];
  }
  while (glob[from] === '*') from++;
  return from === glob.length;
}

const SHORT = /^-[A-Za-z0-9]+$/;
/** Stands for a word that a program such as xargs puts in, which is not in the command. */
export const ITEM = '{{ITEM}}';
