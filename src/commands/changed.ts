import { accessSync, constants, existsSync, lstatSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { UncheckedError } from '../diagnostics/command-error.ts';
import { quote } from '../diagnostics/spelling.ts';
import { layersOf, pathOf, type LayerFolder } from '../loaders/layers.ts';
import { placeInLayers, type Layer } from '../model/layer.ts';
import { git, pathsIn, refuse } from '../loaders/git.ts';
import {
  commitOf,
  forkPoint,
  headOf,
  isFile,
  isShallow,
  pathFrom,
  repositoryOf,
  sortLayers,
  treeOf,
  type OwnLayer,
  type Repository,
  type TreeEntry,
} from './repository.ts';

/**
 * Which of the files that were read differ from a revision, as diagnostics name them. They are compared by what they
 * contain, so that a file counts as changed even if git ignores it or was told not to look at it. A file of another
 * repository never counts. An empty revision means the commit where this branch left the default one. Throws an
 * UncheckedError where git does not know what to compare with.
 */
export function changedFiles(content: string, since: string, files: string[]): ChangedFiles {
  const repository = repositoryOf(content);
  const base = baseOf(repository, since);
  const { layers } = layersOf(content);
  const { own, others } = sortLayers(repository, layers);
  const elsewhere = others.map(({ layer }) => layer);
  const paths = pathsFromTop(repository, layers, own, files);
  if (base === undefined)
    return { changed: new Set(paths.keys()), elsewhere, base: 'the start: this branch has no commit yet' };
  const { top } = repository;
  const tree = new Map(
    own.flatMap(({ folder }) => [...entriesBelow(folder, treeOf(top, base.commit, folder))]),
  );
  const same = sameFiles(top, tree, [...paths.values()]);
  const changed = [...paths].flatMap(([file, path]) => (same.has(path) ? [] : [file]));
  return { changed: new Set(changed), elsewhere, base: `${base.name} (${base.commit.slice(0, 9)})` };
}

/**
 * Throws an UncheckedError in the hook of a commit that would contain another text of a file than the one that was read: the
 * check reads the working tree, and the commit takes the index.
 */
export function refuseUnreadCommit(content: string, files: string[], index: string): void {
  const repository = repositoryOf(content);
  const { top } = repository;
  const ownData = git(top, ['rev-parse', '--absolute-git-dir']).out.trim();
  const file = resolve(top, index);
  // A hook of another repository, which has nothing to do with this content.
  if (relative(ownData, file).startsWith('..') || !existsSync(file)) return;
  const head = headOf(repository);
  const { layers } = layersOf(content);
  const { own } = sortLayers(repository, layers);
  const paths = [...pathsFromTop(repository, layers, own, files).values()];
  const unread = own.flatMap(({ folder }) => {
    const before = head === undefined ? new Map<string, TreeEntry>() : treeOf(top, head, folder);
    const staged = indexOf(top, folder, file);
    const same = sameFiles(top, entriesBelow(folder, staged), paths);
    return [...staged]
      .filter(([path, { hash }]) => hash !== before.get(path)?.hash && !same.has(pathInTop(folder, path)))
      .filter(([path, entry]) => isFile(entry) && !path.split('/').some((name) => name.startsWith('.')))
      .map(([path]) => pathInTop(folder, path));
  });
  if (unread.length)
    throw new UncheckedError(
      `The commit would contain another text of ${unread.join(', ')} than the one that was read, so it was not checked.\nStage what is in the file with git add, or put the rest aside: git stash --keep-index`,
    );
}

/** The files of the layers that are in the repository, as diagnostics name them, by their path from its top. */
function pathsFromTop(
  { top }: Repository,
  layers: readonly LayerFolder[],
  own: readonly OwnLayer[],
  files: string[],
): Map<string, string> {
  const isOwn = new Set(own.map(({ layer }) => layer));
  return new Map(
    files.flatMap((file): [string, string][] => {
      const place = placeInLayers(
        layers.map(({ layer }) => layer),
        file,
      );
      const path = pathOf(layers, file);
      return place && path !== undefined && isOwn.has(place.layer) ? [[file, pathFrom(top, path)]] : [];
    }),
  );
}

/** Which paths have the content that a list of git's has for them. */
function sameFiles(top: string, tree: Map<string, TreeEntry>, paths: string[]): Set<string> {
  const known = paths.filter((path) => {
    const entry = tree.get(path);
    return entry !== undefined && isFile(entry) && isReadable(join(top, path));
  });
  const hashes = hashesOf(top, known);
  return new Set(known.filter((path, index) => tree.get(path)?.hash === hashes[index]));
}

/** The entries of a folder, by their path from the top. */
function entriesBelow(folder: string, entries: Map<string, TreeEntry>): Map<string, TreeEntry> {
  return new Map([...entries].map(([path, entry]) => [pathInTop(folder, path), entry]));
}

/** What an index has for a folder, by the path in it. */
function indexOf(top: string, folder: string, index: string): Map<string, TreeEntry> {
  const list = git(top, ['ls-files', '--stage', '-z', '--', folder || '.'], { index });
  if (list.code !== 0)
    refuse(
      'git cannot read what is staged, so nothing was checked.',
      list,
      'Do what git says, then run the command again.',
    );
  const entries = pathsIn(list.out).flatMap((line): [string, TreeEntry][] => {
    const [, mode, hash, path] = /^(\d+) ([0-9a-f]+) \d\t([^]*)$/.exec(line) ?? [];
    if (mode === undefined || hash === undefined || path === undefined) return [];
    return [[folder === '' ? path : path.slice(folder.length + 1), { mode, hash }]];
  });
  return new Map(entries);
}

function pathInTop(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
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
  const hashed = git(top, ['hash-object', '--stdin-paths'], { input: `${paths.map(pathLine).join('\n')}\n` });
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
  /** The layers that are in other repositories. */
  elsewhere: Layer[];
  /** What they differ from, in words. */
  base: string;
}
