import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { WORK } from '../loaders/project.ts';

/** Runs a command by its name as this process, or lists all commands, and the tools of our own development if any are given. */
export async function runByName(name: string, args: string[], tools: string[] = []): Promise<void> {
  // Reading the code takes a quarter of a check, and few modules change between two of them.
  const modules = join(WORK, 'node_modules');
  if (existsSync(modules)) module.enableCompileCache(join(modules, '.cache/muster/code'));
  const { COMMANDS, commandList, isCommandName, unknownCommand } = await import('./index.ts');
  if (isCommandName(name)) {
    const { runAsProcess } = await import('./run-command.ts');
    return runAsProcess(await COMMANDS[name](), args);
  }
  const isHelp = ['', 'help', '--help'].includes(name);
  const list = await commandList(tools);
  if (isHelp) process.stdout.write(list);
  else process.stderr.write(`${unknownCommand(name)}\n${list}`);
  process.exitCode = isHelp ? 0 : 2;
}
