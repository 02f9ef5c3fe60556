import { spawnSync } from 'node:child_process';
import { CommandError, UncheckedError } from '../diagnostics/command-error.ts';

/**
 * Runs git in a folder, always in the same way, whatever the user's settings and the environment of a hook. Throws an
 * UncheckedError if git cannot be started.
 */
export function git(folder: string, args: string[], { input, index }: GitOptions = {}): GitResult {
  const { code, bytes, warned } = gitBytes(folder, args, { input, index });
  const out = bytes.toString('utf8');
  return { code, out, warned, said: `${out}${warned}`.trim() };
}

/** As git(), with the standard output as bytes. */
export function gitBytes(folder: string, args: string[], { input, index }: GitOptions = {}): GitBytes {
  const { error, signal, status, stdout, stderr } = spawnSync('git', [...SAME_FOR_ALL, ...args], {
    cwd: folder,
    input,
    env: { ...gitEnvironment(process.env), ...(index !== undefined && { GIT_INDEX_FILE: index }) },
    maxBuffer: 1024 * 1024 * 1024,
  });
  if (error && 'code' in error && error.code === 'ENOENT')
    throw new UncheckedError(
      'git is not installed or not on the PATH. Install it, then run the command again.',
    );
  if (error) throw new UncheckedError(`Cannot run git: ${error.message}.`);
  const warned = stderr.toString('utf8').trim();
  return {
    code: status ?? 1,
    bytes: stdout,
    warned: signal === null ? warned : `${warned}\ngit was ended by ${signal}.`.trim(),
  };
}

/** Runs git and returns its output. Throws a CommandError with git's own message if it fails. */
export function gitOrThrow(folder: string, args: string[], input?: string): string {
  const result = git(folder, args, { input });
  if (result.code !== 0) throw new CommandError(`git ${args.join(' ')} failed:\n${result.said}`);
  return result.out;
}

/** Throws an UncheckedError: what cannot be answered, why in git's own words, and what to do next. */
export function refuse(what: string, { warned }: Pick<GitResult, 'warned'>, next: string): never {
  throw new UncheckedError([what, ...(warned ? [`git says: ${warned}`] : []), next].join('\n'));
}

/** The paths in a list of git's that is separated by NUL. */
export function pathsIn(list: string): string[] {
  return [...new Set(list.split('\0').filter((path) => path !== ''))];
}

/**
 * The environment of git: without what a hook sets for its own repository, because the folder decides which repository is
 * meant, and without what changes the form of an answer. Messages are in English, so that people can search for them.
 */
function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !STEERS_GIT.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };
}

/** Settings that a repository or a user may have. A monitor of the file system is a program of theirs, and may be wrong. */
const SAME_FOR_ALL = [
  '--no-pager',
  '--literal-pathspecs',
  ...['core.fsmonitor=false', 'core.quotePath=false', 'core.warnAmbiguousRefs=true'].flatMap(asSetting),
  ...['color.ui=false', 'diff.noprefix=false', 'status.relativePaths=false'].flatMap(asSetting),
];

function asSetting(setting: string): string[] {
  return ['-c', setting];
}

const STEERS_GIT =
  /^GIT_(?:DIR|WORK_TREE|IMPLICIT_WORK_TREE|INDEX_FILE|INDEX_VERSION|COMMON_DIR|PREFIX|NAMESPACE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|QUARANTINE_PATH|SHALLOW_FILE|GRAFT_FILE|REPLACE_REF_BASE|NO_REPLACE_OBJECTS|INTERNAL_SUPER_PREFIX|CONFIG|EXTERNAL_DIFF|DIFF_OPTS|ATTR_SOURCE|PAGER|PAGER_IN_USE|OPTIONAL_LOCKS|TRACE\w*|\w+_PATHSPECS)$/;

interface GitOptions {
  input?: string | undefined;
  /** The file of an index that is not the repository's own, absolute. */
  index?: string | undefined;
}

interface GitBytes {
  code: number;
  /** The standard output. */
  bytes: Buffer;
  /** The errors and warnings. */
  warned: string;
}

export interface GitResult {
  code: number;
  /** The standard output. */
  out: string;
  /** The errors and warnings. */
  warned: string;
  /** The output and the errors, for people. */
  said: string;
}
