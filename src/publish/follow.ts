import type { EventEmitter } from 'node:events';

/**
 * Refreshes a moment after the last of a burst of changes (a checkout, a formatter), never twice at the same time. Changes
 * are those of paths that count. `settled` resolves when everything that has changed so far was refreshed.
 */
export function follow(
  watcher: Pick<EventEmitter, 'on'>,
  counts: (path: string) => boolean,
  refresh: () => Promise<void>,
): { settled: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let waiting: PromiseWithResolvers<void> | undefined;
  const run = (): void => {
    const done = waiting;
    waiting = undefined;
    running = running.then(refresh).then(done?.resolve, done?.resolve);
  };
  for (const event of ['add', 'change', 'unlink'])
    watcher.on(event, (path: string) => {
      if (!counts(path)) return;
      waiting ??= Promise.withResolvers();
      clearTimeout(timer);
      timer = setTimeout(run, QUIET);
    });
  return { settled: () => waiting?.promise ?? running };
}

/** How many milliseconds a burst may pause before it counts as over. */
const QUIET = 80;
