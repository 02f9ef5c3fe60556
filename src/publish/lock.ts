import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../diagnostics/command-error.ts';

/**
 * Takes the lock, so that two builds never write to one folder, and returns the function that gives it back. A lock
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

/** Another build holds the lock. */
export class LockedError extends Refusal {
  constructor(path: string, holder: number) {
    super(
      `Another build (process ${holder}) is writing here. Wait until it has ended, then start again. ` +
        `If there is no such build, delete ${path}.`,
    );
  }
}

/** A link appears with its content in it, or not at all; a new file would be empty for a moment. */
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
 * Signal 0 only asks; a process of another user answers with EPERM, which also means that it is there. Our own number
 * in a lock that we do not hold was written by a container that is gone: they number their processes alike.
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
