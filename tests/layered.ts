import { join } from 'node:path';
import type { SourceFile } from '../src/check/read.ts';
import { load } from 'js-yaml';
import { readSources } from '../src/loaders/catalog.ts';
import { isSingle, KINDS, NEEDED_KINDS, placementOf, rowOf } from '../src/model/kinds.ts';
import type { Layer } from '../src/model/layer.ts';

/** The base of a handbook in a test. */
export const BASE: Layer = { id: 'muster', prefix: 'content/', rank: 0, isBase: true };
/** The folder of the organisation above it. */
export const OWN: Layer = { id: 'org', prefix: 'org/', rank: 1, isBase: false };

/**
 * A folder as the base of a handbook, whose own layer leaves out what these words name. `base` and `own` are further files of
 * the two, by their paths, or other texts of the same ones.
 */
export async function onBase(folder: string, exclude: string[], more?: More): Promise<SourceFile[]> {
  let files = read.get(folder);
  if (!files) read.set(folder, (files = readSources(folder)));
  return asBase(await files, exclude, more);
}

/** Files as the base of a handbook, whatever layers they are from. */
export function asBase(
  files: readonly SourceFile[],
  exclude: string[],
  { base = {}, own = {} }: More = {},
): SourceFile[] {
  const words = exclude.map((word) => `  - ${word}\n`).join('');
  const list = `layers: [muster, .]\n${words && `exclude:\n${words}`}`;
  const kept = files.filter(({ path }) => !(path in base) && path !== KINDS.handbook.place);
  return [
    ...[...kept, ...textsOf(base)].map((file) => inLayer(file, BASE)),
    ...textsOf({ 'handbook.yaml': list, ...own }).map((file) => inLayer(file, OWN)),
  ];
}

/** Every word that leaves out something in these files: each kind, file, folder and item. */
export function wordsFor(files: readonly SourceFile[]): string[] {
  const words = files.flatMap(({ path, ...file }) => {
    const placement = placementOf(path);
    if (!placement) return [];
    const { kind, id } = placement;
    const name = isSingle(kind) ? kind : `${kind}/${id}`;
    const folders = name
      .split('/')
      .slice(1)
      .map(
        (_, index) =>
          `${name
            .split('/')
            .slice(0, index + 1)
            .join('/')}/*`,
      );
    const { items } = rowOf(kind);
    const data = items && 'text' in file ? (load(file.text) as Record<string, { id: string }[]>) : {};
    const listed = (items && data[items.list]) ?? [];
    return [
      name,
      ...folders,
      ...listed.map((item) => `${items?.word}/${isSingle(kind) ? '' : `${id}/`}${item.id}`),
    ];
  });
  return [...new Set(words)].filter((word) => !(NEEDED_KINDS as readonly string[]).includes(word)).sort();
}

function textsOf(files: Record<string, string>): SourceFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

function inLayer(file: SourceFile, layer: Layer): SourceFile {
  return { ...file, layer, file: join(layer.prefix, file.path) };
}

const read = new Map<string, Promise<SourceFile[]>>();

interface More {
  base?: Record<string, string>;
  own?: Record<string, string>;
}
