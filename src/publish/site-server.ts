import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { CommandError } from '../diagnostics/command-error.ts';

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
  const files = sirv(site, { dev: true, extensions: ['html'] });
  return (request, response) => {
    const url = request.url ?? '/';
    const notFound = (): void => {
      const page = join(site, '404.html');
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8', 'Cache-Control': 'no-store' });
      response.end(existsSync(page) ? readFileSync(page) : 'Not found');
    };
    const [path = '/'] = url.split('?');
    if (!path.startsWith(base)) return base.startsWith(path) ? moved(response, base) : notFound();
    // Links on the page are relative to the folder, so its address must end with a slash.
    if (!path.endsWith('/') && existsSync(join(site, path.slice(base.length), 'index.html')))
      return moved(response, `${path}/`);
    request.url = `/${url.slice(base.length)}`;
    files(request, response, notFound);
  };
}

function moved(response: ServerResponse, to: string): void {
  response.writeHead(302, { Location: to });
  response.end();
}

/** undefined if the port is taken. */
function listen(listener: RequestListener, port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(port, 'localhost', () => resolve(server));
  });
}

const TRIES = 10;

export interface Serving {
  server: Server;
  port: number;
  address: string;
}
