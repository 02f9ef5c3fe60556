import { Console } from 'node:console';
import type { Readable, Writable } from 'node:stream';

/** Adds a console to the streams that a command reads and writes. */
export function contextOf(surroundings: Omit<Context, 'console'>): Context {
  const { stdout, stderr } = surroundings;
  return { ...surroundings, console: new Console({ stdout, stderr }) };
}

/** The surroundings of this process. */
export function processContext(): Context {
  const { env, stdin, stdout, stderr } = process;
  return contextOf({ cwd: process.cwd(), env, stdin, stdout, stderr });
}

/** Everything outside its arguments that a command depends on, passed in so that a test can run it in process. */
export interface Context {
  /** The folder that relative paths start from, absolute. */
  cwd: string;
  env: NodeJS.ProcessEnv;
  stdin: Readable;
  stdout: Writable & { isTTY?: boolean };
  stderr: Writable & { isTTY?: boolean };
  console: Console;
}
