import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { quote } from '../diagnostics/spelling.ts';
import { isInRepositoryOf, type LayerFolder } from '../loaders/layers.ts';
import type { Layer } from '../model/layer.ts';
import { git, refuse } from '../loaders/git.ts';

/**
 * The repository that a content folder is in, found from where the folder really is. Throws an UncheckedError with git's
 * own words if there is none, or git refuses to read it.
 */
export function repositoryOf(content: string): Repository {
  const root = realpathSync(content);
  const found = git(root, ['rev-parse', '--show-toplevel']);
  if (found.code !== 0) {
    const isNone = found.warned.includes('not a git repository');
    refuse(
      isNone
        ? `${content} is not in a git repository, so there is nothing to compare with.`
        : `git cannot read the repository of ${content}, so nothing was compared.`,
      found,
      isNone
        ? 'Give the content folder of a clone with --content DIR.'
        : 'Do what git says, then run the command again.',
    );
  }
  const top = realpathSync(found.out.replace(/\r?\n$/, ''));
  const inside = pathFrom(top, root);
  if (inside.startsWith('..'))
    refuse(
      `${content} is not in the working tree of its repository, which is ${top}, so nothing was compared.`,
      { warned: '' },
      'Unset core.worktree: git config --unset core.worktree',
    );
  return { top, folder: inside };
}

/** The layers of a handbook that are in its repository, with their folders as paths from its top, and all others. */
export function sortLayers({ top }: Repository, layers: readonly LayerFolder[]): SortedLayers {
  const handbook = layers.at(-1)?.folder ?? top;
  const [own, others]: [OwnLayer[], LayerFolder[]] = [[], []];
  for (const { layer, folder } of layers)
    if (isInRepositoryOf(handbook, folder)) own.push({ layer, folder: pathFrom(top, folder) });
    else others.push({ layer, folder });
  return { own, others };
}

/** A path from the top of a repository, with a slash between its parts. */
export function pathFrom(top: string, path: string): string {
  return relative(top, path).split(sep).join('/');
}

/** The commit that a revision names. Throws an UncheckedError if there is none, or if git is not sure which is meant. */
export function commitOf({ top }: Repository, ref: string): string {
  const found = git(top, ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`]);
  if (found.code === 0 && found.warned === '') return found.out.trim();
  if (found.code === 0)
    return refuse(
      `git is not sure which commit ${quote(ref)} is, so nothing was compared.`,
      found,
      'Give the commit itself, or the full name, as in refs/heads/main.',
    );
  return refuse(
    `Unknown commit, branch or tag ${quote(ref)}, so nothing was compared.`,
    found,
    'Fetch it with git fetch origin, or give another one, as in origin/main.',
  );
}

/** The commit that is checked out; undefined before the first commit of a branch. */
export function headOf(repository: Repository): string | undefined {
  const { top } = repository;
  const isBorn = git(top, ['rev-parse', '--verify', '--quiet', 'HEAD']).code === 0;
  const isOnBranch = git(top, ['symbolic-ref', '--quiet', 'HEAD']).code === 0;
  return isBorn || !isOnBranch ? commitOf(repository, 'HEAD') : undefined;
}

/**
 * The commit where the commit that is checked out left another. Throws an UncheckedError if git knows none, as in a shallow
 * clone: comparing with anything else would leave changes out.
 */
export function forkPoint(repository: Repository, ref: string, commit: string, head: string): string {
  const { top } = repository;
  const found = git(top, ['merge-base', commit, head]);
  if (found.code === 0) return found.out.trim();
  const cut = isShallow(repository);
  return refuse(
    cut
      ? `This clone is shallow, so git does not know where this branch left ${quote(ref)}, and nothing was compared.`
      : `git finds no commit that this branch and ${quote(ref)} have in common, so nothing was compared.`,
    found,
    cut
      ? 'Fetch the history: git fetch --unshallow. In GitHub Actions, give actions/checkout fetch-depth: 0.'
      : 'Give a commit that this branch started from, as in --changed HEAD~1.',
  );
}

/** Whether the history of a clone was cut off. */
export function isShallow({ top }: Repository): boolean {
  return git(top, ['rev-parse', '--is-shallow-repository']).out.trim() === 'true';
}

/** The files below a folder at a commit, by their path from that folder. A submodule is one entry. */
export function treeOf(top: string, commit: string, folder: string): Map<string, TreeEntry> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const paths = folder === '' ? [] : ['--', prefix];
  const list = git(top, ['ls-tree', '-r', '-z', '--full-tree', commit, ...paths]);
  if (list.code !== 0)
    refuse(
      `git cannot list the files of ${commit}, so nothing was compared.`,
      list,
      'Do what git says, then run the command again.',
    );
  const entries = list.out.split('\0').flatMap((line): [string, TreeEntry][] => {
    const [, mode, hash, path] = /^(\d+) \w+ ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
    if (mode === undefined || hash === undefined || path?.startsWith(prefix) !== true) return [];
    return [[path.slice(prefix.length), { mode, hash }]];
  });
  return new Map(entries);
}

/** Whether an entry of a tree is a file, not a symbolic link or a submodule. */
export function isFile({ mode }: TreeEntry): boolean {
  return mode === '100644' || mode === '100755';
}

/** Whether an entry of a tree is a submodule: the hash is that of its commit. */
export function isSubmodule({ mode }: TreeEntry): boolean {
  return mode === '160000';
}

export interface Repository {
  /** The top of its working tree, absolute. */
  top: string;
  /** The content folder as a path from the top; empty if it is the top. */
  folder: string;
}

/** A layer that is in the repository of its handbook. */
export interface OwnLayer {
  layer: Layer;
  /** Its folder as a path from the top; empty if it is the top. */
  folder: string;
}

interface SortedLayers {
  own: OwnLayer[];
  /** Layers of other repositories, and installed packages. */
  others: LayerFolder[];
}

export interface TreeEntry {
  mode: string;
  hash: string;
}
