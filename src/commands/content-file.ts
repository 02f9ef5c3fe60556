import { resolve } from 'node:path';
import { compose } from '../check/compose.ts';
import { patchedPath } from '../check/patch.ts';
import { layerOf, readFile, type ReadFile, type SourceFile } from '../check/read.ts';
import { UsageError } from '../diagnostics/command-error.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { readSources } from '../loaders/catalog.ts';
import { layersOf, nameOf, type LayerFolder } from '../loaders/layers.ts';
import { placeInLayers, type Layer } from '../model/layer.ts';

/**
 * Finds a file of the handbook in all its layers by its path on disk, by its name in findings, or by its path in a layer,
 * with or without its extension. Throws a UsageError if no layer has it.
 */
export async function contentFile(content: string, word: string, cwd: string): Promise<ContentFile> {
  const sources = await readSources(content);
  const folders = layersOf(content).layers;
  const layers = folders.map(({ layer }) => layer);
  const paths = new Set(sources.map(({ path }) => wholePath(path)));
  const inLayer = placeInLayers(layers, nameOf(folders, resolve(cwd, word)) ?? word)?.path ?? word;
  const path = [...pathsOf(inLayer), ...pathsOf(word)].find((each) => paths.has(each));
  if (path === undefined) {
    const known = [...paths].map(withoutExtension);
    const near = didYouMean(withoutExtension(wholePath(inLayer)), known);
    throw new UsageError(`No layer has a file ${quote(word)}${near || '.'}`);
  }
  const composed = compose(sources);
  const used = composed.files.find((file) => file.path === path);
  const all = sources.filter((file) => wholePath(file.path) === path);
  return {
    path,
    used,
    read: used && readFile(used),
    all: all.sort((a, b) => layerOf(a).rank - layerOf(b).rank),
    sources,
    folders,
    top: composed.layers.at(-1),
  };
}

function withoutExtension(path: string): string {
  return path.replace(/\.(?:yaml|mdx)$/, '');
}

function wholePath(path: string): string {
  return patchedPath(path) ?? path;
}

/** What a path may mean: a patch stands for the file that it changes, and an extension may be left out. */
function pathsOf(word: string): string[] {
  const whole = wholePath(word.replace(/^\.\//, ''));
  return [whole, `${whole}.yaml`, `${whole}.mdx`];
}

/** A file of the handbook in all its layers. */
export interface ContentFile {
  /** Its path in each layer. */
  path: string;
  /** The file that the handbook uses, with the patches on it; undefined if there are only patches. */
  used: SourceFile | undefined;
  read: ReadFile | undefined;
  /** It and its patches in every layer, the lowest first. */
  all: SourceFile[];
  /** All files of all layers. */
  sources: SourceFile[];
  folders: LayerFolder[];
  /** The layer of the organisation, which is the last. */
  top: Layer | undefined;
}
