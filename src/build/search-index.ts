import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';

/**
 * Indexes every page of a built site that marks a body for it, into pagefind/. Filters, titles and weights stand in
 * the pages as attributes. Throws with Pagefind's own words if it finds fault.
 */
export async function indexPages(site: string): Promise<{ pages: number }> {
  const bundle = join(site, 'pagefind');
  try {
    const { index, errors } = await createIndex({ excludeSelectors: NO_CONTENT });
    if (!index) throw new Error(errors.join('\n'));
    // Asked for all at once, and done one after the other: it need not wait until this process has time to ask on.
    const asked = (await globsOf(site)).map((glob) => index.addDirectory({ path: site, glob }));
    for (const { errors } of await Promise.all([...asked, index.writeFiles({ outputPath: bundle })]))
      refuse(errors);
    await Promise.all(UNUSED.map((name) => rm(join(bundle, name), { force: true })));
    // Pagefind counts the pages it read. Those that the search can find have a fragment.
    return { pages: (await readdir(join(bundle, 'fragment'))).length };
  } finally {
    await close();
  }
}

/**
 * A short name for this state of the index. The browser asks for the index under it, so that an old copy is never
 * mistaken for the new one, and a saved copy still answers offline. Throws if there is no index.
 */
export async function indexTag(site: string): Promise<string> {
  const entry = await readFile(join(site, 'pagefind/pagefind-entry.json'));
  return createHash('sha256').update(entry).digest('hex').slice(0, 8);
}

/**
 * What Pagefind is to read. Of the runbooks, not their role checklists: they are three quarters of all pages, none of
 * them is searched, and merely reading them took longer than the rest of the index.
 */
async function globsOf(site: string): Promise<string[]> {
  const entries = await readdir(site, { withFileTypes: true });
  const rooms = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return ['*.html', ...rooms.map((room) => `${room}/${room === 'runbooks' ? '*' : '**'}/*.html`)];
}

function refuse(errors: string[]): void {
  if (errors.length) throw new Error(`Pagefind: ${errors.join('\n')}`);
}

/** Controls, and words of a step that are not its own: the name of its kind, the titles of the steps it leads to. */
const NO_CONTENT = ['button', '.step h3 .kind', '.step .to-title', '.step .wrong'];

/** Pagefind writes its own user interfaces beside the index. The site has its own. */
const UNUSED = ['ui', 'modular-ui', 'component-ui', 'highlight'].flatMap((name) => [
  `pagefind-${name}.js`,
  `pagefind-${name}.css`,
]);
