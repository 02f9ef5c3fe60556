import { readdirSync, statSync, type Stats } from 'node:fs';
import { join, resolve } from 'node:path';
import { UncheckedError, UsageError } from '../diagnostics/command-error.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { parseDay } from '../model/day.ts';
import type { Context } from './context.ts';

/** An option without a value. */
export function flag(help: string): Option<boolean> {
  return { takes: 'nothing', help, read: (texts) => texts !== undefined };
}

/** An option with any text as its value. */
export function text(placeholder: string, help: string): Option<string | undefined> {
  return one(placeholder, help, (value) => value);
}

/** An option whose value may be left out, and is an empty text then. */
export function optionalText(placeholder: string, help: string): Option<string | undefined> {
  return { ...text(placeholder, help), takes: 'optional' };
}

/** An option that may be given several times. */
export function list<T>(
  placeholder: string,
  help: string,
  parse: (text: string, context: Context) => T,
): Option<T[]> {
  return {
    ...{ takes: 'many', placeholder, help },
    read: (texts, context) => (texts ?? []).map((each) => parse(each, context)),
  };
}

/** A file or folder, as an absolute path. */
export function path(placeholder: string, help: string): Option<string | undefined>;
export function path(placeholder: string, help: string, fallback: string): Option<string>;
export function path(placeholder: string, help: string, fallback?: string): Option<string | undefined> {
  return one(
    placeholder,
    help,
    (value, { cwd }) => resolve(cwd, value),
    ({ root }) => (fallback === undefined ? undefined : resolve(root, fallback)),
  );
}

/** A folder that has files to read, as an absolute path. */
export function folder(
  name: string,
  placeholder: string,
  help: string,
  fallback: (context: Context) => string,
): Option<string> {
  const check = (value: string, from: string): string => {
    const full = resolve(from, value);
    const next = `Give the ${name} folder with --${name} ${placeholder}.`;
    const info = infoOf(full);
    if (info && !info.isDirectory()) throw new UsageError(`${quote(value)} is a file, not a folder. ${next}`);
    if (!info) throw new UsageError(`No folder at ${quote(value)} in ${from}. ${next}`);
    const problem = problemOf(full);
    if (problem !== undefined) throw new UncheckedError(`${problem}, so nothing was read. ${next}`);
    return full;
  };
  return one(
    placeholder,
    help,
    (value, { cwd }) => check(value, cwd),
    (context) => check(fallback(context), context.root),
  );
}

/** An option that is read only when its value is needed, because it may not be there if nothing needs it. */
export function later<T>({ read, ...option }: Option<T>): Option<() => T> {
  return { ...option, read: (texts, context) => () => read(texts, context) };
}

/** What is at a path, behind symbolic links; undefined if that cannot be found out. */
export function infoOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Why there is nothing to read in a folder; undefined if there is a file that is not hidden. */
function problemOf(folder: string): string | undefined {
  try {
    const all = readdirSync(folder, { withFileTypes: true });
    const shown = all.filter(({ name }) => !name.startsWith('.'));
    if (shown.some((entry) => !entry.isDirectory() || hasFiles(join(folder, entry.name)))) return undefined;
    const what = !all.length ? 'is empty' : shown.length ? 'has only empty folders' : 'has only hidden files';
    return `${folder} ${what}`;
  } catch (error) {
    return `Cannot read the folder ${folder} (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`;
  }
}

/** Whether a folder has a file that is not hidden, or cannot be read, which is reported when it is read. */
function hasFiles(folder: string): boolean {
  try {
    return readdirSync(folder, { withFileTypes: true }).some(
      (entry) => !entry.name.startsWith('.') && (!entry.isDirectory() || hasFiles(join(folder, entry.name))),
    );
  } catch {
    return true;
  }
}

/** One of a few words. `noun` names it in messages. */
export function choice<const T extends string>(
  noun: string,
  choices: readonly T[],
  help: string,
): Option<T | undefined>;
export function choice<const T extends string>(
  noun: string,
  choices: readonly T[],
  help: string,
  fallback: NoInfer<T>,
): Option<T>;
export function choice<const T extends string>(
  noun: string,
  choices: readonly T[],
  help: string,
  fallback?: T,
): Option<T | undefined> {
  return one(
    noun.toUpperCase(),
    help,
    (value) => oneOf(noun, value, choices),
    () => fallback,
  );
}

/** The choice that a text names. Throws a UsageError that lists the choices. */
export function oneOf<T extends string>(noun: string, value: string, choices: readonly T[]): T {
  const found = choices.find((word) => word === value);
  if (found !== undefined) return found;
  const expected = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
  throw new UsageError(
    `Unknown ${noun} ${quote(value)}${didYouMean(value, choices) || '.'} Expected ${expected}.`,
  );
}

/** A day in the calendar, as its start in UTC. */
export function date(help: string): Option<Date | undefined> {
  return one('DATE', help, (value) => {
    const day = parseDay(value);
    if (day) return day;
    throw new UsageError(`Invalid date ${quote(value)}. Expected a day in the calendar, as in 2026-11-23.`);
  });
}

export function port(help: string, fallback: number): Option<number> {
  return one(
    'PORT',
    help,
    (value) => {
      const number = Number(value);
      if (Number.isInteger(number) && number > 0 && number < 65536) return number;
      throw new UsageError(
        `Invalid port ${quote(value)}. Expected a number from 1 to 65535, as in --port 5000.`,
      );
    },
    () => fallback,
  );
}

/** A whole number. `example` is the text that a message shows how to write it with. */
export function count(help: string, example: string): Option<number | undefined> {
  return one('N', help, (value) => {
    if (/^\d{1,9}$/.test(value)) return Number(value);
    throw new UsageError(`Invalid number ${quote(value)}. Expected a whole number, as in ${example}.`);
  });
}

/** An option with one value. `fallback` is used if the option is left out. */
export function one<T>(
  placeholder: string,
  help: string,
  parse: (text: string, context: Context) => T,
): Option<T | undefined>;
export function one<T, D>(
  placeholder: string,
  help: string,
  parse: (text: string, context: Context) => T,
  fallback: (context: Context) => D,
): Option<T | D>;
export function one<T, D>(
  placeholder: string,
  help: string,
  parse: (text: string, context: Context) => T,
  fallback?: (context: Context) => D,
): Option<T | D | undefined> {
  return {
    ...{ takes: 'one', placeholder, help },
    read: (texts, context) => {
      const last = texts?.at(-1);
      return last === undefined ? fallback?.(context) : parse(last, context);
    },
  };
}

/** An option of a command and the type of its value. */
export interface Option<T> {
  takes: 'nothing' | 'one' | 'optional' | 'many';
  /** What the help shows for the value, as in DIR; undefined if the option takes none. */
  placeholder?: string | undefined;
  help: string;
  /** The heading of the help that the option is listed under. */
  heading?: string | undefined;
  /** The value of the texts that were given, undefined if the option was left out. Throws a UsageError. */
  read: (texts: string[] | undefined, context: Context) => T;
}
