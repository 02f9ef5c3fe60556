import { createHash } from 'node:crypto';
import { glob as globFiles, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';

/**
 * The index in pagefind/ of every page that marks a body for it. Filters, titles and weights stand in the pages as
 * attributes. Pagefind works in a process of its own: it may be told to read the pages while the rest of the site, which
 * nobody searches, is still being rendered.
 */
export function searchIndex(site: string): SearchIndex {
  let reading: Reading | undefined;
  return {
    read: async () => {
      if (reading && !(await isWrittenSince(site, reading.since))) return;
      await reading?.done;
      reading = startReading(site);
    },
    write: () => writeIndex((reading ??= startReading(site)), join(site, 'pagefind')),
    close: async () => {
      await reading?.done.catch(() => undefined);
      await close();
    },
  };
}

/** Whether a page is one for the search to read, from its address within the site: `runbooks/<id>/`. */
export function isSearched(address: string): boolean {
  return !/^\/?runbooks\/[^/]+\/[^/]/.test(address);
}

function startReading(site: string): Reading {
  const since = Date.now();
  const done = readPages(site);
  // Whoever asks for the index is told of what went wrong. Until then it is nobody's.
  done.catch(() => undefined);
  return { since, done };
}

/** Asks for all at once, which is done one after the other: Pagefind need not wait until we have time to ask on. */
async function readPages(site: string): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ excludeSelectors: NO_CONTENT });
  if (!index) throw new Error(errors.join('\n'));
  const asked = (await globsOf(site)).map((glob) => index.addDirectory({ path: site, glob }));
  for (const { errors } of await Promise.all(asked)) refuse(errors);
  return index;
}

async function writeIndex({ done }: Reading, bundle: string): Promise<{ pages: number }> {
  const { errors } = await (await done).writeFiles({ outputPath: bundle });
  refuse(errors);
  await Promise.all(UNUSED.map((name) => rm(join(bundle, name), { force: true })));
  // Pagefind counts the pages it read. Those that the search can find have a fragment.
  return { pages: (await readdir(join(bundle, 'fragment'))).length };
}

/** Whether a page that is searched was written so late that Pagefind may have met it half written, or not at all. */
async function isWrittenSince(site: string, since: number): Promise<boolean> {
  for (const glob of await globsOf(site))
    for await (const path of globFiles(glob, { cwd: site }))
      if ((await stat(join(site, path))).mtimeMs > since - CLOCK) return true;
  return false;
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

/** How many milliseconds the times of files may be behind those of this process. */
const CLOCK = 50;

interface Reading {
  /** When it began, in milliseconds since 1970. */
  since: number;
  done: Promise<PagefindIndex>;
}

export interface SearchIndex {
  /**
   * Has the pages read that are there, or read again if one of them was written since. Resolves when Pagefind has been
   * told to, and rejects with what went wrong the last time.
   */
  read: () => Promise<void>;
  /** Throws with Pagefind's own words if it finds fault. */
  write: () => Promise<{ pages: number }>;
  close: () => Promise<void>;
}
