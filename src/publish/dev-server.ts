import type { AstroIntegration } from 'astro';
import { statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { alertSlug } from '../model/alert-name.ts';
import type { Catalog } from '../model/catalog.ts';
import { percentDecoded } from '../model/site-address.ts';
import type { HealthOptions } from '../upkeep/health.ts';
import type { Reading, SiteOptions } from '../site/build-context.ts';
import { CATALOG_LOADER } from '../site/catalog-loader.ts';
import { TEXTS_LOADER } from '../site/texts-loader.ts';
import { healthOptions } from '../loaders/health.ts';
import { alertRedirects } from './alert-pages.ts';
import { catalogFile } from './catalog-file.ts';
import { errorPage } from './dev-error.ts';
import type { Files } from './files.ts';
import { brokenPages, followContent } from './follow-content.ts';
import { redirects } from './redirects.ts';
import { healthFile } from './health-file.ts';
import { jumpFile } from './jump-file.ts';
import { listings, markdownFiles } from './markdown-files.ts';
import { publishedSchemas } from './published-schemas.ts';
import { themeFiles } from './theme-files.ts';
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
        const answer = answerBesideAstro(site, await healthOptions(site));
        const { latest, settled, noteAnswer } = followContent(site, server, async () =>
          refreshContent?.({ loaders: [CATALOG_LOADER, TEXTS_LOADER] }),
        );
        server.middlewares.use((request, response, next) => {
          // In between, a page could be made from texts of two states, or from a file that is gone.
          settled()
            .then(() => {
              if (isNavigation(request)) noteAnswer(response);
              answer(latest(), request, response, next);
            })
            .catch(next);
        });
      },
    },
  };
}

function answerBesideAstro(
  { base, content, out }: SiteOptions,
  health: HealthOptions,
): (reading: Reading | undefined, ...request: Parameters<Middleware>) => void {
  const index = join(out, 'pagefind');
  const fileFor = filesInMemory(base, health);
  return (reading, request, response, next) => {
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
    if (/^(?:theme|pictures)\//.test(rest))
      return void themeFiles(reading.good, content)
        .then((files) => files.get(rest))
        .then((file) => (file === undefined ? next() : send(response, 200, typeOf(rest), file)), next);
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

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  const charset = typeof body === 'string' ? ';charset=utf-8' : '';
  response.writeHead(status, { 'Content-Type': `${type}${charset}`, 'Cache-Control': 'no-store' });
  response.end(body);
}

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.txt': 'text/plain',
  '.woff2': 'font/woff2',
  '.xml': 'application/atom+xml',
};

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
