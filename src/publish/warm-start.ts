import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownDigest, SOURCE } from '../loaders/project.ts';

/**
 * Whether Astro's incremental cache can be trusted, and marks it as not trusted until `keepWarm` is called. It cannot be
 * after an interrupted build, because Astro updates its copies of pages before its list of them, or after a change to how
 * Markdown is rendered, which Astro does not see in pages whose content is outside the project.
 */
export async function startWarm(cache: string, project: string): Promise<boolean> {
  const before = await readFile(join(cache, MARK), 'utf8').catch(() => undefined);
  await distrust(cache);
  return before !== undefined && before === (await unseen(project));
}

/** Marks the cache as the one of a build that succeeded. */
export async function keepWarm(cache: string, project: string): Promise<void> {
  await writeFile(join(cache, MARK), await unseen(project));
}

/** Makes the next build start from nothing. */
export async function distrust(cache: string): Promise<void> {
  await rm(join(cache, MARK), { force: true });
}

/** A digest of the sources that are not in Astro's module graph. */
function unseen(project: string): Promise<string> {
  return markdownDigest(project, `src/site/config${SOURCE}`);
}

const MARK = 'muster-warm';
