import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../diagnostics/command-error.ts';
import { isAdopterOwned } from './adopt/adopter-owned.ts';
import { missingKeys } from './adopt/missing-keys.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { git, gitOrThrow, pathsIn } from './git.ts';
import { one } from './option.ts';

export const upgrade = defineCommand({
  name: 'upgrade',
  summary: 'merge a later release of Muster into your repository',
  usage: '[-- --from upstream/main]',
  description: `Merges a later release of Muster into your repository. The process, the pages and the code are updated. Your own files (content/organisation.yaml, content/severity.yaml, content/programs.yaml, content/teams, content/examples) stay as they are, and the example that you deleted does not come back. You check and commit the merge.

Tell git once where Muster comes from: git remote add upstream ADDRESS`,
  options: {
    from: one(
      'WHAT',
      'a branch of a remote, a tag or a commit (default: upstream/main)',
      (value) => value,
      () => 'upstream/main',
    ),
  },
  exitCodes: { 0: 'merged, or nothing new', 1: 'there are conflicts in files that you have changed too' },
  run: async ({ values: { from }, context: { root: folder, console } }) => {
    const root = gitOrThrow(folder, ['rev-parse', '--show-toplevel']).trim();
    refuseUnready(root);
    fetchFrom(root, from);
    refuseUnrelated(root, from);
    if (git(root, ['merge-base', '--is-ancestor', from, 'HEAD']).code === 0) {
      console.log(`This handbook has everything of ${from} already. Nothing was changed.`);
      return 0;
    }
    merge(root, from);
    restoreAdopterFiles(root);
    const conflicts = pathsIn(gitOrThrow(root, [...DIFF, '--diff-filter=U']));
    const changed = pathsIn(gitOrThrow(root, [...DIFF, '--cached']));
    console.log(`Merged ${from}: ${changed.length} files of Muster's have changed, and none of yours.`);
    await reportMissingKeys(root, from, console);
    reportConflicts(conflicts, console);
    console.log(NEXT);
    return conflicts.length ? 1 : 0;
  },
});

function refuseUnready(root: string): void {
  if (git(root, ['rev-parse', '-q', '--verify', 'MERGE_HEAD']).code === 0)
    throw new CommandError(
      'A merge is in progress. Finish it with git commit, or undo it with git merge --abort.',
    );
  if (gitOrThrow(root, ['status', '--porcelain', '--untracked-files=no']) !== '')
    throw new CommandError(
      'There are uncommitted changes. Commit or stash them first, so that the merge can be undone.',
    );
}

/** Fetches the branch of a remote, such as `upstream/main`. A tag or a commit must exist already. */
function fetchFrom(root: string, from: string): void {
  const [remote = ''] = from.split('/');
  const remotes = gitOrThrow(root, ['remote']).split('\n');
  if (from.includes('/') && remotes.includes(remote))
    gitOrThrow(root, ['fetch', '--quiet', '--tags', remote]);
  if (git(root, ['rev-parse', '-q', '--verify', `${from}^{commit}`]).code !== 0)
    throw new CommandError(
      `There is no ${from} here. Tell git where Muster comes from: git remote add upstream ADDRESS. Then run the command again, with --from for another branch or a release.`,
    );
}

/** Throws a CommandError without a common commit, because git cannot separate our changes from the organisation's then. */
function refuseUnrelated(root: string, from: string): void {
  if (git(root, ['merge-base', from, 'HEAD']).code === 0) return;
  throw new CommandError(
    `This repository and ${from} have no commit in common, because it was copied, or cloned without its history.
Fetch the history (git fetch --unshallow), or tell git once which release you started from, then run the command again:
  git merge -s ours --allow-unrelated-histories RELEASE`,
  );
}

/**
 * Merges without looking for renames, because git would take the first team's files for renamed files of the example and
 * merge changes to the example into them.
 */
function merge(root: string, from: string): void {
  const { said } = git(root, ['merge', '--no-commit', '--no-ff', '-X', 'no-renames', from]);
  if (git(root, ['rev-parse', '-q', '--verify', 'MERGE_HEAD']).code !== 0)
    throw new CommandError(`git could not begin the merge:\n${said}`);
}

/** Restores every file that belongs to the adopter, and removes the files that the release adds among them. */
function restoreAdopterFiles(root: string): void {
  const before = pathsIn(gitOrThrow(root, ['ls-tree', '-r', '-z', '--name-only', 'HEAD'])).filter(
    isAdopterOwned,
  );
  const now = pathsIn(gitOrThrow(root, ['ls-files', '-z'])).filter(isAdopterOwned);
  const added = now.filter((path) => !before.includes(path));
  withPaths(root, ['checkout', '-q', 'HEAD'], before);
  withPaths(root, ['rm', '-q', '-f'], added);
}

/** Runs a git command on exactly these paths, without reading them as patterns. */
function withPaths(root: string, command: string[], paths: string[]): void {
  if (!paths.length) return;
  const list = ['--pathspec-from-file=-', '--pathspec-file-nul'];
  gitOrThrow(root, ['--literal-pathspecs', ...command, ...list], paths.join('\0'));
}

/** Prints the new timers and channels that the pages of the release may name. */
async function reportMissingKeys(root: string, from: string, console: Context['console']): Promise<void> {
  const files = ['content/organisation.yaml'];
  const own = files.map(
    async (file) => [file, await readFile(join(root, file), 'utf8').catch(() => '')] as const,
  );
  const shipped = files.map((file) => [file, git(root, ['show', `${from}:${file}`]).out] as const);
  for (const { file, yaml } of missingKeys(
    Object.fromEntries(await Promise.all(own)),
    Object.fromEntries(shipped),
  ))
    console.log(`\nNew in Muster's ${file}; copy what the check asks for, with your own values:\n${yaml}`);
}

function reportConflicts(conflicts: string[], console: Context['console']): void {
  if (!conflicts.length) return;
  console.log(
    '\nYou and Muster have both changed these files. In each, keep what is right, then git add it:',
  );
  for (const path of conflicts) console.log(`  ${path}`);
}

const DIFF = ['diff', '--name-only', '-z', '--no-relative', '--no-renames', '--no-ext-diff'];

const NEXT = `
Next:
  npm ci && npm run check     to see what the new release requires
  git commit                  to keep it, or undo it all with git merge --abort`;
