import { readFile, writeFile } from 'node:fs/promises';
import {
  baselineOf,
  baselineText,
  addedEntries,
  readBaseline,
  type BaselineEntry,
} from '../check/baseline.ts';
import { CommandError } from '../diagnostics/command-error.ts';
import type { ReadResult } from '../loaders/catalog.ts';

/**
 * Writes the findings of today as the baseline, unless one exists and would grow: then nothing is written, and the entries
 * that would be added are returned. Throws a CommandError if the file is not a baseline, which it calls `name`.
 */
export async function writeBaseline(file: string, name: string, found: ReadResult): Promise<BaselineEntry[]> {
  const after = baselineOf([...found.diagnostics, ...found.suppressed.filter(({ by }) => by === 'baseline')]);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const before = text === undefined ? after : readBaseline(text).findings;
  if (!before) throw new CommandError(`${name} is not a baseline. Delete it, or give another file.`);
  const added = addedEntries(before, after);
  if (added.length === 0) await writeFile(file, baselineText(after));
  return added;
}
