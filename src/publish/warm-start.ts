import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownDigest } from '../loaders/project.ts';

/**
 * Whether Astro's incremental cache can be trusted, and marks it as not trusted until `keepWarm` is called. It cannot be
 * after an interrupted build, because Astro updates its copies of pages before its list of them, or after a change to how
 * Markdown is rendered, which Astro does not see in pages whose content is outside the project.
 */
export async function startWarm(cache: string, project: string): Promise<boolean> {
  const mark = join(cache, MARK);
  const before = await readFile(mark, 'utf8').catch(() => undefined);
  await rm(mark, { force: true });
  return before !== undefined && before === (await unseen(project));
}

/** Marks the cache as the one of a build that succeeded. */
export async function keepWarm(cache: string, project: string): Promise<void> {
  await writeFile(join(cache, MARK), await unseen(project));
}

/** A digest of the sources that are not in Astro's module graph. */
function unseen(project: string): Promise<string> {
  return markdownDigest(project, 'src/site/config.ts');
}

const MARK = 'muster-warm';
