import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. Commands may be started from anywhere. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the base. */
export const BASE = 'content';

/** The folder of the example. */
export const EXAMPLE = 'example';

/** The folder of the organisation. Muster ships no file in it, so that no release changes what is there. */
export const ORG = 'org';

/** The folder of the handbook that commands take if none is named: the organisation's, or the example. */
export function usualHandbook(root: string): string {
  return existsSync(join(root, ORG)) ? ORG : EXAMPLE;
}

/** A digest of how a project reads and renders Markdown: its sources for that, and the files that are named besides. */
export async function markdownDigest(project: string, ...besides: string[]): Promise<string> {
  const folder = join(project, 'src/markdown');
  const sources = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const hash = createHash('sha256');
  for (const path of [
    ...sources.map((name) => join(folder, name)),
    ...besides.map((name) => join(project, name)),
  ])
    hash.update(await readFile(path));
  return hash.digest('hex');
}
