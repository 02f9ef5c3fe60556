import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../check/read.ts';
import { decodeSource, inLayer, readLayer } from '../loaders/catalog.ts';
import { git, gitBytes, refuse } from '../loaders/git.ts';
import { withCommit } from '../loaders/layer-commit.ts';
import { isInRepositoryOf, layersOf, type LayerFolder } from '../loaders/layers.ts';
import { KINDS } from '../model/kinds.ts';
import { ALONE, type Layer } from '../model/layer.ts';
import {
  commitOf,
  isFile,
  isSubmodule,
  repositoryOf,
  sortLayers,
  treeOf,
  type Repository,
} from './repository.ts';

/**
 * Reads the texts of a handbook, in all its layers, as they were at a commit, a branch or a tag, into memory, without a
 * checkout. Layers of other repositories are read as they are now. Throws an UncheckedError with git's own words if there is
 * no such commit, no repository, or an object that cannot be read.
 */
export async function sourcesAt(content: string, ref: string): Promise<SourcesAt> {
  const repository = repositoryOf(content);
  const { top } = repository;
  const commit = commitOf(repository, ref);
  const { layers, lost } = layersAt(repository, content, commit);
  const { own, others: foreign } = sortLayers(repository, layers);
  const others = foreign.map((each) => ({ ...each, layer: withCommit(each, content) }));
  const files = own.flatMap(({ layer, folder }) =>
    filesAt(top, commit, folder).map((file) => inLayer(file, layer)),
  );
  const folders = own.map(({ folder }) => folder || '.');
  if (!files.length && git(top, ['ls-files', '-z', '--', ...folders]).out === '')
    refuse(
      `git has no file of ${content}, at ${ref} or now, so there is nothing to compare with.`,
      { warned: '' },
      'Add it with git add. If git ignores it, git check-ignore -v says why.',
    );
  for (const { layer, folder } of others)
    files.push(...(await readLayer(folder)).map((file) => inLayer(file, layer)));
  const notes = [
    ...others.map(({ layer }) => `${asNow(layer)}, so it is compared as it is now.`),
    ...lost.map(
      (folder) =>
        `${folder}, a layer at ${ref}, is in another repository and no layer now, so it was left out.`,
    ),
  ];
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), notes };
}

/**
 * The layers of a handbook at a commit. Before it had its folder, they were the ones that it has now. Which folders outside
 * of the repository may be read only the list on the disk decides, because a commit may be anybody's.
 */
function layersAt(
  repository: Repository,
  content: string,
  commit: string,
): { layers: LayerFolder[]; lost: string[] } {
  const { top, folder } = repository;
  const now = layersOf(content).layers;
  const own = now.at(-1);
  const tree = treeOf(top, commit, folder);
  const entry = tree.get(KINDS.handbook.place);
  const text = entry && isFile(entry) ? blobsOf(top, [entry.hash]).get(entry.hash) : undefined;
  if (tree.size === 0 || !own) return { layers: now, lost: [] };
  // Its files keep the names that they have now.
  if (!text)
    return {
      layers: [
        { layer: { ...ALONE, ...(now.length > 1 && { prefix: own.layer.prefix }) }, folder: own.folder },
      ],
      lost: [],
    };
  const lost: string[] = [];
  const { layers } = layersOf(content, {
    list: () => Buffer.from(text).toString('utf8'),
    open: (path) => {
      const real = existsSync(path) ? realpathSync(path) : path;
      if (isInRepositoryOf(own.folder, real) || now.some((each) => each.folder === real)) return real;
      lost.push(path);
      throw Object.assign(new Error(), { code: 'ENOENT' });
    },
  });
  return { layers, lost };
}

function asNow({ id, isBase, version = '', commit }: Layer): string {
  if (isBase) return `The base is that of Muster ${version} here`;
  const at = commit === undefined ? '' : `, at ${commit.slice(0, 9)}`;
  return `The layer ${id} is in another repository${at}`;
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

/** The files of a handbook at a commit. */
interface SourcesAt {
  files: SourceFile[];
  /** Sentences on the layers that could not be read at that commit. */
  notes: string[];
}

const NO_FILE = {
  rule: 'file/symlink',
  message: 'symbolic links are not followed',
  help: 'Copy the file itself here.',
};
