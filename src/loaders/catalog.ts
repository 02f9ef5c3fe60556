import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buildCatalog, type BuildOptions, type BuildResult } from '../catalog/catalog.ts';
import type { SourceFile } from '../catalog/read.ts';
import { loadShell } from './command-line.ts';

/**
 * Reads every file of a content folder and builds the catalog. The one way in: the check, the build, the dev server
 * and the tests all use it. Throws only if the folder itself cannot be read.
 */
export async function readCatalog(folder: string, options: BuildOptions): Promise<ReadResult> {
  const root = await realpath(folder);
  const paths = (await walk(root, root)).sort((a, b) => (a < b ? -1 : 1));
  const files: SourceFile[] = [];
  // In slices, so that a folder of ten thousand files does not run out of file handles.
  for (let start = 0; start < paths.length; start += SLICE) {
    files.push(
      ...(await Promise.all(paths.slice(start, start + SLICE).map((path) => readSource(root, path)))),
    );
  }
  const texts = new Map<string, string>();
  for (const file of files) if ('text' in file) texts.set(`content/${file.path}`, file.text);
  const parseShell = await loadShell();
  return {
    ...buildCatalog(files, { parseShell, ...options }),
    files: files.length,
    textOf: (file) => texts.get(file),
  };
}

/** All files below a folder, except hidden ones. Symbolic links are listed, and refused when they are read. */
async function walk(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.'))
      .map(async (entry): Promise<string[]> => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? walk(root, path) : [relative(root, path).split(sep).join('/')];
      }),
  );
  return found.flat();
}

async function readSource(root: string, path: string): Promise<SourceFile> {
  const full = join(root, path);
  try {
    const info = await lstat(full);
    if (info.isSymbolicLink())
      return refused(
        path,
        'file/symlink',
        'symbolic links are not followed',
        'Copy the file itself here: a link can lead out of the content folder.',
      );
    if (!info.isFile())
      return refused(path, 'file/kind', 'this is not a regular file', 'Remove it from the content folder.');
    if (info.size > LARGEST)
      return refused(
        path,
        'file/size',
        `this file has ${Math.ceil(info.size / 1024)} kB; at most ${LARGEST / 1024} kB are read`,
        'Split it, or move what is no content elsewhere.',
      );
    return decode(path, await readFile(full));
  } catch (error) {
    return refused(
      path,
      'file/unreadable',
      `this file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`,
      'Check its permissions.',
    );
  }
}

function decode(path: string, bytes: Uint8Array): SourceFile {
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refused(path, 'file/encoding', 'this file is not UTF-8 text', 'Save it as UTF-8.');
  }
}

function refused(path: string, rule: string, message: string, help: string): SourceFile {
  return { path, problem: { rule, message, help } };
}

const SLICE = 256;

/** The longest runbook we know has 40 kB. */
const LARGEST = 256 * 1024;

export interface ReadResult extends BuildResult {
  /** How many files were read. */
  files: number;
  /** The text of a file as diagnostics name it, for code frames. */
  textOf: (file: string) => string | undefined;
}
