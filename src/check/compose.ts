import { quote } from '../diagnostics/spelling.ts';
import type { Finding } from '../diagnostics/diagnostic.ts';
import { ALONE, type Layer } from '../model/layer.ts';
import { KINDS } from '../model/kinds.ts';
import { misplacedPatch, patchBesideFile, patchedPath } from './patch.ts';
import { fileOf, layerOf, type SourceFile } from './read.ts';
import { replacementFindings } from './replacement.ts';

/**
 * Lays the layers on each other: of two files at one path the later layer's is kept, whole, and a patch goes to the file
 * below it. What a layer may not hold, and a patch that changes no file, is left out and reported.
 */
export function compose(files: readonly SourceFile[]): Composition {
  const layers = layersIn(files);
  const isAlone = layers.length === 1;
  if (isAlone && !files.some(isPatch)) return { layers, files: [...files], findings: [] };
  const kept = new Map<string, SourceFile>();
  const replaced = new Map<string, SourceFile | undefined>();
  const findings: Finding[] = [];
  for (const layer of layers) {
    const { whole, patches, others } = sorted(files, layer, layers);
    findings.push(...others.map((file) => notHeld(file, layer)));
    const below = [...kept.keys()];
    for (const file of whole) {
      if (layer !== layers[0]) replaced.set(file.path, kept.get(file.path));
      kept.set(file.path, file);
    }
    for (const patch of patches) findings.push(...lay(patch, kept, below, isAlone));
  }
  const lower = files.filter((file) => layerOf(file) !== layers.at(-1));
  for (const [path, below] of replaced) findings.push(...replacementFindings(kept.get(path), below, lower));
  const inBase = new Set(files.filter((file) => layerOf(file).isBase).map(({ path }) => path));
  const composed = [...kept.values()].map((file) =>
    inBase.has(file.path) ? { ...file, inBase: true } : file,
  );
  return { layers, files: composed.sort(byPath), findings };
}

/** The files of one layer: whole ones, patches, and those that it may not hold. */
function sorted(files: readonly SourceFile[], layer: Layer, layers: readonly Layer[]): Sorted {
  const result: Sorted = { whole: [], patches: [], others: [] };
  for (const file of files) {
    if (layerOf(file) !== layer) continue;
    // Only the folder that is checked or built says which layers there are.
    if (file.path === KINDS.handbook.place && layer !== layers.at(-1)) continue;
    const group = isHeld(layer, file.path) ? (isPatch(file) ? result.patches : result.whole) : result.others;
    group.push(file);
  }
  return result;
}

/** Lays a patch on the file that it changes. `below` are the paths that lower layers have. */
function lay(
  patch: SourceFile,
  kept: Map<string, SourceFile>,
  below: readonly string[],
  isAlone: boolean,
): Finding[] {
  const target = patchedPath(patch.path) ?? '';
  const file = kept.get(target);
  const isPage = target.endsWith('.mdx');
  if (!file || isPage) return [misplacedPatch(fileOf(patch), patch.path, below, isAlone)];
  if (layerOf(file) === layerOf(patch)) return [patchBesideFile(fileOf(patch), fileOf(file))];
  kept.set(target, { ...file, patches: [...(file.patches ?? []), patch] });
  return [];
}

function isPatch({ path }: SourceFile): boolean {
  return patchedPath(path) !== undefined;
}

function layersIn(files: readonly SourceFile[]): Layer[] {
  const layers = new Set(files.map(layerOf));
  return layers.size === 0 ? [ALONE] : [...layers].sort((a, b) => a.rank - b.rank);
}

/** Whether a layer may have a file. Who may replace a file may also patch it. */
function isHeld({ holds }: Layer, path: string): boolean {
  const whole = patchedPath(path) ?? path;
  return (
    holds === undefined ||
    holds.some(
      (place) => path === place || whole === place || path.startsWith(`${place.replace(/\/+$/, '')}/`),
    )
  );
}

function notHeld(file: SourceFile, { id, holds = [] }: Layer): Finding {
  return {
    file: fileOf(file),
    rule: 'layer/holds',
    level: 'error',
    message: `layer ${quote(id)} has a file outside what it holds: ${holds.join(', ')}`,
    help: `Move the file, or list its folder under holds of ${id} in handbook.yaml if the layer may have it.`,
    at: { type: 'file' },
  };
}

function byPath(a: SourceFile, b: SourceFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

interface Sorted {
  whole: SourceFile[];
  patches: SourceFile[];
  others: SourceFile[];
}

export interface Composition {
  /** The lowest first. */
  layers: Layer[];
  files: SourceFile[];
  findings: Finding[];
}
