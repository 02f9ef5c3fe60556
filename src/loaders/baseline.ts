import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { readBaseline, type Baseline } from '../check/baseline.ts';

/**
 * The baseline of a content folder: the named file, or else the one next to the folder, if there is one. A file that is
 * not a baseline comes back without findings, so that the check can report it.
 */
export async function loadBaseline(content: string, named?: string): Promise<Baseline | undefined> {
  const beside = dirname(content);
  const path = named ?? join(beside, BASELINE);
  try {
    const text = await readFile(path, 'utf8');
    return { file: relative(beside, path).split(sep).join('/'), ...readBaseline(text) };
  } catch {
    return undefined;
  }
}

/** The default name of a baseline. */
export const BASELINE = 'muster-baseline.json';
