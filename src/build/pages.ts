import { build } from 'astro';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReadResult } from '../loaders/catalog.ts';
import { exchange } from '../loaders/exchange.ts';
import type { Workplace } from './output.ts';
import { headOf } from './static-page.ts';
import { keepWarm, startWarm } from './warm-start.ts';

/**
 * Lets Astro render every page of a checked catalog into the workplace. Pages that cannot have changed since the last
 * build are taken over from it. Throws what Astro throws.
 */
export async function renderPages(checked: ReadResult, base: string, workplace: Workplace): Promise<void> {
  const { next, cache } = workplace;
  if (!(await startWarm(cache, PROJECT))) await rm(cache, { recursive: true, force: true });
  exchange.checked = checked;
  try {
    await build({ root: PROJECT, base, outDir: next, cacheDir: cache, logLevel: 'warn' });
  } finally {
    exchange.checked = undefined;
  }
  await keepWarm(cache, PROJECT);
}

/** What the rendered pages have in their head in common. Throws if there is no home page. */
export async function sharedHead(site: string): Promise<string> {
  return headOf(await readFile(join(site, 'index.html'), 'utf8'));
}

/** The folder of the repository. Commands may be started from anywhere. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
