import { watch, type FSWatcher } from 'node:fs';

/**
 * Runs a task now and after every change in the folders, never two at the same time. Which folders there are is asked again
 * after every run. Resolves when it is interrupted. `waiting` is called whenever the task has finished and nothing has
 * changed since.
 */
export function watching(
  folders: () => readonly string[],
  task: () => Promise<void>,
  waiting: (folders: readonly string[]) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let [busy, again] = [false, false];
    let timer: NodeJS.Timeout | undefined;
    const watchers = new Map<string, FSWatcher>();
    const stop = (): void => {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    };
    const fail = (error: unknown): void => {
      stop();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const run = (): void => {
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      again = false;
      task().then(() => {
        busy = false;
        if (again) return run();
        follow();
        waiting([...watchers.keys()]);
      }, fail);
    };
    const changed = (): void => {
      clearTimeout(timer);
      timer = setTimeout(run, QUIET);
    };
    const follow = (): void => {
      const wanted = new Set(folders());
      for (const [folder, watcher] of watchers)
        if (!wanted.has(folder)) {
          watcher.close();
          watchers.delete(folder);
        }
      for (const folder of wanted)
        if (!watchers.has(folder))
          watchers.set(folder, watch(folder, { recursive: true }, changed).on('error', fail));
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        stop();
        resolve();
      });
    // Before the first run, so that no change after it is missed.
    follow();
    run();
  });
}

/** How many milliseconds a burst of changes (a checkout, a formatter) may pause before it counts as over. */
const QUIET = 80;
