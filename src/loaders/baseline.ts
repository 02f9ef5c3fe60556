import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { readBaseline, type Baseline } from '../check/baseline.ts';

/**
 * The baseline of a content folder: the named file, or else the one beside the folder, if there is one. What is no
 * baseline comes back without findings, for the catalog to say so.
 */
export async function baselineBeside(content: string, named?: string): Promise<Baseline | undefined> {
  const beside = dirname(content);
  const path = named ?? join(beside, BASELINE);
  try {
    const text = await readFile(path, 'utf8');
    return { file: relative(beside, path).split(sep).join('/'), findings: readBaseline(text) };
  } catch {
    return undefined;
  }
}

/** Where a baseline stands if nobody says otherwise. */
export const BASELINE = 'muster-baseline.json';
