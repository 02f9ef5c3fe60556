import { dirname, isAbsolute } from 'node:path';
import { runCaptured, type Captured } from '../src/commands/captured.ts';
import type { Command } from '../src/commands/define-command.ts';
import { COMMANDS, type CommandName } from '../src/commands/index.ts';

/**
 * Runs `npm run NAME -- …` in process, with no variables but those given. With an absolute content folder, in the folder
 * that it is in, as a person would, so that a report names its files from there.
 */
export async function run(
  name: CommandName,
  args: readonly string[],
  surroundings?: Parameters<typeof runCaptured>[2],
): Promise<Captured> {
  const command: Command = await COMMANDS[name]();
  const content = args[args.indexOf('--content') + 1] ?? '';
  const cwd = isAbsolute(content) ? dirname(content) : process.cwd();
  return runCaptured(command, args, { cwd, ...surroundings });
}
