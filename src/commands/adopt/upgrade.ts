import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../diagnostics/command-error.ts';
import { git, gitOrRefuse, pathsIn } from '../git.ts';
import { lacksOf } from './missing-keys.ts';
import { isTheirs } from './adopter-owned.ts';

/**
 * Merges a release of ours into the organisation's own repository and leaves the merge to be checked and committed:
 * what is ours comes along, what is theirs stays as it was to the byte. Resolves with the exit code, 1 if conflicts in
 * files of ours are left, which happens only where the organisation has changed them too. Throws a Refusal.
 */
export async function upgrade({
  from = 'upstream/main',
}: Record<string, string | undefined>): Promise<number> {
  const root = gitOrRefuse(process.cwd(), ['rev-parse', '--show-toplevel']).trim();
  refuseUnready(root);
  fetchFrom(root, from);
  refuseUnrelated(root, from);
  if (git(root, ['merge-base', '--is-ancestor', from, 'HEAD']).code === 0) {
    console.log(`This handbook has everything of ${from} already. Nothing was changed.`);
    return 0;
  }
  merge(root, from);
  keepTheirs(root);
  const conflicts = pathsIn(gitOrRefuse(root, ['diff', '--name-only', '--diff-filter=U', '-z']));
  const changed = pathsIn(gitOrRefuse(root, ['diff', '--cached', '--name-only', '-z']));
  console.log(`Merged ${from}: ${changed.length} files of Muster's have changed, and none of yours.`);
  await sayLacks(root, from);
  sayNext(conflicts);
  return conflicts.length ? 1 : 0;
}

function refuseUnready(root: string): void {
  if (git(root, ['rev-parse', '-q', '--verify', 'MERGE_HEAD']).code === 0)
    throw new Refusal(
      'A merge is under way. Finish it with git commit, or give it up with git merge --abort.',
    );
  if (gitOrRefuse(root, ['status', '--porcelain', '--untracked-files=no']) !== '')
    throw new Refusal(
      'There are uncommitted changes. Commit or stash them first, so that the merge can be given up.',
    );
}

/** `upstream/main` is fetched first; a tag or a commit must be there. */
function fetchFrom(root: string, from: string): void {
  const [remote = ''] = from.split('/');
  const remotes = gitOrRefuse(root, ['remote']).split('\n');
  if (from.includes('/') && remotes.includes(remote))
    gitOrRefuse(root, ['fetch', '--quiet', '--tags', remote]);
  if (git(root, ['rev-parse', '-q', '--verify', `${from}^{commit}`]).code !== 0)
    throw new Refusal(
      `There is no ${from} here. Say once where Muster comes from: git remote add upstream ADDRESS. Then run this again, with --from if you want another branch or a release.`,
    );
}

/** Without a common commit git cannot tell what is new from what the organisation has changed. */
function refuseUnrelated(root: string, from: string): void {
  if (git(root, ['merge-base', from, 'HEAD']).code === 0) return;
  throw new Refusal(
    `This repository and ${from} have no commit in common: it was copied, or cloned without its history.
Fetch the history (git fetch --unshallow), or say once which release you began from, and run this again:
  git merge -s ours --allow-unrelated-histories RELEASE`,
  );
}

/**
 * Renames are not looked for: git would take the first team's files for the example's under another name, and merge a
 * change to the example into them.
 */
function merge(root: string, from: string): void {
  const { said } = git(root, ['merge', '--no-commit', '--no-ff', '-X', 'no-renames', from]);
  if (git(root, ['rev-parse', '-q', '--verify', 'MERGE_HEAD']).code !== 0)
    throw new Refusal(`git could not begin the merge:\n${said}`);
}

/** Puts back every file of theirs as it was, and takes away what the release has or adds among them. */
function keepTheirs(root: string): void {
  const before = pathsIn(gitOrRefuse(root, ['ls-tree', '-r', '-z', '--name-only', 'HEAD'])).filter(isTheirs);
  const now = pathsIn(gitOrRefuse(root, ['ls-files', '-z'])).filter(isTheirs);
  const added = now.filter((path) => !before.includes(path));
  withPaths(root, ['checkout', '-q', 'HEAD'], before);
  withPaths(root, ['rm', '-q', '-f'], added);
}

/** Runs a git command on exactly these paths, none of which is a pattern. */
function withPaths(root: string, command: string[], paths: string[]): void {
  if (!paths.length) return;
  const list = ['--pathspec-from-file=-', '--pathspec-file-nul'];
  gitOrRefuse(root, ['--literal-pathspecs', ...command, ...list], paths.join('\0'));
}

/** New timers, channels and levels that the release's pages may name. */
async function sayLacks(root: string, from: string): Promise<void> {
  const files = ['content/organisation.yaml', 'content/severity.yaml'];
  const own = files.map(
    async (file) => [file, await readFile(join(root, file), 'utf8').catch(() => '')] as const,
  );
  const shipped = files.map((file) => [file, git(root, ['show', `${from}:${file}`]).out] as const);
  for (const { file, yaml } of lacksOf(
    Object.fromEntries(await Promise.all(own)),
    Object.fromEntries(shipped),
  ))
    console.log(`\nNew in Muster's ${file}; copy what the check asks for, with your own values:\n${yaml}`);
}

function sayNext(conflicts: string[]): void {
  if (conflicts.length) {
    console.log('\nYou have changed these files of ours too. In each, keep what is right, then git add it:');
    for (const path of conflicts) console.log(`  ${path}`);
  }
  console.log(NEXT);
}

const NEXT = `
Then:
  npm ci && npm run check     what the new release finds fault with, and what to write instead
  git commit                  or give it all up: git merge --abort`;
