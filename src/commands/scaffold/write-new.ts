import { existsSync, realpathSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, relative } from 'node:path';
import { CommandError } from '../../diagnostics/command-error.ts';

/**
 * Writes a file that is not there yet. `shown` is its name for people. Throws a CommandError with the reason if that is not
 * possible, or if the file would be outside of the folder because of a symbolic link.
 */
export async function writeNew(file: string, body: string, folder: string, shown: string): Promise<void> {
  refuseOutside(file, folder, shown);
  try {
    await mkdir(dirname(file), { recursive: true });
    // With wx, a file that someone else has written in the meantime is not overwritten.
    await writeFile(file, body, { flag: 'wx' });
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    throw new CommandError(
      code === 'EEXIST'
        ? `"${shown}" already exists. Edit it, or choose another name.`
        : `Cannot write "${shown}" (${code}).`,
    );
  }
}

/** Throws a CommandError if a file would be outside of a folder, because one on the way is a symbolic link. */
export function refuseOutside(file: string, content: string, shown: string): void {
  let folder = dirname(file);
  while (!existsSync(folder)) folder = dirname(folder);
  const inside = relative(realpathSync(content), realpathSync(folder));
  if (inside.startsWith('..') || isAbsolute(inside))
    throw new CommandError(
      `"${shown}" would be outside of the content folder, because a folder is a symbolic link.`,
    );
}
