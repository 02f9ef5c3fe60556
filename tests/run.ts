import { runCaptured, type Captured } from '../src/commands/captured.ts';
import type { Command } from '../src/commands/define-command.ts';
import { COMMANDS, type CommandName } from '../src/commands/index.ts';

/** Runs `npm run NAME -- …` in process, with no variables but those given. */
export async function run(
  name: CommandName,
  args: readonly string[],
  surroundings?: Parameters<typeof runCaptured>[2],
): Promise<Captured> {
  const command: Command = await COMMANDS[name]();
  return runCaptured(command, args, surroundings);
}
