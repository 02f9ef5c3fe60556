import { existsSync, readdirSync, readFileSync, type Dirent } from 'node:fs';
import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buildCatalog, type BuildOptions, type BuildResult } from '../check/build-catalog.ts';
import type { BuiltSite } from '../check/address.ts';
import { fileOf, layerOf, type SourceFile } from '../check/read.ts';
import { isAsset, isPicture } from '../model/asset.ts';
import type { Finding } from '../diagnostics/diagnostic.ts';
import { ALONE, placeInLayers, type Layer } from '../model/layer.ts';
import { withCommit } from './layer-commit.ts';
import { layersOf, usualLayers } from './layers.ts';
import { siteOf } from '../exports/site.ts';
import { headingIds } from '../markdown/mdx.ts';
import type { Catalog } from '../model/catalog.ts';
import { PROJECT } from './project.ts';
import { assetOf } from './asset.ts';
import { pictureOf } from './picture.ts';
import { loadBaseline } from './baseline.ts';
import { readCodeOwners } from './code-owners.ts';
import { loadShell } from './shell.ts';
import { loadStarters } from './starters.ts';
import { loadPageMemory } from './page-memory.ts';

/**
 * Reads every file of a handbook, in all its layers, and builds the catalog. The one way in: the check, the build, the dev
 * server and the tests all use it. Throws only if the folder itself cannot be read.
 */
export async function readCatalog(folder: string, options: ReadOptions): Promise<ReadResult> {
  const files = replaced(await readSources(folder), options.instead);
  const baseline = options.baseline ?? (await loadBaseline(await realpath(folder), options.baselineFile));
  const codeOwners = options.lint === false ? undefined : await readCodeOwners(await realpath(folder));
  return catalogOf(files, { codeOwners, ...options, baseline });
}

/**
 * The text of every file of a handbook, or why it has none, layer by layer from the lowest. Throws only if the folder
 * itself cannot be read.
 */
export async function readSources(folder: string): Promise<SourceFile[]> {
  const { layers, findings } = layersOf(folder);
  const read: SourceFile[] = [];
  for (const each of layers) {
    const layer = withCommit(each, folder);
    const files = await readLayer(each.folder);
    read.push(...files.map((file) => inLayer(file, layer)));
  }
  return findings.length ? read.map((file) => withFindings(file, findings)) : read;
}

/** The catalog of a handbook on the base whose files are not written yet, by their paths in its folder. */
export async function catalogOfNew(
  folder: string,
  texts: ReadonlyMap<string, string>,
  options: BuildOptions,
): Promise<ReadResult> {
  const [base, own] = usualLayers(folder);
  if (!base || !own) throw new Error('A new handbook has two layers.');
  const below = (await readLayer(base.folder)).map((file) => inLayer(file, base.layer));
  const files = [...texts].map(([path, text]) => inLayer({ path, text }, own.layer));
  return catalogOf([...below, ...files.sort((a, b) => (a.path < b.path ? -1 : 1))], options);
}

/** A file with the layer that it is in, and its name there. */
export function inLayer(file: SourceFile, layer: Layer): SourceFile {
  return { ...file, file: `${layer.prefix}${file.path}`, layer };
}

/** The findings about layers belong to the file that lists them. */
function withFindings(file: SourceFile, findings: Finding[]): SourceFile {
  const own = findings.filter((finding) => finding.file === file.file);
  return own.length ? { ...file, findings: own } : file;
}

/** The text of every file of one folder. Throws if the folder cannot be read. */
export async function readLayer(folder: string): Promise<SourceFile[]> {
  const root = await realpath(folder);
  const paths = await walk(root, await readdir(root, { withFileTypes: true }));
  const files: SourceFile[] = [];
  // In slices, so that a folder of ten thousand files does not run out of file handles.
  for (let start = 0; start < paths.length; start += SLICE) {
    files.push(
      ...(await Promise.all(paths.slice(start, start + SLICE).map((path) => readSource(root, path)))),
    );
  }
  return files;
}

/** Builds the catalog from texts that have already been read, or are not yet written. */
export async function catalogOf(files: SourceFile[], options: BuildOptions): Promise<ReadResult> {
  const texts = new Map<string, string>();
  for (const file of files) if ('text' in file) texts.set(fileOf(file), file.text);
  const isLinted = options.lint !== false;
  const parseShell = isLinted ? await loadShell() : undefined;
  const starters = isLinted ? await loadStarters() : undefined;
  const pages = await loadPageMemory();
  const built = buildCatalog(files, { parseShell, starters, inspect: pages.inspect, site, ...options });
  await pages.keep();
  return {
    ...built,
    files: files.length,
    paths: files.map(fileOf),
    textOf: (file) => texts.get(file),
  };
}

/** What a site of a catalog will hold, with the files that are copied into it as they are and the first page of the guide. */
function site(catalog: Catalog): BuiltSite {
  const guide = existsSync(GUIDE) ? () => headingIds(readFileSync(GUIDE, 'utf8')) : undefined;
  return siteOf(catalog, publicFiles, guide);
}

/** The paths of the files that every site copies as they are. */
export function publicFiles(): string[] {
  if (!existsSync(PUBLIC)) return [];
  return readdirSync(PUBLIC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `/${relative(PUBLIC, join(parentPath, name)).split(sep).join('/')}`);
}

const PUBLIC = join(PROJECT, 'public');
const GUIDE = join(PROJECT, 'docs/contribute/index.md');

