import { Console } from 'node:console';
import { realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { IS_PACKAGE, PROJECT, WORK } from '../loaders/project.ts';

/** Adds a console to the streams that a command reads and writes. */
export function contextOf(surroundings: Omit<Context, 'console'>): Context {
  const { stdout, stderr } = surroundings;
  return { ...surroundings, console: new Console({ stdout, stderr }) };
}

/** The surroundings of this process. */
export function processContext(): Context {
  const { env, stdin, stdout, stderr } = process;
  const here = process.cwd();
  const root = IS_PACKAGE ? WORK : here;
  return contextOf({ cwd: typedIn(env, here), root, env, stdin, stdout, stderr });
}

/**
 * The folder where a person typed the command. npm runs a script in the folder of its package and says in INIT_CWD where it
 * was called. The variable is not believed if it may be left over from another script: npm runs this one in the folder of
 * package.json, so in any other folder a script or a person has changed to it on purpose.
 */
export function typedIn(env: NodeJS.ProcessEnv, root: string): string {
  const { INIT_CWD: typed, npm_package_json: file = join(PROJECT, 'package.json') } = env;
  if (!typed || !isAbsolute(typed) || !isSameFolder(dirname(file), root)) return root;
  return statSync(typed, { throwIfNoEntry: false })?.isDirectory() ? typed : root;
}

function isSameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

/** Everything outside its arguments that a command depends on, passed in so that a test can run it in process. */
export interface Context {
  /** The folder that relative paths start from, absolute: where the command was typed. */
  cwd: string;
  /** The folder that defaults such as `content` and `dist` are in, absolute. */
  root: string;
  env: NodeJS.ProcessEnv;
  stdin: Readable;
  stdout: Writable & { isTTY?: boolean };
  stderr: Writable & { isTTY?: boolean };
  console: Console;
}
