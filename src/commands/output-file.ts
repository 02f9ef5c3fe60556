import { existsSync, realpathSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { UsageError } from '../diagnostics/command-error.ts';
import { quote } from '../diagnostics/spelling.ts';
import { layersOf } from '../loaders/layers.ts';
import { systemErrorSentence } from '../diagnostics/system-error.ts';

/**
 * Writes a report to a path, seen from a folder, and creates the folders above it. Throws a UsageError if the path lies in the content
 * folder, where it would replace what people wrote, or if the system refuses to write.
 */
export async function writeReport(path: string, text: string, content: string, cwd: string): Promise<void> {
  const file = resolve(cwd, path);
  refuseInside(file, content);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    const { code = 'unknown reason', syscall } = error as NodeJS.ErrnoException;
    // A failed write names no path, because the file was already open.
    const named = Object.assign(new Error(), { code, syscall, path: file });
    throw new UsageError(`Cannot write ${quote(path)} (${code}). ${systemErrorSentence(named) ?? ''}`.trim());
  }
}

/** Throws a UsageError if a path to write to is the folder of a layer or lies in it, also behind symbolic links. */
export function refuseInside(path: string, content: string): void {
  const inner = realPathOf(path);
  const around = layersOf(content).layers.find(
    ({ folder }) => inner === folder || inner.startsWith(`${folder}${sep}`),
  );
  if (around)
    throw new UsageError(
      `${quote(path)} is in ${around.folder === realPathOf(content) ? 'the content folder' : `the folder of the layer ${around.layer.id}`}, where it would count as content. Name another path.`,
    );
}

/** The path behind symbolic links, of which the last parts need not exist. */
function realPathOf(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path);
  return join(realPathOf(dirname(path)), basename(path));
}
