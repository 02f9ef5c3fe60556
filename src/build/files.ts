import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The path of the file that answers at an address, relative to the site. */
export function fileAt(address: string): string {
  return `${address.slice(1)}index.html`;
}

/** Writes files below a folder. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, content] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/** Content by path, relative to the site. */
export type Files = Map<string, string>;
