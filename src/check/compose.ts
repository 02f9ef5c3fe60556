import { quote } from '../diagnostics/spelling.ts';
import type { Finding } from '../diagnostics/diagnostic.ts';
import { ALONE, type Layer } from '../model/layer.ts';
import { KINDS } from '../model/kinds.ts';
import { fileOf, type SourceFile } from './read.ts';

/**
 * Lays the layers on each other: of two files at one path the later layer's is kept, whole, and a patch goes to the file
 * below it. What a layer may not hold is left out and reported.
 */
export function compose(files: readonly SourceFile[]): Composition {
  const layers = layersIn(files);
  if (layers.length === 1) return { layers, files: [...files], findings: [] };
  const top = layers.at(-1);
  const findings: Finding[] = [];
  const kept = new Map<string, SourceFile>();
  const inOrder = [...files].sort((a, b) => layerOf(a).rank - layerOf(b).rank);
  for (const file of inOrder) {
    const layer = layerOf(file);
    // Only the folder that is checked or built says which layers there are.
    if (file.path === KINDS.handbook.place && layer !== top) continue;
    if (isHeld(layer, file.path)) kept.set(file.path, file);
    else findings.push(notHeld(file, layer));
  }
  return { layers, files: [...kept.values()].sort(byPath), findings };
}

/** The layer of a file; that of a folder that stands alone if it names none. */
export function layerOf({ layer = ALONE }: Pick<SourceFile, 'layer'>): Layer {
  return layer;
}

function layersIn(files: readonly SourceFile[]): Layer[] {
  const layers = new Set(files.map(layerOf));
  return layers.size === 0 ? [ALONE] : [...layers].sort((a, b) => a.rank - b.rank);
}

function isHeld({ holds }: Layer, path: string): boolean {
  return (
    holds === undefined ||
    holds.some((place) => path === place || path.startsWith(`${place.replace(/\/+$/, '')}/`))
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

export interface Composition {
  /** The lowest first. */
  layers: Layer[];
  files: SourceFile[];
  findings: Finding[];
}
