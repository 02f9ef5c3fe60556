import { readFile, writeFile } from 'node:fs/promises';
import { baselineOf, baselineText, growth, readBaseline, type BaselineEntry } from '../check/baseline.ts';
import type { ReadResult } from '../loaders/catalog.ts';
import { Refusal } from '../diagnostics/command-error.ts';

/**
 * Writes what is found now as the baseline. One that exists may only become smaller: if it would grow, nothing is
 * written, and what it would have to accept comes back. Throws a Refusal if the file holds something else.
 */
export async function writeBaseline(path: string, found: ReadResult): Promise<BaselineEntry[]> {
  const after = baselineOf([...found.diagnostics, ...found.suppressed.filter(({ by }) => by === 'baseline')]);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const before = text === undefined ? after : readBaseline(text).findings;
  if (!before)
    throw new Refusal(`${path} holds something else than a baseline. Name another file, or delete it.`);
  const grown = growth(before, after);
  if (grown.length === 0) await writeFile(path, baselineText(after));
  return grown;
}
