import { resolve } from 'node:path';
import { compose } from '../check/compose.ts';
import { patchedPath } from '../check/patch.ts';
import { layerOf, readFile, type ReadFile, type SourceFile } from '../check/read.ts';
import { UsageError } from '../diagnostics/command-error.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { readSources } from '../loaders/catalog.ts';
import { layersOf, nameOf } from '../loaders/layers.ts';
import { placeInLayers } from '../model/layer.ts';

/**
 * Finds a file of the handbook in all its layers by its path on disk, by its name in findings, or by its path in a layer,
 * with or without its extension. Throws a UsageError if no layer has it.
 */
export async function contentFile(content: string, word: string, cwd: string): Promise<ContentFile> {
  const sources = await readSources(content);
  const { layers } = layersOf(content);
  const paths = new Set(sources.map(({ path }) => wholePath(path)));
  const name = nameOf(layers, resolve(cwd, word)) ?? word;
  const place = placeInLayers(
    layers.map(({ layer }) => layer),
    name,
  );
  const path =
    pathsOf(place?.path ?? name).find((each) => paths.has(each)) ??
    pathsOf(word).find((each) => paths.has(each));
  if (path === undefined)
    throw new UsageError(
      `No layer has a file ${quote(word)}${didYouMean(place?.path ?? word, paths) || '.'}`,
    );
  const used = compose(sources).files.find((file) => file.path === path);
  return {
    path,
    used,
    read: used && readFile(used),
    all: sources
      .filter((file) => wholePath(file.path) === path)
      .sort((a, b) => layerOf(a).rank - layerOf(b).rank),
  };
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
}
