import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The path of the file that answers at an address, relative to the site. */
export function fileAt(address: string): string {
  return `${address.slice(1)}index.html`;
}

/** Writes files below a folder, a slice at a time, because thousands at once would run out of file handles. */
export async function writeFiles(folder: string, files: MixedFiles): Promise<void> {
  const all = [...files];
  for (let start = 0; start < all.length; start += SLICE)
    await Promise.all(
      all.slice(start, start + SLICE).map(([path, content]) => write(join(folder, path), content)),
    );
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

const SLICE = 64;

/** Content by path, relative to the site. */
export type Files = Map<string, string>;

/** Files of which some are no text. */
export type MixedFiles = Map<string, string | Uint8Array>;
