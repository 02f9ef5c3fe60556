import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from '../loaders/environment.ts';
import { Refusal } from '../diagnostics/command-error.ts';

/**
 * Runs a command of ours: prints the help when asked, refuses what it does not know with exit code 2, and otherwise
 * exits with what `run` returns, or with 3 if it throws. MUSTER_DEBUG=1 shows where it threw. `takes` names the options
 * that have a value, `switches` those that have none; a switch that is set has the value yes. `words` is how many words
 * without an option the command takes at most.
 */
export async function runCommand(
  help: string,
  takes: string[],
  run: Run,
  switches: string[] = [],
  words = 0,
  { lists = [], optional = [] }: More = {},
): Promise<void> {
  const options: ParseArgsOptionsConfig = { help: { type: 'boolean' } };
  for (const name of [...takes, ...optional]) options[name] = { type: 'string' };
  for (const name of switches) options[name] = { type: 'boolean' };
  for (const name of lists) options[name] = { type: 'string', multiple: true };
  process.stdout.on('error', endQuietly);
  try {
    const args = withoutValue(process.argv.slice(2), optional);
    const { values: given, positionals } = parseArgs({ args, options, allowPositionals: words > 0 });
    const values: Values = {};
    const listed: Lists = {};
    for (const [name, value] of Object.entries(given))
      if (Array.isArray(value)) listed[name] = value.map(String);
      else values[name] = value === true ? 'yes' : String(value);
    if (values['help']) console.log(help);
    else {
      const [stray] = positionals.slice(words);
      if (stray !== undefined) throw new UsageError(`"${stray}" is one word too many.`);
      settle(values);
      process.exitCode = await run(values, positionals, listed);
    }
  } catch (error) {
    process.exitCode = isUsage(error) ? 2 : 3;
    console.error(process.env['MUSTER_DEBUG'] ? error : sentenceOf(error));
  }
}

/** Gives an option whose value may be left out an empty one, where the next argument is another option or none. */
function withoutValue(args: string[], optional: string[]): string[] {
  return args.map((arg, index) => {
    const next = args[index + 1];
    const bare = optional.some((name) => arg === `--${name}`);
    return bare && (next === undefined || next.startsWith('-')) ? `${arg}=` : arg;
  });
}

/** The port that an option names, 4321 if it is left out. Throws a UsageError if it is none. */
export function portOf(text: string | undefined): number {
  const port = Number(text ?? 4321);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new UsageError(`"${text}" is no port. Try --port 5000.`);
}

/** Options of the command line that Astro's configuration must see too, as the variables that it reads. */
function settle(values: Values): void {
  for (const name of ['content', 'audience', 'base', 'out', 'rules']) {
    const value = values[name];
    if (value !== undefined) process.env[`MUSTER_${name.toUpperCase()}`] = value;
  }
}

/** What a person is told: of our own refusals the message is enough, anything else is ours to mend. */
function sentenceOf(error: unknown): string {
  if (isUsage(error)) return `${error.message} See --help.`;
  if (error instanceof Refusal) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `Something in Muster itself went wrong: ${message}\nRun it again with MUSTER_DEBUG=1 and report what it prints, with the command, to whoever maintains Muster.`;
}

/** The reader has gone, as `head` does after ten lines. Anything else that stops the output is an error. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  throw error;
}

function isUsage(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

export type Values = Record<string, string | undefined>;

/** The values of options that may be given several times. */
export type Lists = Record<string, string[]>;

type Run = (values: Values, words: string[], lists: Lists) => Promise<number | undefined>;

interface More {
  /** Options that may be given several times. */
  lists?: string[];
  /** Options whose value may be left out. */
  optional?: string[];
}
