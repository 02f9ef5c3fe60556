import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { SourceFile } from '../check/read.ts';
import { decodeSource, inLayer, readLayer } from '../loaders/catalog.ts';
import { isInside, layersOf } from '../loaders/layers.ts';
import { KINDS } from '../model/kinds.ts';
import { git, gitBytes, refuse } from './git.ts';
import { commitOf, isFile, isSubmodule, repositoryOf, treeOf } from './repository.ts';

/**
 * Reads the texts of a handbook as they were at a commit, a branch or a tag into memory, without a checkout, in the layers
 * that it had then. A layer in another repository is read as it is now. Throws an UncheckedError with git's own words if
 * there is no such commit, no repository, or an object that cannot be read.
 */
export async function sourcesAt(content: string, ref: string): Promise<SourceFile[]> {
  const repository = repositoryOf(content);
  const { top, folder } = repository;
  const commit = commitOf(repository, ref);
  const own = filesAt(top, commit, folder);
  if (!own.length && git(top, ['ls-files', '-z', '--', folder || '.']).out === '')
    refuse(
      `git has no file of ${content}, at ${ref} or now, so there is nothing to compare with.`,
      { warned: '' },
      'Add it with git add. If git ignores it, git check-ignore -v says why.',
    );
  const list = own.find(({ path }) => path === KINDS.handbook.place);
  const { layers } = layersOf(content, list && 'text' in list ? list.text : null);
  const read: SourceFile[] = [];
  for (const { layer, folder: path } of layers) {
    const inside = relative(top, path);
    const isElsewhere = inside.startsWith('..') || isAbsolute(inside);
    const files =
      path === realpathSync(content)
        ? own
        : isElsewhere
          ? await readLayer(path)
          : filesAt(top, commit, inside.split(sep).join('/'));
    read.push(
      ...files.sort((a, b) => (a.path < b.path ? -1 : 1)).map((file) => inLayer(file, layer)),
    );
  }
  return read;
}

/** The layers that are read as they are now, whatever the commit, because they are in another repository. */
export function layersElsewhere(content: string): string[] {
  const { top } = repositoryOf(content);
  return layersOf(content).layers.flatMap(({ layer, folder }) =>
    folder === top || isInside(folder, top) ? [] : [layer.id],
  );
}

/** The files of a tree, and those of the submodules in it, which are part of the content as it is read now. */
function filesAt(top: string, commit: string, folder: string): SourceFile[] {
  const entries = [...treeOf(top, commit, folder)].filter(
    ([path]) => !path.split('/').some((name) => name.startsWith('.')),
  );
  const blobs = blobsOf(
    top,
    entries.flatMap(([, entry]) => (isFile(entry) ? [entry.hash] : [])),
  );
  return entries.flatMap(([path, entry]): SourceFile[] => {
    const bytes = blobs.get(entry.hash);
    if (bytes) return [decodeSource(path, bytes)];
    if (!isSubmodule(entry)) return [{ path, problem: NO_FILE }];
    const inner = join(top, folder, path);
    // A submodule that is not checked out has no content now, and had none for this clone.
    if (!existsSync(join(inner, '.git'))) return [];
    return filesAt(inner, entry.hash, '').map((file) => ({ ...file, path: `${path}/${file.path}` }));
  });
}

/** The contents of all blobs, read by one process. */
function blobsOf(top: string, hashes: string[]): Map<string, Uint8Array> {
  const unique = [...new Set(hashes)];
  const blobs = new Map<string, Uint8Array>();
  if (!unique.length) return blobs;
  const { code, bytes, warned } = gitBytes(top, ['cat-file', '--batch'], { input: `${unique.join('\n')}\n` });
  let at = 0;
  for (const hash of unique) {
    const end = bytes.indexOf(0x0a, at);
    const size = Number(/ (\d+)$/.exec(bytes.toString('latin1', at, end))?.[1]);
    if (code !== 0 || end < 0 || Number.isNaN(size))
      return refuse(
        `git cannot read object ${hash}, so nothing was compared.`,
        { warned },
        'This clone may be partial or damaged. Fetch what it lacks: git fetch --refetch origin',
      );
    blobs.set(hash, bytes.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return blobs;
}

const NO_FILE = {
  rule: 'file/symlink',
  message: 'symbolic links are not followed',
  help: 'Copy the file itself here.',
};
