import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { UsageError } from '../loaders/environment.ts';

/**
 * The content files that differ from a revision, as diagnostics name them: changed, added and not yet known to git. An
 * empty revision means where this branch left the default one. Throws a UsageError outside of a repository or if there
 * is no such revision.
 */
export async function changedFiles(content: string, since: string): Promise<Set<string>> {
  const root = await realpath(content);
  const top = await git(root, ['rev-parse', '--show-toplevel']).catch(() => {
    throw new UsageError(`${content} is in no git repository, so --changed cannot tell what changed.`);
  });
  const base = await baseOf(root, since);
  const [differ, untracked] = await Promise.all([
    base === undefined
      ? ''
      : git(root, ['diff', '--name-only', '--no-renames', '--diff-filter=d', '-z', base, '--', root]),
    git(root, ['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', root]),
  ]);
  const tracked = base === undefined ? await git(root, ['ls-files', '--full-name', '-z', '--', root]) : '';
  const folder = await realpath(top);
  const names = `${differ}\0${untracked}\0${tracked}`.split('\0').filter((name) => name !== '');
  return new Set(names.map((name) => `content/${relative(root, join(folder, name)).split(sep).join('/')}`));
}

/** The commit to compare with; undefined in a repository that has none yet. */
async function baseOf(root: string, since: string): Promise<string | undefined> {
  const head = await commitOf(root, 'HEAD');
  if (since !== '') {
    const commit = await commitOf(root, since);
    if (commit === undefined)
      throw new UsageError(`git knows no revision "${since}". Fetch it, or name another.`);
    return (await mergeBase(root, commit, head)) ?? commit;
  }
  for (const branch of DEFAULT_BRANCHES) {
    const commit = await commitOf(root, branch);
    const base = commit === undefined ? undefined : await mergeBase(root, commit, head);
    if (base !== undefined) return base;
  }
  return head;
}

async function mergeBase(
  root: string,
  commit: string,
  head: string | undefined,
): Promise<string | undefined> {
  return head && (await git(root, ['merge-base', commit, head]).catch(() => undefined));
}

async function commitOf(root: string, name: string): Promise<string | undefined> {
  return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]).catch(
    () => undefined,
  );
}

async function git(folder: string, args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['-C', folder, ...args], { maxBuffer: 1 << 28 });
  return stdout.replace(/\n$/, '');
}

const DEFAULT_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];
