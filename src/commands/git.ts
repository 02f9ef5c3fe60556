import { spawnSync } from 'node:child_process';
import { Refusal } from '../diagnostics/command-error.ts';

/** Runs git in a folder and returns what it printed and its exit code. Throws a Refusal if there is no git. */
export function git(folder: string, args: string[], input?: string): GitResult {
  const { error, status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) throw new Refusal('git is not to be found here. Install it, and run this again.');
  return { code: status ?? 1, out: stdout, said: `${stdout}${stderr}`.trim() };
}

/** Runs git and returns what it printed. Throws a Refusal with git's own words if it fails. */
export function gitOrRefuse(folder: string, args: string[], input?: string): string {
  const { code, out, said } = git(folder, args, input);
  if (code !== 0) throw new Refusal(`git ${args.join(' ')} failed:\n${said}`);
  return out;
}

/** The paths in a list that git separates with NUL. */
export function pathsIn(list: string): string[] {
  return [...new Set(list.split('\0').filter((path) => path !== ''))];
}

export interface GitResult {
  code: number;
  /** What it printed for programs. */
  out: string;
  /** All that it printed, for people. */
  said: string;
}
