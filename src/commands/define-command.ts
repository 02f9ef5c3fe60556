import type { Context } from './context.ts';
import type { Option } from './option.ts';

/** Declares a command, with the types of its values inferred from its options. */
export function defineCommand<const O extends Options>(command: Command<O>): Command<O> {
  return command;
}

/** Puts options under a heading of their own in the help. */
export function underHeading<const O extends Options>(heading: string, options: O): O {
  const entries = Object.entries(options).map(([name, option]) => [name, { ...option, heading }]);
  return Object.fromEntries(entries) as O;
}

/** How a command is called, as in `npm run check`. A package says `npx muster check`, here and in every text. */
export function invocationOf({ name }: Pick<Command, 'name'>): string {
  return name === 'start' ? 'npm start' : `npm run ${name}`;
}

/** The same before options and other words, as in `npm run check --`. */
export function invocationBefore({ name }: Pick<Command, 'name'>, words: string): string {
  return `npm run ${name} -- ${words}`;
}

/** A command of `npm run`: its options, from which its help is generated, and what it does. */
export interface Command<O extends Options = Options> {
  /** The name of its script in package.json. */
  name: string;
  /** One line for the list of commands, starting with a verb. */
  summary: string;
  /** What follows the name, with a line for each way to call the command. */
  usage: string | readonly string[];
  description: string;
  /** The arguments without an option, and the most that are allowed. */
  words?: { most: number; help: Record<string, string> };
  options: O;
  /** Printed below the options. */
  notes?: string;
  /** The meaning of the exit codes below 2, which differs from command to command. */
  exitCodes?: Record<0, string> & Partial<Record<1 | 2, string>>;
  /** Resolves with the exit code. Throws a UsageError or a CommandError, which are printed as a sentence. */
  run(call: Call<O>): Promise<number>;
}

/** The arguments of a call. */
export interface Call<O extends Options = Options> {
  values: Values<O>;
  /** The arguments without an option. */
  words: string[];
  context: Context;
}

export type Options = Record<string, Option<unknown>>;

/** The typed values of options, by name. */
export type Values<O extends Options> = { [Name in keyof O]: O[Name] extends Option<infer T> ? T : never };
