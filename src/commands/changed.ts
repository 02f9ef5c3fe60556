import { accessSync, constants, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { quote } from '../diagnostics/spelling.ts';
import { git, refuse } from './git.ts';
import { commitOf, forkPoint, headOf, isFile, isShallow, repositoryOf, treeOf, type Repository } from './repository.ts';

/**
 * Which of the files that were read differ from a revision, as diagnostics name them. They are compared by what they
 * contain, so that a file counts as changed even if git ignores it or was told not to look at it. An empty revision means
 * the commit where this branch left the default one. Throws an UncheckedError where git does not know what to compare with.
 */
export function changedFiles(content: string, since: string, files: string[]): ChangedFiles {
  const repository = repositoryOf(content);
  const base = baseOf(repository, since);
  if (base === undefined) return { changed: new Set(files), base: 'the start: this branch has no commit yet' };
  const { top, folder } = repository;
  const tree = treeOf(top, base.commit, folder);
  const known = files
    .map((file) => file.slice('content/'.length))
    .filter((path) => {
      const entry = tree.get(path);
      return entry !== undefined && isFile(entry) && isReadable(join(top, folder, path));
    });
  const hashes = hashesOf(top, known.map((path) => (folder === '' ? path : `${folder}/${path}`)));
  const same = new Set(
    known.filter((path, index) => tree.get(path)?.hash === hashes[index]).map((path) => `content/${path}`),
  );
  const changed = new Set(files.filter((file) => !same.has(file)));
  return { changed, base: `${base.name} (${base.commit.slice(0, 9)})` };
}

/** The commit to compare with; undefined in a repository without one. */
function baseOf(repository: Repository, since: string): Base | undefined {
  const head = headOf(repository);
  const name = since === '' ? defaultBranch(repository, head) : since;
  if (name === undefined) return undefined;
  const commit = commitOf(repository, name);
  if (head === undefined) return { name, commit };
  const base = forkPoint(repository, name, commit, head);
  if (since === '' && base === head && isShallow(repository))
    refuse(
      `This clone is shallow, and git takes the commit that is checked out for the end of ${quote(name)}, so nothing was compared.`,
      { warned: '' },
      FETCH,
    );
  return { name, commit: base };
}

/** The first default branch that git knows; undefined only in a repository that has no commit at all. */
function defaultBranch(repository: Repository, head: string | undefined): string | undefined {
  const { top } = repository;
  const found = DEFAULT_BRANCHES.find(
    (branch) => git(top, ['rev-parse', '--verify', '--quiet', `refs/${branch}^{commit}`]).code === 0,
  );
  if (found !== undefined) return found.replace(/^(?:remotes|heads)\//, '');
  if (head === undefined) return undefined;
  const names = DEFAULT_BRANCHES.map((branch) => branch.replace(/^(?:remotes|heads)\//, '')).join(', ');
  return refuse(
    `git knows no default branch here (none of ${names}), so there is nothing to compare with.`,
    { warned: '' },
    isShallow(repository)
      ? `This clone is shallow. ${FETCH}`
      : 'Name the branch that this one started from, as in --changed develop.',
  );
}

/** The hashes that git would store files under, in their order, with the ends of lines as git would store them. */
function hashesOf(top: string, paths: string[]): string[] {
  if (!paths.length) return [];
  const hashed = git(top, ['hash-object', '--stdin-paths'], `${paths.map(pathLine).join('\n')}\n`);
  if (hashed.code !== 0)
    refuse(
      'git cannot read the files, so nothing was compared.',
      hashed,
      'Do what git says, then run the command again.',
    );
  return hashed.out.trim().split('\n');
}

/** A path on a line: git reads one in quotation marks as a text of C. */
function pathLine(path: string): string {
  if (!/^"|\n/.test(path)) return path;
  return `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}

const FETCH =
  "Fetch the history of all branches: git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'. In GitHub Actions, give actions/checkout fetch-depth: 0.";
const DEFAULT_BRANCHES = [
  'remotes/origin/HEAD',
  'remotes/origin/main',
  'remotes/origin/master',
  'heads/main',
  'heads/master',
];

interface Base {
  /** The revision as people write it. */
  name: string;
  commit: string;
}

interface ChangedFiles {
  changed: Set<string>;
  /** What they differ from, in words. */
  base: string;
}
