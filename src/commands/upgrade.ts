import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../diagnostics/command-error.ts';
import { quote } from '../diagnostics/spelling.ts';
import { BASE, EXAMPLE, IS_PACKAGE, ORG, PROJECT } from '../loaders/project.ts';
import { readStarter } from '../loaders/starters.ts';
import type { Context } from './context.ts';
import { defineCommand, type Command } from './define-command.ts';
import { git, gitOrThrow, pathsIn } from '../loaders/git.ts';
import { one } from './option.ts';
import { findingsIn, upgradeReport } from './upgrade/report.ts';

/** Of a package: npm has installed the release already. */
const installed = defineCommand({
  name: 'upgrade',
  summary: 'list what the installed release of Muster asks of you',
  usage: '[OPTIONS]',
  description: `Lists what the installed release of Muster asks of you: files that you replaced and that have changed, names under exclude that no longer match, new timers. It changes nothing, and no release has a file in ${ORG}/.

Install the release first: npm i ./muster-VERSION.tgz`,
  options: {},
  exitCodes: { 0: 'listed' },
  run: async ({ context }) => {
    context.console.log('This is what the installed release of Muster asks of you.');
    await reportRelease(context.root, context);
    return 0;
  },
});

/** Of a clone: the release is merged with git. */
const merged = defineCommand({
  name: 'upgrade',
  summary: 'merge a later release of Muster into your repository',
  usage: '[--from upstream/main]',
  description: `Merges a later release of Muster into your repository: the process, the example and the code. Muster ships no file in ${ORG}/, so your own files stay as they are. An example that you deleted does not come back. Then it lists what the release asks of you: files that you replaced and that have changed, names under exclude that no longer match, new timers. You check and commit the merge.

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
  run: async ({ values: { from }, context }) => {
    const { console } = context;
    const root = gitOrThrow(context.root, ['rev-parse', '--show-toplevel']).trim();
    refuseUnready(root);
    fetchFrom(root, from);
    const start = mergeBase(root, from);
    if (git(root, ['merge-base', '--is-ancestor', from, 'HEAD']).code === 0) {
      console.log(`This handbook has everything of ${from} already. Nothing was changed.`);
      await reportRelease(root, context);
      return 0;
    }
    merge(root, from, start);
    keepDeleted(root);
    const conflicts = pathsIn(gitOrThrow(root, [...DIFF, '--diff-filter=U']));
    const changed = pathsIn(gitOrThrow(root, [...DIFF, '--cached', 'HEAD']));
    console.log(`Merged ${from}: ${changed.length} files of Muster's have changed, and none in ${ORG}/.`);
    if (!conflicts.length) await reportRelease(root, context);
    reportConflicts(conflicts, console);
    console.log(NEXT);
    return conflicts.length ? 1 : 0;
  },
});

export const upgrade: Command = IS_PACKAGE ? installed : merged;

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
  const branches = remotes.includes(remote) ? branchesOf(root, remote) : [];
  if (git(root, ['rev-parse', '-q', '--verify', `${from}^{commit}`]).code !== 0)
    throw new CommandError(
      branches.length
        ? `The remote ${remote} has no branch ${quote(from.slice(remote.length + 1))}. It has ${branches.join(', ')}. Name one: npm run upgrade -- --from ${remote}/${branches[0] ?? ''}`
        : `There is no ${from} here. Tell git where Muster comes from: git remote add upstream ADDRESS. Then run the command again, with --from for another branch or a release.`,
    );
}

function branchesOf(root: string, remote: string): string[] {
  const prefix = `refs/remotes/${remote}/`;
  return gitOrThrow(root, ['for-each-ref', '--format=%(refname)', prefix])
    .split('\n')
    .map((name) => name.slice(prefix.length))
    .filter((name) => name !== '' && name !== 'HEAD');
}

/** The last commit in common. Throws a CommandError without one, because git cannot separate our changes from theirs then. */
function mergeBase(root: string, from: string): string {
  const { code, out } = git(root, ['merge-base', from, 'HEAD']);
  if (code === 0) return out.trim();
  throw new CommandError(
    `This repository and ${from} have no commit in common, because it was copied, or cloned without its history.
Fetch the history (git fetch --unshallow), or tell git once which release you started from, then run the command again:
  git merge -s ours --allow-unrelated-histories RELEASE`,
  );
}

/**
 * Merges, and does not look for renames if files of the base or the example were deleted or moved here: git would take the
 * organisation's files for them, and merge what a release changes in them. Git's own strategy, ort, does not listen to
 * no-renames before git 2.50; recursive does, and is another name for ort since then.
 */
function merge(root: string, from: string, start: string): void {
  const deleted = pathsIn(gitOrThrow(root, [...DIFF, '--diff-filter=D', start, 'HEAD', '--', BASE, EXAMPLE]));
  const renames = deleted.length ? ['-s', 'recursive', '-X', 'no-renames'] : [];
  const { said } = git(root, ['merge', '--no-commit', '--no-ff', ...renames, from]);
  if (git(root, ['rev-parse', '-q', '--verify', 'MERGE_HEAD']).code !== 0)
    throw new CommandError(`git could not begin the merge:\n${said}`);
}

/** Removes the example again if it was deleted here, and each file of it that was deleted and that the release changes. */
function keepDeleted(root: string): void {
  const listed = (...args: string[]): string[] => pathsIn(gitOrThrow(root, [...args, '--', EXAMPLE]));
  const own = new Set(listed('ls-tree', '-r', '-z', '--name-only', 'HEAD'));
  const returned = own.size ? listed(...DIFF, '--diff-filter=U') : listed('ls-files', '-z');
  const removed = returned.filter((path) => !own.has(path));
  if (removed.length)
    gitOrThrow(root, ['rm', '-q', '-f', '--pathspec-from-file=-', '--pathspec-file-nul'], removed.join('\0'));
}

/**
 * Prints what the merged handbook asks of the organisation. The check runs as a process of its own, because this one has the
 * code of the release before.
 */
async function reportRelease(root: string, { console, env }: Context): Promise<void> {
  if (!existsSync(join(root, ORG))) return;
  const program = IS_PACKAGE ? join(PROJECT, 'bin/muster.mjs') : join(root, 'scripts/run.mjs');
  const command = [program, 'check', '--format', 'json'];
  const { stdout } = spawnSync(process.execPath, command, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const findings = findingsIn(stdout);
  // The check cannot run before the packages of the release are installed.
  if (!findings) return;
  // A later release may keep its starters elsewhere. The check names what is missing in any case.
  const starter = await readStarter('organisation').catch(() => '');
  console.log(`\n${upgradeReport(findings, starter)}`.trimEnd());
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
