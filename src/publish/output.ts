import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { WORK } from '../loaders/project.ts';
import { digest } from '../model/digest.ts';

/**
 * Where a build of a folder works: in `.site/<name>` next to it. The folder itself changes only at the very end, by a rename,
 * which needs one file system. Astro needs the repository's, so on any other the finished site is copied over first.
 */
export function workplaceOf(out: string, project = WORK): Workplace {
  const room = join(dirname(out), '.site', basename(out));
  const isNear = deviceOf(dirname(out)) === deviceOf(project);
  const workshop = isNear ? room : join(project, '.site', digest(out));
  return {
    out,
    room,
    next: join(workshop, 'next'),
    ready: isNear ? join(workshop, 'next') : join(room, 'ready'),
    last: join(room, 'last'),
    cache: join(workshop, 'cache'),
    lock: join(room, 'lock'),
  };
}

/**
 * Why a folder cannot be replaced by a site, as a sentence; undefined if it can. Only an empty folder or an earlier site is
 * ever replaced, because everything in it is deleted.
 */
export function replacementProblem(out: string): string | undefined {
  if (lstatSync(out, { throwIfNoEntry: false })?.isSymbolicLink())
    return `${out} is a symbolic link, which a build would replace. Name the folder itself with --out.`;
  if (!existsSync(out)) return undefined;
  if (!statSync(out).isDirectory()) return `${out} is a file. Name a folder with --out.`;
  const names = readdirSync(out);
  const isSite = SITE.every((name) => names.includes(name));
  const isOther = names.some((name) => name.startsWith('.') && name !== '.nojekyll');
  if (names.length > 0 && (!isSite || isOther))
    return `${out} holds files that no build has written, and a build deletes everything in its folder. Name another folder with --out, or empty this one first.`;
  if (deviceOf(out) !== deviceOf(dirname(out)))
    return `${out} is where a file system is mounted, so it cannot be replaced. Name a folder below it, as in --out ${join(out, 'site')}.`;
  return undefined;
}

/** Removes the remains of an interrupted build, and puts the last good site back if it is not in place. */
export async function tidy(workplace: Workplace): Promise<void> {
  restore(workplace);
  await rm(workplace.next, { recursive: true, force: true });
  await rm(workplace.last, { recursive: true, force: true });
  await rm(workplace.ready, { recursive: true, force: true });
  mkdirSync(workplace.next, { recursive: true });
}

/** Brings the finished site to the file system of the folder that it replaces, if it is on another one. */
export async function bringNear({ next, ready }: Workplace): Promise<void> {
  if (ready === next) return;
  try {
    await cp(next, ready, { recursive: true });
  } catch (error) {
    // A part of a site that fills a disk helps nobody.
    await rm(ready, { recursive: true, force: true });
    throw error;
  }
  await rm(next, { recursive: true, force: true });
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
  const { out, ready, last } = workplace;
  if (existsSync(out)) renameSync(out, last);
  try {
    renameSync(ready, out);
  } catch (error) {
    restore(workplace);
    throw error;
  }
  rmSync(last, { recursive: true, force: true });
}

/** The file system of a path, or of the nearest folder above it that exists. */
function deviceOf(path: string): number {
  return existsSync(path) || dirname(path) === path ? statSync(path).dev : deviceOf(dirname(path));
}

/** What every site has, and no other folder. */
const SITE = ['index.html', '404.html', 'catalog.json'];

export interface Workplace {
  /** The folder that is published, absolute. */
  out: string;
  room: string;
  /** The site being built. */
  next: string;
  /** The finished site, on the file system of the folder that it replaces. */
  ready: string;
  /** The site that was published before, while it is being replaced. */
  last: string;
  /** The files that Astro keeps from one build to the next. */
  cache: string;
  lock: string;
}
