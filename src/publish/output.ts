import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Where a build of a folder works: in `.site/<name>` next to it, so on the same file system. The folder itself changes only
 * at the very end.
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

/** Removes the remains of an interrupted build, and puts the last good site back if it is not in place. */
export async function tidy(workplace: Workplace): Promise<void> {
  restore(workplace);
  await rm(workplace.next, { recursive: true, force: true });
  await rm(workplace.last, { recursive: true, force: true });
  mkdirSync(workplace.next, { recursive: true });
}

/**
 * Puts the last good site back if a build was killed between the two renames that publish a site. The commands that read
 * the folder (serve, dev) call it first.
 */
export function restore({ out, last }: Workplace): void {
  if (!existsSync(out) && existsSync(last)) renameSync(last, out);
}

/**
 * Puts the new site in place of the old one. Both renames are synchronous, so no signal handler runs between them. If the
 * second one fails, puts the old site back and throws the error.
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
  /** The files that Astro keeps from one build to the next. */
  cache: string;
  lock: string;
}
