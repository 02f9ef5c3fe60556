import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownDigest } from '../loaders/project.ts';

/**
 * Whether Astro's incremental cache may be trusted, and takes the trust away until `keepWarm` gives it back. It may
 * not after a build that did not end, because Astro renews its copies of pages before its list of them; nor after a
 * change to how Markdown is rendered, which Astro cannot see in pages whose content lies outside the project.
 */
export async function startWarm(cache: string, project: string): Promise<boolean> {
  const mark = join(cache, MARK);
  const before = await readFile(mark, 'utf8').catch(() => undefined);
  await rm(mark, { force: true });
  return before !== undefined && before === (await unseen(project));
}

/** Marks the cache as that of a build that has ended well. */
export async function keepWarm(cache: string, project: string): Promise<void> {
  await writeFile(join(cache, MARK), await unseen(project));
}

/** A digest of the sources that Astro's module graph does not hold. */
function unseen(project: string): Promise<string> {
  return markdownDigest(project, 'astro.config.mjs');
}

const MARK = 'muster-warm';
