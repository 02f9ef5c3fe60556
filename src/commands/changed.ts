import { realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { UsageError } from '../diagnostics/command-error.ts';
import { quote } from '../diagnostics/spelling.ts';
import { git, gitOrThrow, pathsIn } from './git.ts';

/**
 * The content files that differ from a revision, as diagnostics name them: changed, added and untracked. An empty revision
 * means the commit where this branch left the default one. Throws a UsageError outside a repository or for an unknown
 * revision.
 */
export function changedFiles(content: string, since: string): Set<string> {
  const root = realpathSync(content);
  const top = git(root, ['rev-parse', '--show-toplevel']);
  if (top.code !== 0)
    throw new UsageError(`${content} is not in a git repository, so --changed cannot find what changed.`);
  const base = baseOf(root, since);
  const lists = [
    gitOrThrow(root, ['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', root]),
    base === undefined
      ? gitOrThrow(root, ['ls-files', '--full-name', '-z', '--', root])
      : gitOrThrow(root, [...DIFF, base, '--', root]),
  ];
  const folder = realpathSync(top.out.trimEnd());
  return new Set(
    pathsIn(lists.join('\0')).map(
      (path) => `content/${relative(root, join(folder, path)).split(sep).join('/')}`,
    ),
  );
}

/** The commit to compare with; undefined in a repository without one. */
function baseOf(root: string, since: string): string | undefined {
  const head = commitOf(root, 'HEAD');
  if (since !== '') {
    const commit = commitOf(root, since);
    if (commit === undefined)
      throw new UsageError(`Unknown git revision ${quote(since)}. Fetch it, or give another one.`);
    return mergeBase(root, commit, head) ?? commit;
  }
  for (const branch of DEFAULT_BRANCHES) {
    const commit = commitOf(root, branch);
    const base = commit === undefined ? undefined : mergeBase(root, commit, head);
    if (base !== undefined) return base;
  }
  return head;
}

function mergeBase(root: string, commit: string, head: string | undefined): string | undefined {
  return head === undefined ? undefined : wordOf(root, ['merge-base', commit, head]);
}

function commitOf(root: string, name: string): string | undefined {
  return wordOf(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
}

function wordOf(root: string, args: string[]): string | undefined {
  const { code, out } = git(root, args);
  return code === 0 ? out.trim() : undefined;
}

const DIFF = ['diff', '--name-only', '--no-renames', '--diff-filter=d', '-z'];
const DEFAULT_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];
