import { realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { isInside, layersOf, pathOf, type LayerFolder } from './layers.ts';
import { repositoryAbove } from './repository.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/**
 * Where the files of a handbook are for people: by their path from the top of the repository, or from the current
 * folder outside any. A file of a layer elsewhere keeps its name, as in `payments:teams/payments/team.yaml`.
 */
export function placeOf(content: string, cwd: string): Place {
  const root = realpathSync(content);
  const start = repositoryAbove(root) ?? realpathSync(cwd);
  const folder = pathFrom(start, root) || '.';
  const { layers } = layersOf(root);
  const nameOf = (file: string): string => {
    if (file === 'content') return folder;
    const path = pathOf(layers, file);
    if (path !== undefined && (!OF_LAYER.test(file) || isInside(path, start))) return pathFrom(start, path);
    if (OF_LAYER.test(file)) return file;
    // The baseline, which is named from the folder next to the content.
    return pathFrom(start, resolve(dirname(root), file));
  };
  const mention = mentionOf(layers);
  return { folder, nameOf, named: (one) => ({ ...one, ...wordsInPlace(one, mention, nameOf) }) };
}

/** A result with every file by its real path. */
export function inPlace<T extends Findings>(result: T, place: Place): T {
  const { diagnostics, unlisted, suppressed, textOf } = result;
  const shown = new Map<string, string>();
  for (const { file } of [...diagnostics, ...(unlisted ?? []), ...suppressed])
    shown.set(place.nameOf(file), file);
  return {
    ...result,
    diagnostics: diagnostics.map(place.named),
    ...(unlisted && { unlisted: unlisted.map(place.named) }),
    suppressed: suppressed.map(place.named),
    textOf: (file: string) => textOf(shown.get(file) ?? file),
  };
}

/** Matches a file of a layer in the words of a finding. */
function mentionOf(layers: readonly LayerFolder[]): RegExp {
  const prefixes = layers.map(({ layer }) => layer.prefix.replaceAll(/[^\w/:-]/g, '\\$&')).join('|');
  return new RegExp(`(?<![\\w./-])(?:${prefixes})[\\w./-]+\\.(?:yaml|mdx)\\b`, 'g');
}

function wordsInPlace(
  { file, message, help }: Diagnostic,
  mention: RegExp,
  nameOf: Place['nameOf'],
): Partial<Diagnostic> {
  const text = (words: string): string => words.replace(mention, (path) => nameOf(path));
  return { file: nameOf(file), message: text(message), ...(help === undefined ? {} : { help: text(help) }) };
}

function pathFrom(start: string, path: string): string {
  return relative(start, path).split(sep).join('/');
}

/** The name of a file in a layer that is not part of this repository. */
const OF_LAYER = /^[a-z0-9-]+:/;

export interface Place {
  /** The content folder. */
  folder: string;
  /** A file as diagnostics name it, by its real path. */
  nameOf: (file: string) => string;
  /** A finding with its file, and the files in its words, by their real paths. */
  named: <D extends Diagnostic>(one: D) => D;
}

interface Findings {
  diagnostics: Diagnostic[];
  unlisted?: Diagnostic[];
  suppressed: Diagnostic[];
  textOf: (file: string) => string | undefined;
}
