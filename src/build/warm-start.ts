import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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
async function unseen(project: string): Promise<string> {
  const folder = join(project, 'src/markdown');
  const sources = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const hash = createHash('sha256');
  for (const path of [...sources.map((name) => join(folder, name)), join(project, 'astro.config.mjs')])
    hash.update(await readFile(path));
  return hash.digest('hex');
}

const MARK = 'muster-warm';
