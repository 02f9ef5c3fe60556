import { accessSync, constants, existsSync, lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UncheckedError } from '../diagnostics/command-error.ts';
import { layersOf } from '../loaders/layers.ts';
import { quote } from '../diagnostics/spelling.ts';
import { git, pathsIn, refuse } from './git.ts';
import {
  commitOf,
  forkPoint,
  headOf,
  isFile,
  isShallow,
  repositoryOf,
  treeOf,
  type Repository,
  type TreeEntry,
} from './repository.ts';

/**
 * Which of the files that were read differ from a revision, as diagnostics name them. They are compared by what they
 * contain, so that a file counts as changed even if git ignores it or was told not to look at it. An empty revision means
 * the commit where this branch left the default one. Throws an UncheckedError where git does not know what to compare with.
 */
export function changedFiles(content: string, since: string, files: string[]): ChangedFiles {
  const repository = repositoryOf(content);
  const base = baseOf(repository, since);
  if (base === undefined)
    return { changed: new Set(files), base: 'the start: this branch has no commit yet' };
  const places = placesIn(repository, content);
  const same = sameFiles(repository, places, treesOf(repository, base.commit, places), files);
  const changed = new Set(files.filter((file) => !same.has(file)));
  return { changed, base: `${base.name} (${base.commit.slice(0, 9)})` };
}

/**
 * Throws an UncheckedError in the hook of a commit that would contain another text of a file than the one that was read: the
 * check reads the working tree, and the commit takes the index.
 */
export function refuseUnreadCommit(content: string, files: string[], index: string): void {
  const repository = repositoryOf(content);
  const { top } = repository;
  const own = git(top, ['rev-parse', '--absolute-git-dir']).out.trim();
  const file = resolve(top, index);
  // A hook of another repository, which has nothing to do with this content.
  if (relative(own, file).startsWith('..') || !existsSync(file)) return;
  const head = headOf(repository);
  const places = placesIn(repository, content);
  const before = head === undefined ? new Map<string, TreeEntry>() : treesOf(repository, head, places);
  const staged = indexOf(repository, file, places);
  const read = new Set([...sameFiles(repository, places, staged, files)].map((name) => inTop(places, name)));
  const unread = [...staged]
    .filter(([path, { hash }]) => hash !== before.get(path)?.hash && !read.has(path))
    .filter(([path, entry]) => isFile(entry) && !isHidden(path, places))
    .map(([path]) => path);
  if (unread.length)
    throw new UncheckedError(
      `The commit would contain another text of ${unread.join(', ')} than the one that was read, so it was not checked.\nStage what is in the file with git add, or put the rest aside: git stash --keep-index`,
    );
}

/** The layers whose folders are in a repository, each with the path of its folder from the top. */
function placesIn({ top, folder }: Repository, content: string): LayerPlace[] {
  const { layers } = layersOf(content);
  const own = realpathSync(content);
  return layers.flatMap(({ layer, folder: path }) => {
    // The content folder is found by git, which may know it by another path.
    const inside = path === own ? folder : relative(top, path).split(sep).join('/');
    return inside.startsWith('..') || isAbsolute(inside) ? [] : [{ prefix: layer.prefix, folder: inside }];
  });
}

/** The path of a file from the top of the repository; undefined if its layer is elsewhere. */
function inTop(places: readonly LayerPlace[], file: string): string | undefined {
  const place = places.find(({ prefix }) => file.startsWith(prefix));
  return place && pathInTop(place.folder, file.slice(place.prefix.length));
}

/** The files of all layers at a commit, by their path from the top. */
function treesOf({ top }: Repository, commit: string, places: readonly LayerPlace[]): Map<string, TreeEntry> {
  return new Map(
    places.flatMap(({ folder }) =>
      [...treeOf(top, commit, folder)].map(([path, entry]): [string, TreeEntry] => [
        pathInTop(folder, path),
        entry,
      ]),
    ),
  );
}

/**
 * Which files have the content that a list of git's has for them, as diagnostics name them. Those of a layer in another
 * repository have not changed in this one.
 */
function sameFiles(
  { top }: Repository,
  places: readonly LayerPlace[],
  tree: Map<string, TreeEntry>,
  files: string[],
): Set<string> {
  const named = files.map((file) => ({ file, path: inTop(places, file) }));
  const known = named.flatMap(({ file, path }) => {
    const entry = path === undefined ? undefined : tree.get(path);
    const isKnown = path !== undefined && entry && isFile(entry) && isReadable(join(top, path));
    return isKnown ? [{ file, path }] : [];
  });
  const hashes = hashesOf(
    top,
    known.map(({ path }) => path),
  );
  const same = known.filter(({ path }, index) => tree.get(path)?.hash === hashes[index]);
  const elsewhere = named.filter(({ path }) => path === undefined);
  return new Set([...same, ...elsewhere].map(({ file }) => file));
}

/** What an index has for the layers, by the path from the top. */
function indexOf({ top }: Repository, index: string, places: readonly LayerPlace[]): Map<string, TreeEntry> {
  const folders = places.map(({ folder }) => folder || '.');
  const list = git(top, ['ls-files', '--stage', '-z', '--', ...folders], { index });
  if (list.code !== 0)
    refuse(
      'git cannot read what is staged, so nothing was checked.',
      list,
      'Do what git says, then run the command again.',
    );
  const entries = pathsIn(list.out).flatMap((line): [string, TreeEntry][] => {
    const [, mode, hash, path] = /^(\d+) ([0-9a-f]+) \d\t([^]*)$/.exec(line) ?? [];
    return mode === undefined || hash === undefined || path === undefined ? [] : [[path, { mode, hash }]];
  });
  return new Map(entries);
}

/** Whether a file or a folder below that of a layer is hidden, so that it is not read. */
function isHidden(path: string, places: readonly LayerPlace[]): boolean {
  const place = places.find(({ folder }) => folder === '' || path.startsWith(`${folder}/`));
  const inside = place?.folder ? path.slice(place.folder.length + 1) : path;
  return inside.split('/').some((name) => name.startsWith('.'));
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
  /** What they differ from, in words. */
  base: string;
}

interface LayerPlace {
  /** What the names of the layer's files start with. */
  prefix: string;
  /** Its folder from the top of the repository; empty if it is the top. */
  folder: string;
}
