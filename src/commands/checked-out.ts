import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { UncheckedError } from '../diagnostics/command-error.ts';
import { layersOf } from '../loaders/layers.ts';
import { repositoryAbove } from '../loaders/repository.ts';
import { git, pathsIn } from '../loaders/git.ts';

/**
 * Throws an UncheckedError if git has content that is not on the disk, in a sparse checkout or in a submodule that was not
 * fetched: what is not there cannot be checked, and would be missed by nobody. Asks git only where it may be so.
 */
export function refuseIncomplete(content: string): void {
  for (const { folder } of layersOf(content).layers) refuseIncompleteFolder(folder);
}

function refuseIncompleteFolder(root: string): void {
  const top = repositoryAbove(root);
  if (top === undefined) return;
  const inside = relative(top, root).split(sep).join('/');
  const [module] = absentModules(top).filter((path) => isBelow(path, inside));
  if (module !== undefined)
    throw new UncheckedError(
      `The submodule ${module} is not checked out, so its content cannot be read.\nFetch it: git submodule update --init`,
    );
  const absent = absentFiles(top, inside);
  if (absent.length)
    throw new UncheckedError(
      `${absent.length} of the content files are not checked out, because this is a sparse checkout. The first is ${absent[0] ?? ''}.\nCheck them out: git sparse-checkout add ${inside || '/'}`,
    );
}

/** The submodules of a repository, by their path from its top, that nothing was fetched for. */
function absentModules(top: string): string[] {
  const file = join(top, '.gitmodules');
  if (!existsSync(file)) return [];
  const list = git(top, ['config', '--file', file, '-z', '--get-regexp', '^submodule\\..*\\.path$']).out;
  return pathsIn(list)
    .map((entry) => entry.slice(entry.indexOf('\n') + 1))
    .filter((path) => existsSync(join(top, path)) && !existsSync(join(top, path, '.git')));
}

/** The content files that git knows and that a sparse checkout leaves out. */
function absentFiles(top: string, folder: string): string[] {
  if (!existsSync(join(gitFolderOf(top), 'info/sparse-checkout'))) return [];
  const list = pathsIn(git(top, ['ls-files', '-t', '-z', '--', folder || '.']).out);
  return list
    .filter((entry) => entry.startsWith('S '))
    .map((entry) => entry.slice(2))
    .filter((path) => !existsSync(join(top, path)));
}

/** The folder that git keeps the data of a working tree in. */
function gitFolderOf(top: string): string {
  const path = join(top, '.git');
  if (statSync(path).isDirectory()) return path;
  return resolve(top, /^gitdir: (.*)$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? '.git');
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
