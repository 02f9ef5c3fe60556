import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from '../loaders/environment.ts';
import { Refusal } from './refusal.ts';

/**
 * Runs a command of ours: prints the help when asked, refuses what it does not know with exit code 2, and otherwise
 * exits with what `run` returns, or with 3 if it throws.
 */
export async function runCommand(help: string, takes: string[], run: Run): Promise<void> {
  const options: ParseArgsOptionsConfig = { help: { type: 'boolean' } };
  for (const name of takes) options[name] = { type: 'string' };
  try {
    const values = parseArgs({ options }).values as Values;
    if (values['help']) console.log(help);
    else {
      settle(values);
      process.exitCode = await run(values);
    }
  } catch (error) {
    process.exitCode = isUsage(error) ? 2 : 3;
    // Of our own refusals the message is enough; of anything else the place matters.
    const said = isUsage(error) || error instanceof Refusal;
    console.error(said ? `${error.message}${isUsage(error) ? ' See --help.' : ''}` : error);
  }
}

/** The port that an option names, 4321 if it is left out. Throws a UsageError if it is none. */
export function portOf(text: string | undefined): number {
  const port = Number(text ?? 4321);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new UsageError(`"${text}" is no port. Try --port 5000.`);
}

/** Options of the command line that Astro's configuration must see too, as the variables that it reads. */
function settle(values: Values): void {
  for (const name of ['content', 'audience', 'base', 'out']) {
    const value = values[name];
    if (value !== undefined) process.env[`MUSTER_${name.toUpperCase()}`] = value;
  }
}

function isUsage(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

export type Values = Record<string, string | undefined>;

type Run = (values: Values) => Promise<number | undefined>;
