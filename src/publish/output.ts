import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Where a build of this folder happens: all of it in `.site/<name>` beside the folder, so on the same file system, and
 * nothing of it in the folder itself before the end.
 */
export function workplaceOf(out: string): Workplace {
  const room = join(dirname(out), '.site', basename(out));
  return {
    out,
    room,
    next: join(room, 'next'),
    last: join(room, 'last'),
    cache: join(room, 'cache'),
    lock: join(room, 'lock'),
  };
}

/** Clears away what an interrupted build has left behind, and puts the last good site back if it is not in place. */
export async function tidy(workplace: Workplace): Promise<void> {
  restore(workplace);
  await rm(workplace.next, { recursive: true, force: true });
  await rm(workplace.last, { recursive: true, force: true });
  mkdirSync(workplace.next, { recursive: true });
}

/**
 * Puts the last good site back if a build was killed in the instant between taking it away and putting the new one in
 * its place. Whoever reads the folder (serve, dev) calls it first.
 */
export function restore({ out, last }: Workplace): void {
  if (!existsSync(out) && existsSync(last)) renameSync(last, out);
}

/**
 * Puts the new site in place of the old one. Both renames happen in one go, so no signal handler runs between them; if
 * the second fails, the old site is put back and the error thrown.
 */
export function publish(workplace: Workplace): void {
  const { out, next, last } = workplace;
  if (existsSync(out)) renameSync(out, last);
  try {
    renameSync(next, out);
  } catch (error) {
    restore(workplace);
    throw error;
  }
  rmSync(last, { recursive: true, force: true });
}

export interface Workplace {
  /** The folder that is published, absolute. */
  out: string;
  room: string;
  /** The site being built. */
  next: string;
  /** The site that was published before, while it is being replaced. */
  last: string;
  /** What Astro keeps from build to build. */
  cache: string;
  lock: string;
}
