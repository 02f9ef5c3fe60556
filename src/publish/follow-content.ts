import type { AstroIntegration } from 'astro';
import type { ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { layersOf } from '../loaders/layers.ts';
import { ASTRO_ROOT } from '../loaders/project.ts';
import { addressOf, hasPage } from '../model/addresses.ts';
import { placementOf } from '../model/kinds.ts';
import { placeInLayers } from '../model/layer.ts';
import { buildContext, type Reading, type SiteOptions } from '../site/build-context.ts';
import { overlayOf } from './dev-error.ts';
import { follow } from './follow.ts';
import { printFindings } from './print-findings.ts';

/**
 * Lets Astro read the content again whenever a file in a layer changes, prints what is wrong with it, and shows that over
 * the page in every open browser. `read` asks Astro to run our loaders.
 */
export function followContent(
  site: SiteOptions,
  server: ViteDevServer,
  read: () => Promise<void>,
): FollowedContent {
  const { hot } = server.environments.client;
  const pages = pagesBeingMade();
  let { layers }: Pick<Reading, 'layers'> = layersOf(site.content);
  let reading: Reading | undefined;
  let shownAt = 0;
  const watch = (): void => void server.watcher.add(layers.map(({ folder }) => folder));
  const show = (): void => {
    const overlay = reading && overlayOf(reading);
    if (overlay) hot.send(overlay);
  };
  // Before the first reading, so that no change after it is missed.
  watch();
  buildContext.onReading = (next) => {
    if (isBroken(next))
      printFindings(next.result, site.content, next.seconds, { ...process, cwd: process.cwd() });
    else if (isBroken(reading)) console.log('The content has no errors any more.');
    // A change of handbook.yaml may have brought other folders.
    [reading, layers] = [next, next.layers];
    watch();
  };
  const refresh = async (): Promise<void> => {
    const before = reading;
    // A page that is still being made would put what it has read back into Astro's memory.
    await pages.finished();
    // After every change Astro first loads the list of collections again, and until then it reads nothing.
    for (let tries = 0; reading === before && tries < MOST_TRIES; tries++) {
      if (tries > 0) await setTimeout(PAUSE);
      await read();
    }
    forgetModules(server);
    shownAt = performance.now();
    // The overlay stays until the page is reloaded, even if the content is what it was before. A broken MDX page has
    // already been reloaded, and shows the compiler's error instead of ours.
    if (isBroken(before) || brokenPages(reading).length) hot.send({ type: 'full-reload', path: '*' });
    show();
  };
  const isContent = (path: string): boolean => layers.some(({ folder }) => path.startsWith(folder + sep));
  const { settled } = follow(server.watcher, isContent, refresh);
  hot.on('vite:client:connect', (_, client) => {
    // The page was sent before the last change, and the message that reloads it before it could listen.
    if (pages.lastAt() < shownAt) client.send({ type: 'full-reload', path: '*' });
    show();
  });
  return { latest: () => reading, settled, noteAnswer: pages.add };
}

/** The paths of the MDX pages with errors. They have no last good version, because Astro reads the file itself. */
export function brokenPages(reading: Reading | undefined): string[] {
  if (!reading) return [];
  const { diagnostics, catalog } = reading.result;
  return diagnostics.flatMap(({ file, level }) => {
    const path = placeInLayers(catalog.layers, file)?.path ?? '';
    const placement = level === 'error' && path.endsWith('.mdx') ? placementOf(path) : undefined;
    return placement && hasPage(placement.kind) ? [addressOf(placement.kind, placement.id).slice(1)] : [];
  });
}

function isBroken(reading: Reading | undefined): boolean {
  return reading?.result.diagnostics.some(({ level }) => level === 'error') ?? false;
}

/** The pages that Astro is making: when the last one was asked for, and a promise that they are sent or take too long. */
function pagesBeingMade(): {
  add: (response: ServerResponse) => void;
  lastAt: () => number;
  finished: () => Promise<unknown>;
} {
  const made = new Set<Promise<void>>();
  let last = 0;
  return {
    add: (response) => {
      last = performance.now();
      const closed = new Promise<void>((resolve) => response.once('close', resolve));
      made.add(closed);
      void closed.then(() => made.delete(closed));
    },
    lastAt: () => last,
    finished: () => Promise.race([Promise.all(made), setTimeout(LONGEST_PAGE, undefined, { ref: false })]),
  };
}

/** Astro reads its list of the pages' modules again only once it sees the change of its file, which may be too late. */
function forgetModules({ environments }: ViteDevServer): void {
  for (const { moduleGraph } of Object.values(environments))
    for (const module of moduleGraph.getModulesByFile(MODULES) ?? []) moduleGraph.invalidateModule(module);
}

/** The file in which Astro lists the modules of content. */
const MODULES = join(ASTRO_ROOT, '.astro/content-modules.mjs');

/** How often Astro is asked to read after a change, and how many milliseconds after the last time. */
const MOST_TRIES = 200;
const PAUSE = 25;

/** How many milliseconds a page may take to be made before the content is read again all the same. */
const LONGEST_PAGE = 5000;

type ViteDevServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

export interface FollowedContent {
  /** The newest attempt to read the content; undefined before the first. */
  latest: () => Reading | undefined;
  /** Resolves when everything that has changed so far is shown. */
  settled: () => Promise<void>;
  /** To be called with the answer to everyone who asks for a page. */
  noteAnswer: (response: ServerResponse) => void;
}
