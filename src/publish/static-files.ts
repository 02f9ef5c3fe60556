import { realpathSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import send from 'send';

/**
 * Finds what a path of a folder leads to: a file, or a folder that has an index.html. Undefined for anything else: a name
 * that starts with a dot, a link that leads out of the folder, a path that cannot be decoded.
 */
export function fileAt(folder: string, encoded: string): Found | undefined {
  const names = namesIn(encoded);
  if (!names) return undefined;
  const found = inside(folder, names);
  if (found?.isFile !== false) return found && { type: 'file', names };
  return inside(folder, [...names, 'index.html'])?.isFile ? { type: 'folder', names } : undefined;
}

/** The path of names below an address, each encoded, so that no name can be read as another host. */
export function pathOfNames(names: readonly string[]): string {
  return names.map(encodeURIComponent).join('/');
}

/** Sends a file that `fileAt` found. Nothing is cached, so a new build shows immediately. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  names: readonly string[],
  notFound: () => void,
): void {
  send(request, `/${pathOfNames(names)}`, {
    root: folder,
    index: false,
    cacheControl: false,
    dotfiles: 'deny',
  })
    .on('headers', (answer: ServerResponse) => answer.setHeader('Cache-Control', 'no-store'))
    .on('directory', notFound)
    // The file has gone since it was found, nobody may read it, or it has no such range.
    .on('error', ({ status }: { status?: number }) =>
      status === 416 ? refuse(response, 416, 'The file has no such bytes.') : notFound(),
    )
    .pipe(response);
}

/** Answers with a status, and one sentence that says why. */
export function refuse(
  response: ServerResponse,
  status: number,
  reason: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain;charset=utf-8',
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(`${reason}\n`);
}

function namesIn(encoded: string): string[] | undefined {
  try {
    const names = decodeURIComponent(encoded)
      .split('/')
      .filter((name) => name !== '');
    return names.some((name) => name.startsWith('.') || /[\\\0]/.test(name)) ? undefined : names;
  } catch {
    return undefined;
  }
}

function inside(folder: string, names: string[]): { isFile: boolean } | undefined {
  try {
    const root = realpathSync(folder);
    const real = realpathSync(join(root, ...names));
    if (real !== root && !real.startsWith(root + sep)) return undefined;
    const found = statSync(real);
    return found.isFile() || found.isDirectory() ? { isFile: found.isFile() } : undefined;
  } catch {
    return undefined;
  }
}

/** What a path leads to, with its decoded names. */
export interface Found {
  type: 'file' | 'folder';
  names: readonly string[];
}
