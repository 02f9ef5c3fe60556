import { Readable, Writable } from 'node:stream';
import { contextOf } from './context.ts';
import type { Command, Options } from './define-command.ts';
import { runCommand } from './run-command.ts';

/** Runs a command in process and resolves with its exit code and everything that it printed. */
export async function runCaptured<O extends Options>(
  command: Command<O>,
  args: readonly string[],
  { cwd = process.cwd(), root = cwd, env = {}, input = '' }: Partial<Surroundings> = {},
): Promise<Captured> {
  const [stdout, stderr] = [new Collector(), new Collector()];
  const context = contextOf({ cwd, root, env, stdin: Readable.from([Buffer.from(input)]), stdout, stderr });
  const status = await runCommand(command, [...args], context);
  return { status, stdout: stdout.text, stderr: stderr.text };
}

class Collector extends Writable {
  text = '';

  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

export interface Captured {
  status: number;
  stdout: string;
  stderr: string;
}

interface Surroundings {
  cwd: string;
  /** The folder of the defaults; the current one if left out. */
  root: string;
  env: NodeJS.ProcessEnv;
  /** The text on standard input. */
  input: string;
}