/**
 * The paths of all files below a folder, except hidden ones, sorted. They include symbolic links and folders that cannot
 * be read, which are refused when they are read.
 */
async function walk(root: string, entries: Dirent[]): Promise<string[]> {
  const found = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.'))
      .map(async (entry): Promise<string[]> => {
        const full = join(entry.parentPath, entry.name);
        const inside =
          entry.isDirectory() && (await readdir(full, { withFileTypes: true }).catch(() => undefined));
        return inside ? walk(root, inside) : [relative(root, full).split(sep).join('/')];
      }),
  );
  return found.flat().sort((a, b) => (a < b ? -1 : 1));
}

async function readSource(root: string, path: string): Promise<SourceFile> {
  const full = join(root, path);
  try {
    const info = await lstat(full);
    if (info.isSymbolicLink())
      return refused(
        path,
        'file/symlink',
        'file is a symbolic link, which is not followed',
        'Copy the file itself here. A link can lead out of the content folder.',
      );
    if (info.isDirectory()) await readdir(full);
    if (!info.isFile())
      return refused(path, 'file/kind', 'not a regular file', 'Remove it from the content folder.');
    if (info.size > limitOf(path)) return tooLarge(path, info.size);
    return decodeSource(path, await readFile(full));
  } catch (error) {
    return refused(
      path,
      'file/unreadable',
      `cannot read the file (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`,
      'Check its permissions, and that its name is UTF-8.',
    );
  }
}

/** The files with other bytes for some of them, and with new ones after them. */
function replaced(files: SourceFile[], instead: ReadOptions['instead'] = new Map()): SourceFile[] {
  const layers = [...new Set(files.map(layerOf))];
  const added = [...instead].flatMap(([name, bytes]) => {
    const place = placeInLayers(layers.length ? layers : [ALONE], name);
    return place ? [inLayer(decodeSource(place.path, bytes), place.layer)] : [];
  });
  return [...files.filter((file) => !instead.has(fileOf(file))), ...added].sort(
    (a, b) => layerOf(a).rank - layerOf(b).rank || (a.path < b.path ? -1 : 1),
  );
}

/** The text of a file, what a file for the theme holds, or why its bytes cannot be read as text. */
export function decodeSource(path: string, bytes: Uint8Array): SourceFile {
  if (bytes.length > limitOf(path)) return tooLarge(path, bytes.length);
  if (isAsset(path)) return { path, asset: isPicture(path) ? pictureOf(bytes) : assetOf(bytes) };
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused(path, 'file/encoding', 'file is not UTF-8 text', 'Save it as UTF-8.');
  }
  const help = 'Save it as UTF-8 text, with LF or CRLF at the ends of lines.';
  // UTF-16 looks like this when it is read as UTF-8.
  const zero = text.indexOf('\0');
  if (zero >= 0)
    return refused(path, 'file/encoding', 'file contains bytes that are not text', help, placeOf(text, zero));
  // Astro and editors count lines differently in such a file.
  const alone = text.search(/\r(?!\n)/);
  if (alone >= 0)
    return refused(path, 'file/encoding', 'file uses CR alone as a line end', help, placeOf(text, alone));
  return conflictIn(path, text) ?? { path, text };
}

/** A merge that nobody finished: some of the marks, inside a text or a page, would otherwise be read as content. */
function conflictIn(path: string, text: string): SourceFile | undefined {
  const at = text.search(/^(?:<{7}|>{7}) /m);
  if (at < 0) return undefined;
  const line = text.slice(0, at).split('\n').length;
  const problem = {
    rule: 'file/conflict',
    message: 'file contains a merge conflict that nobody has resolved',
    help: 'Keep the correct one of the two texts, delete the lines that start with <<<<<<<, ======= and >>>>>>>, then run git add on the file. If the text shows such a line on purpose, start it with a space.',
  };
  return { path, problem: { ...problem, line } };
}

/** A picture that is too heavy to publish is read all the same, so that the finding is where it is shown. */
function limitOf(path: string): number {
  return isPicture(path) ? 16 * LARGEST : LARGEST;
}

function tooLarge(path: string, size: number): SourceFile {
  return refused(
    path,
    'file/size',
    `file has ${Math.ceil(size / 1024)} kB; at most ${limitOf(path) / 1024} kB are read`,
    'Split it, or move it out of the content folder if it is not content.',
  );
}

/** The line and column of an offset, from 1. */
function placeOf(text: string, offset: number): Point {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function refused(path: string, rule: string, message: string, help: string, at?: Point): SourceFile {
  return { path, problem: { rule, message, help, ...at } };
}

type Point = { line: number; column: number };

const SLICE = 256;

/** The longest runbook we know has 40 kB. */
const LARGEST = 128 * 1024;

export interface ReadOptions extends BuildOptions {
  /** The file of the baseline; if left out, muster-baseline.json next to the content folder, if there is one. */
  baselineFile?: string | undefined;
  /** Bytes to read instead of what a file holds, or as a new file, by its name in findings. */
  instead?: ReadonlyMap<string, Uint8Array> | undefined;
}

export interface ReadResult extends BuildResult {
  /** How many files were read. */
  files: number;
  /** Their names, as diagnostics name them. */
  paths: string[];
  /** The text of a file as diagnostics name it, for code frames. */
  textOf: (file: string) => string | undefined;
}
