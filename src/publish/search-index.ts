import { createHash } from 'node:crypto';
import { glob as globFiles, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ENGLISH, mainLanguage } from '../model/language.ts';
import { close, createIndex, type PagefindIndex } from 'pagefind';

/**
 * The index in pagefind/ of every page that marks a body for it. Filters, titles and weights are attributes in the pages.
 * Pagefind runs in a process of its own, so it can read the pages while the rest of the site, which is not searched, is
 * still being rendered. All pages are in one index, whatever language a part of them is in, and its words are reduced to
 * their stems by the rules of the handbook's `language`, which is known once the content has been read.
 */
export function searchIndex(site: string, language: () => string = () => ENGLISH): SearchIndex {
  let reading: Reading | undefined;
  return {
    read: async () => {
      if (reading && !(await isWrittenSince(site, reading.since))) return;
      await reading?.done;
      reading = startReading(site, language());
    },
    write: () => writeIndex((reading ??= startReading(site, language())), join(site, 'pagefind')),
    close: async () => {
      await reading?.done.catch(() => undefined);
      await close();
    },
  };
}

/** Whether a page is searched, from its address within the site, as in `runbooks/<id>/`. */
export function isSearched(address: string): boolean {
  return !/^\/?runbooks\/[^/]+\/[^/]/.test(address);
}

function startReading(site: string, language: string): Reading {
  const since = Date.now();
  const done = readPages(site, language);
  // The caller that waits for the index gets the error. Until then nobody would handle it.
  done.catch(() => undefined);
  return { since, done };
}

/** Queues all folders at the same time, so that Pagefind does not wait for us between two of them. */
async function readPages(site: string, language: string): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({
    excludeSelectors: NO_CONTENT,
    forceLanguage: mainLanguage(language),
  });
  if (!index) throw new Error(errors.join('\n'));
  const asked = (await globsOf(site)).map((glob) => index.addDirectory({ path: site, glob }));
  for (const { errors } of await Promise.all(asked)) refuse(errors);
  return index;
}

async function writeIndex({ done }: Reading, bundle: string): Promise<{ pages: number }> {
  const { errors } = await (await done).writeFiles({ outputPath: bundle });
  refuse(errors);
  await Promise.all(UNUSED.map((name) => rm(join(bundle, name), { force: true })));
  // Pagefind counts the pages that it read. Only the pages that search can find have a fragment.
  return { pages: (await readdir(join(bundle, 'fragment'))).length };
}

/** Whether a searched page was written so late that Pagefind may have missed it or read only half of it. */
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
 * The files that Pagefind reads. The role checklists of runbooks are left out: they are three quarters of all pages, none
 * of them is searched, and reading them took longer than the rest of the index.
 */
async function globsOf(site: string): Promise<string[]> {
  const entries = await readdir(site, { withFileTypes: true });
  const rooms = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return ['*.html', ...rooms.map((room) => `${room}/${room === 'runbooks' ? '*' : '**'}/*.html`)];
}

function refuse(errors: string[]): void {
  if (errors.length) throw new Error(`Pagefind: ${errors.join('\n')}`);
}

/** Controls, and words in a step that belong to something else: its kind, and the titles of the steps that follow. */
const NO_CONTENT = ['button', '.step h3 .kind', '.step .to-title', '.step .wrong'];

/** The user interfaces that Pagefind writes next to the index. The site has its own. */
const UNUSED = ['ui', 'modular-ui', 'component-ui', 'highlight'].flatMap((name) => [
  `pagefind-${name}.js`,
  `pagefind-${name}.css`,
]);

/** How many milliseconds the timestamps of files may be behind the clock of this process. */
const CLOCK = 50;

interface Reading {
  /** When it started, in milliseconds since 1970. */
  since: number;
  done: Promise<PagefindIndex>;
}

export interface SearchIndex {
  /**
   * Reads the pages that exist, or reads them again if one was written since. Resolves once Pagefind has been asked to, and
   * rejects with the error of the previous reading.
   */
  read: () => Promise<void>;
  /** Throws an error with Pagefind's own message if it reports one. */
  write: () => Promise<{ pages: number }>;
  close: () => Promise<void>;
}
