import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/**
 * Where the files of a content folder are for people: by their path from the top of the repository, or from the current
 * folder outside any. Inside Muster every content folder is called `content`.
 */
export function placeOf(content: string, cwd: string): Place {
  const root = realpathSync(content);
  const start = repositoryAbove(root) ?? realpathSync(cwd);
  const folder = pathFrom(start, root);
  const nameOf = (file: string): string => {
    if (file === 'content') return folder || '.';
    if (file.startsWith('content/')) return join(folder, file.slice('content/'.length)).split(sep).join('/');
    // The baseline, which is named from the folder next to the content.
    return pathFrom(start, resolve(dirname(root), file));
  };
  if (folder === 'content') return { folder, nameOf: (file) => file, named: (one) => one };
  return { folder: folder || '.', nameOf, named: (one) => ({ ...one, ...wordsInPlace(one, nameOf) }) };
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

/** The nearest folder above that git keeps its data in or names the place of; undefined if there is none. */
export function repositoryAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryAbove(parent);
}

function wordsInPlace({ file, message, help }: Diagnostic, nameOf: Place['nameOf']): Partial<Diagnostic> {
  const text = (words: string): string => words.replace(MENTION, (path) => nameOf(path));
  return { file: nameOf(file), message: text(message), ...(help === undefined ? {} : { help: text(help) }) };
}

function pathFrom(start: string, path: string): string {
  return relative(start, path).split(sep).join('/');
}

/** A file of the content in the words of a finding. */
const MENTION = /(?<![\w./-])content\/[\w./-]+\.(?:yaml|mdx)\b/g;

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
