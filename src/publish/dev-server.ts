import type { AstroIntegration } from 'astro';
import { statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { addressOf, hasPage } from '../model/addresses.ts';
import { alertSlug } from '../model/alert-name.ts';
import type { Catalog } from '../model/catalog.ts';
import { placementOf } from '../model/kinds.ts';
import { placeInLayers } from '../model/layer.ts';
import { percentDecoded } from '../model/site-address.ts';
import type { HealthOptions } from '../upkeep/health.ts';
import { buildContext, type Reading, type SiteOptions } from '../site/build-context.ts';
import { CATALOG_LOADER } from '../site/catalog-loader.ts';
import { TEXTS_LOADER } from '../site/texts-loader.ts';
import { healthOptions } from '../loaders/health.ts';
import { layersOf, type LayerFolder } from '../loaders/layers.ts';
import { PROJECT } from '../loaders/project.ts';
import { alertRedirects } from './alert-pages.ts';
import { catalogFile } from './catalog-file.ts';
import { errorPage, overlayOf } from './dev-error.ts';
import type { Files } from './files.ts';
import { follow } from './follow.ts';
import { printFindings } from './print-findings.ts';
import { redirects } from './redirects.ts';
import { healthFile } from './health-file.ts';
import { jumpFile } from './jump-file.ts';
import { listings, markdownFiles } from './markdown-files.ts';
import { publishedSchemas } from './published-schemas.ts';
import { fileAt, sendFile } from './static-files.ts';
import { indexTag } from './search-index.ts';

/**
 * What the dev server does in addition to Astro: reads the content again whenever a file of it changes, shows errors over
 * the page in every open browser, serves the files that have no page template from memory, and searches the index of the
 * last build.
 */
export function devServer(site: SiteOptions): AstroIntegration {
  return {
    name: 'muster-dev-server',
    hooks: {
      'astro:server:setup': async ({ server, refreshContent }) => {
        const options = await healthOptions(site);
        const { hot } = server.environments.client;
        let reading: Reading | undefined;
        let [shownAt, askedAt] = [0, 0];
        const watch = (layers: readonly LayerFolder[]): void =>
          void server.watcher.add(layers.map(({ folder }) => folder));
        const show = (): void => {
          const overlay = reading && overlayOf(reading);
          if (overlay) hot.send(overlay);
        };
        buildContext.onReading = (next) => {
          if (isBroken(next))
            printFindings(next.result, site.content, next.seconds, { ...process, cwd: process.cwd() });
          else if (isBroken(reading)) console.log('The content has no errors any more.');
          reading = next;
          // A change of handbook.yaml may have brought other folders.
          watch(next.layers);
        };
        const refresh = async (): Promise<void> => {
          const before = reading;
          await refreshContent?.({ loaders: [CATALOG_LOADER, TEXTS_LOADER] });
          forgetModules(server);
          shownAt = performance.now();
          // The overlay stays until the page is reloaded, even if the content is what it was before. A broken MDX page
          // has already been reloaded, and shows the compiler's error instead of ours.
          if (isBroken(before) || (reading && brokenPages(reading).length))
            hot.send({ type: 'full-reload', path: '*' });
          show();
        };
        const isContent = (path: string): boolean =>
          reading?.layers.some(({ folder }) => path.startsWith(folder + sep)) ?? false;
        // Before the first reading, so that no change after it is missed.
        watch(layersOf(site.content).layers);
        const { settled } = follow(server.watcher, isContent, refresh);
        hot.on('vite:client:connect', (_, client) => {
          // The page was sent before the last change, and the message that it has to be reloaded before it could listen.
          if (askedAt < shownAt) client.send({ type: 'full-reload', path: '*' });
          show();
        });
        const answer = answerBesideAstro(site, options, () => reading);
        server.middlewares.use((request, response, next) => {
          // In between, a page could be made from texts of two states, or from a file that is gone.
          void settled().then(() => {
            if (isNavigation(request)) askedAt = performance.now();
            answer(request, response, next);
          });
        });
      },
    },
  };
}

/** Astro reads the list of pages' modules again only once it sees the change of its file, which may be too late. */
function forgetModules({ environments }: ViteDevServer): void {
  for (const { moduleGraph } of Object.values(environments))
    for (const module of moduleGraph.getModulesByFile(MODULES) ?? []) moduleGraph.invalidateModule(module);
}

/** The file in which Astro lists the modules of content. */
const MODULES = join(PROJECT, '.astro/content-modules.mjs');

type ViteDevServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

function isBroken(reading: Reading | undefined): boolean {
  return reading?.result.diagnostics.some(({ level }) => level === 'error') ?? false;
}

/** The paths of the MDX pages with errors. They have no last good version, because Astro reads the file itself. */
function brokenPages({ result: { diagnostics, catalog } }: Reading): string[] {
  return diagnostics.flatMap(({ file, level }) => {
    const path = placeInLayers(catalog.layers, file)?.path ?? '';
    const placement = level === 'error' && path.endsWith('.mdx') ? placementOf(path) : undefined;
    return placement && hasPage(placement.kind) ? [addressOf(placement.kind, placement.id).slice(1)] : [];
  });
}

function answerBesideAstro(
  { base, out }: SiteOptions,
  health: HealthOptions,
  latest: () => Reading | undefined,
): Middleware {
  const index = join(out, 'pagefind');
  const fileFor = filesInMemory(base, health);
  return (request, response, next) => {
    const reading = latest();
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (!reading || !path.startsWith(base)) return next();
    const rest = path.slice(base.length);
    if (!reading.good || brokenPages(reading).includes(rest))
      return isNavigation(request) ? send(response, 500, 'text/html', errorPage(reading, base)) : next();
    if (rest === 'jump.json')
      return void answerJump(reading.good, out).then((json) => send(response, 200, 'application/json', json));
    if (rest.startsWith('pagefind/')) {
      const none = (): void => send(response, 404, 'text/plain', 'No search index yet. Run: npm run build');
      const found = fileAt(index, rest.slice('pagefind/'.length));
      return found?.type === 'file' ? sendFile(request, response, index, found.names, none) : none();
    }
    const file = fileFor(reading.good, percentDecoded(rest));
    if (file !== undefined) return send(response, 200, typeOf(rest), file);
    // Astro has alerts under their slugs only. The build adds the spelling of the monitoring system.
    const alert = /^alerts\/([^/]+)\/?$/.exec(percentDecoded(rest))?.[1];
    if (alert !== undefined) request.url = request.url?.replace(rest, `alerts/${alertSlug(alert)}/`);
    next();
  };
}

/** Creates the files again only when the catalog has changed. */
function filesInMemory(
  base: string,
  health: HealthOptions,
): (catalog: Catalog, path: string) => string | undefined {
  let memory: { of: Catalog; files: Files } | undefined;
  return (catalog, path) => {
    if (memory?.of !== catalog) {
      const frame = { base, head: '' };
      const files = [
        alertRedirects(catalog, frame),
        redirects(catalog, frame),
        publishedSchemas(),
        markdownFiles(catalog, base),
        listings(catalog, base),
        healthFile(catalog, health),
      ];
      memory = { of: catalog, files: new Map(files.flatMap((map) => [...map])) };
      memory.files.set('catalog.json', catalogFile(catalog));
    }
    return memory.files.get(path) ?? memory.files.get(`${path}index.html`);
  };
}

/** Without an index the jump list still works, and tells the browser that there is no full-text search. */
async function answerJump(catalog: Catalog, out: string): Promise<string> {
  try {
    const builtAt = statSync(join(out, 'pagefind/pagefind-entry.json')).mtime;
    return jumpFile(catalog, await indexTag(out), builtAt);
  } catch {
    return jumpFile(catalog, '');
  }
}

function isNavigation({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes('text/html') ?? false;
}

function typeOf(path: string): string {
  return TYPES[extname(path)] ?? 'text/html';
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'Content-Type': `${type};charset=utf-8`, 'Cache-Control': 'no-store' });
  response.end(body);
}

const TYPES: Record<string, string> = {
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.xml': 'application/atom+xml',
};

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
