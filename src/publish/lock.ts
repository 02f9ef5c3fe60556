import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CommandError } from '../diagnostics/command-error.ts';

/**
 * Takes the lock, so that two builds never write to one folder, and returns the function that releases it. A lock
 * whose process has ended is taken over. Throws a LockedError if another build is running.
 */
export function takeLock(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  if (!create(path)) {
    const holder = holderOf(path);
    if (holder !== undefined && isAlive(path, holder)) throw new LockedError(path, holder);
    rmSync(path, { force: true });
    if (!create(path)) throw new LockedError(path, holderOf(path) ?? 0);
  }
  held.add(path);
  const release = (): void => {
    if (held.delete(path)) rmSync(path, { force: true });
    process.off('exit', release);
  };
  process.once('exit', release);
  return release;
}

/**
 * Takes the lock as soon as it is free, and calls `onWait` once if it is not. Use it where a second build can simply come
 * after the first.
 */
export async function waitForLock(path: string, onWait: () => void): Promise<() => void> {
  for (let waited = false; ; waited = true) {
    try {
      return takeLock(path);
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      if (!waited) onWait();
      await setTimeout(RETRY);
    }
  }
}

/** Thrown when another build holds the lock. */
export class LockedError extends CommandError {
  constructor(path: string, holder: number) {
    super(
      `Another build (process ${holder}) is writing to this folder. Wait until it has finished, then run the command again. ` +
        `If there is no such build, delete ${path}.`,
    );
  }
}

/** Links a finished file, because a new file would be empty for a moment. */
function create(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function holderOf(path: string): number | undefined {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(holder) && holder > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Signal 0 only asks whether a process exists. EPERM means that it does, and belongs to another user. A lock with our own
 * process id that we do not hold was left by an earlier container, because containers reuse the same process ids.
 */
function isAlive(path: string, holder: number): boolean {
  if (holder === process.pid) return held.has(path);
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const held = new Set<string>();

/** Milliseconds between two attempts. */
const RETRY = 100;
