import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/**
 * Runs a command of ours: prints the help when asked, refuses what it does not know with exit code 2, and otherwise
 * exits with what `run` returns, or with 3 and the error's message if it throws.
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
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = isUsage(error) ? 2 : 3;
    if (process.exitCode === 2) console.error(`\n${help}`);
    else if (process.env['MUSTER_DEBUG']) console.error(error);
  }
}

/** Options of the command line that Astro's configuration must see too, as the variables that it reads. */
function settle(values: Values): void {
  for (const name of ['content', 'audience', 'base', 'out']) {
    const value = values[name];
    if (value !== undefined) process.env[`MUSTER_${name.toUpperCase()}`] = value;
  }
}

function isUsage(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

export type Values = Record<string, string | undefined>;

type Run = (values: Values) => Promise<number | undefined>;
