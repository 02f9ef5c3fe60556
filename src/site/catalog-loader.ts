import type { Loader, LoaderContext } from 'astro/loaders';
import { sep } from 'node:path';
import { emptyCatalog, type Catalog } from '../model/catalog.ts';
import { digest } from '../model/digest.ts';
import { linkedTerms } from '../views/glossary.ts';
import { readCatalog, type ReadResult } from '../loaders/catalog.ts';
import { buildDay } from '../loaders/build-day.ts';
import { buildContext, type SiteOptions } from './build-context.ts';

/**
 * Reads the content folder for the pages, and again whenever a file changes. In the dev server it never throws: a
 * finding keeps the last good content and is shown in browser and terminal. A build stops with an error.
 */
export function catalogLoader(options: SiteOptions): Loader {
  return {
    name: 'muster-catalog',
    load: async (context) => {
      if (context.watcher) await follow(context, options);
      else fill(context, await readChecked(options));
    },
  };
}

async function readChecked({ content, now, audience }: SiteOptions): Promise<Catalog> {
  const { catalog, diagnostics } = buildContext.checked ?? (await readCatalog(content, { now, audience }));
  const errors = diagnostics.filter(({ level }) => level === 'error').length;
  if (errors) throw new Error(`The content has ${errors} errors. Run: npm run check`);
  return catalog;
}

/**
 * Hands the pages the catalog itself. The store gets its digest alone: writing thousands of entries down, bundling them
 * and reading them again took a seventh of a build. The digest is there because Astro builds modules anew, and the dev
 * server runs them again, only if something in the store is new.
 */
function fill(context: LoaderContext, catalog: Catalog): void {
  buildContext.catalog = catalog;
  buildContext.terms = linkedTerms(catalog);
  const { diagnostics, suppressed } = buildContext.checked ?? {};
  context.store.clear();
  context.store.set({
    id: 'catalog',
    data: { digest: digest([entriesOf(catalog), diagnostics, suppressed]) },
  });
}

/** The catalog without the maps, of which JSON keeps nothing. */
function entriesOf(catalog: Catalog): unknown[] {
  return Object.values(catalog).map((place: unknown) => (place instanceof Map ? [...place] : place));
}

/** Reads once, and then again a moment after the last of a burst of changes, never twice at a time. */
async function follow(context: LoaderContext, options: SiteOptions): Promise<void> {
  let good: Catalog | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const read = async (): Promise<void> => {
    const start = performance.now();
    // The dev server may run past midnight.
    const current = (buildContext.options = { ...options, now: buildDay() });
    const result = await readAnyhow(current);
    if (result.diagnostics.every(({ level }) => level !== 'error')) {
      good = result.catalog;
      fill(context, good);
    }
    buildContext.onReading?.({ result, good, seconds: (performance.now() - start) / 1000 });
  };
  const queue = (): void => {
    running = running.then(read);
  };
  context.watcher?.add(options.content);
  for (const event of ['add', 'change', 'unlink'] as const)
    context.watcher?.on(event, (path: string) => {
      if (!path.startsWith(options.content + sep)) return;
      clearTimeout(timer);
      timer = setTimeout(queue, QUIET);
    });
  queue();
  await running;
}

/** A content folder that cannot be read is a finding like any other here: it may be back in a moment. */
async function readAnyhow({ content, audience, now }: SiteOptions): Promise<ReadResult> {
  try {
    return await readCatalog(content, { now, audience });
  } catch (error) {
    const place = { file: 'content', line: 1, column: 1, endLine: 1, endColumn: 1 };
    const message = `the content folder ${content} cannot be read (${(error as Error).message})`;
    const finding = { ...place, rule: 'file/unreadable', level: 'error' as const, message };
    return {
      catalog: emptyCatalog(),
      diagnostics: [finding],
      suppressed: [],
      files: 0,
      paths: [],
      textOf: () => undefined,
    };
  }
}

/** How many milliseconds a burst of changes (a checkout, a formatter) may pause before it counts as over. */
const QUIET = 80;
