import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The nearest folder above that git keeps its data in or names the place of; undefined if there is none. */
export function repositoryAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryAbove(parent);
}
