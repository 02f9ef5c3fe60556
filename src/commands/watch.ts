import { watch } from 'node:fs';

/**
 * Runs a task now and after every change in a folder, never two at the same time. Resolves when it is interrupted.
 * `waiting` is called whenever the task has finished and nothing has changed since.
 */
export function watching(folder: string, task: () => Promise<void>, waiting: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let [busy, again] = [false, false];
    let timer: NodeJS.Timeout | undefined;
    const stop = (): void => {
      clearTimeout(timer);
      watcher.close();
    };
    const run = (): void => {
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      again = false;
      task().then(
        () => {
          busy = false;
          if (again) run();
          else waiting();
        },
        (error: unknown) => {
          stop();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    };
    const watcher = watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(run, QUIET);
    });
    watcher.on('error', reject);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        stop();
        resolve();
      });
    run();
  });
}

/** How many milliseconds a burst of changes (a checkout, a formatter) may pause before it counts as over. */
const QUIET = 80;
