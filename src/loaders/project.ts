import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of Muster itself: a clone, or an installed package. Nothing is written into a package. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** The extension of our sources, whose types are stripped in a package: Node strips none below node_modules. */
export const SOURCE = extname(import.meta.filename);

/** Whether this copy of Muster is an installed package, and the organisation's repository is around it. */
export const IS_PACKAGE = SOURCE === '.js';

/** The folder of the base. */
export const BASE = 'content';

/** The folder of the example. */
export const EXAMPLE = 'example';

/** The folder of the organisation. Muster ships no file in it, so that no release changes what is there. */
export const ORG = 'org';

/** The folder that commands work in: `org` is in it, and the site and caches are written there. In a clone, the clone. */
export const WORK = IS_PACKAGE ? workFolder(process.cwd()) : PROJECT;

/** The folder that Astro takes for its project, and keeps modules of the content in. */
export const ASTRO_ROOT = IS_PACKAGE ? join(WORK, '.site/') : PROJECT;

/** The folder of the handbook that commands take if none is named: the organisation's, or in a clone the example. */
export function usualHandbook(root: string): string {
  return IS_PACKAGE || existsSync(join(root, ORG)) ? ORG : EXAMPLE;
}

/**
 * The folder that a package works in when a command is typed in another: the nearest one above that has a handbook or, as for
 * npm, a package.json. The folder itself if there is none.
 */
export function workFolder(typed: string): string {
  const has = (folder: string): boolean =>
    [`${ORG}/handbook.yaml`, 'package.json'].some((file) => existsSync(join(folder, file)));
  for (let folder = typed; ; folder = dirname(folder)) {
    if (has(folder)) return folder;
    if (dirname(folder) === folder) return typed;
  }
}

/** A digest of how a project reads and renders Markdown: its sources for that, and the files that are named besides. */
export async function markdownDigest(project: string, ...besides: string[]): Promise<string> {
  const folder = join(project, 'src/markdown');
  const sources = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(SOURCE)).sort();
  const hash = createHash('sha256');
  for (const path of [
    ...sources.map((name) => join(folder, name)),
    ...besides.map((name) => resolve(project, name)),
  ])
    hash.update(await readFile(path));
  return hash.digest('hex');
}
