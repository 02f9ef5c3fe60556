import { spawnSync } from 'node:child_process';
import { CommandError } from '../diagnostics/command-error.ts';

/** Runs git in a folder and returns its output and exit code. Throws a CommandError if git is not installed. */
export function git(folder: string, args: string[], input?: string): GitResult {
  const { error, status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error)
    throw new CommandError(
      'git is not installed or not on the PATH. Install it, then run the command again.',
    );
  return { code: status ?? 1, out: stdout, said: `${stdout}${stderr}`.trim() };
}

/** Runs git and returns its output. Throws a CommandError with git's own message if it fails. */
export function gitOrThrow(folder: string, args: string[], input?: string): string {
  const { code, out, said } = git(folder, args, input);
  if (code !== 0) throw new CommandError(`git ${args.join(' ')} failed:\n${said}`);
  return out;
}

/** The paths in a list of git's that is separated by NUL. */
export function pathsIn(list: string): string[] {
  return [...new Set(list.split('\0').filter((path) => path !== ''))];
}

export interface GitResult {
  code: number;
  /** The standard output. */
  out: string;
  /** The output and the errors, for people. */
  said: string;
}
