import { existsSync, readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { join } from 'node:path';
import { CommandError } from '../diagnostics/command-error.ts';
import { fileAt, pathOfNames, refuse, sendFile } from './static-files.ts';

/**
 * Serves a built site as a plain file host would: folders answer with their index.html, everything else with 404.html.
 * Nothing is cached, so a new build shows immediately. Resolves when it listens, on the wanted port or the next free one.
 * Throws a CommandError if there is no site or none of ten ports is free.
 */
export async function serveSite(site: string, base: string, port: number): Promise<Serving> {
  if (!existsSync(join(site, 'index.html')))
    throw new CommandError(`No site in ${site}. Build it first: npm run build`);
  const listener = answer(site, base);
  for (let candidate = port; candidate < port + TRIES; candidate++) {
    const server = await listen(listener, candidate);
    if (server) return { server, port: candidate, address: `http://localhost:${candidate}${base}` };
  }
  throw new CommandError(
    `Ports ${port} to ${port + TRIES - 1} are already in use. Choose another one, as in --port 5000.`,
  );
}

/** The base path that a site was built for, taken from the address of its styles, or / if it has none. */
export function baseOfSite(site: string): string {
  const home = join(site, 'index.html');
  const html = existsSync(home) ? readFileSync(home, 'utf8') : '';
  return /<link rel="stylesheet" href="(\/(?:[^"]*\/)?)_astro\//.exec(html)?.[1] ?? '/';
}

function answer(site: string, base: string): RequestListener {
  return (request, response) => {
    const notFound = (): void => {
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8', 'Cache-Control': 'no-store' });
      response.end(request.method === 'HEAD' ? undefined : pageNotFound(site));
    };
    if (!isOurs(request)) return refuse(response, 421, 'This server answers only as localhost.');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, 'A site is only read, by GET and HEAD.', { Allow: 'GET, HEAD' });
    const [path = '/', query] = (request.url ?? '/').split(/(?=\?)/);
    if (!path.startsWith(base)) return base.startsWith(path) ? moved(response, base) : notFound();
    const found = fileAt(site, path.slice(base.length));
    if (!found) return notFound();
    // Links on the page are relative to the folder, so its address must end with a slash.
    if (found.type === 'folder' && !path.endsWith('/'))
      return moved(response, `${base}${pathOfNames(found.names)}/${query ?? ''}`);
    if (found.type === 'file' && path.endsWith('/')) return notFound();
    sendFile(
      request,
      response,
      site,
      found.type === 'file' ? found.names : [...found.names, 'index.html'],
      notFound,
    );
  };
}

/**
 * Whether a request asks for this machine by a name of its own. A page on the internet can give its host's name the address
 * of this machine, and would read an internal handbook through the reader's browser.
 */
function isOurs({ headers: { host = '' } }: IncomingMessage): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host);
}

function pageNotFound(site: string): string | Buffer {
  try {
    return readFileSync(join(site, '404.html'));
  } catch {
    return 'Not found';
  }
}

function moved(response: ServerResponse, to: string): void {
  response.writeHead(302, { Location: to, 'Cache-Control': 'no-store' });
  response.end();
}

/** undefined if the port is taken. */
function listen(listener: RequestListener, port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') return resolve(undefined);
      reject(
        new CommandError(
          `Cannot listen on port ${port}: ${error.message}. Choose another one, as in --port 5000.`,
        ),
      );
    });
    server.listen(port, 'localhost', () => resolve(server));
  });
}

const TRIES = 10;

export interface Serving {
  server: Server;
  port: number;
  address: string;
}
