import { storedTicks } from './ticks.ts';
import * as words from './strings/training.ts';

/**
 * Shows next to each module how far its reader is, and in the record when it was done. All of it comes from the ticks on
 * the pages of the modules, in this browser. Shows nothing where nothing is stored.
 */
export function showProgress(): void {
  const show = (): void => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-so-far]'))
      place.textContent = soFar(progressOf(place, place.dataset['soFar']));
    for (const place of document.querySelectorAll<HTMLElement>('[data-done-on]'))
      place.textContent = progressOf(place, place.dataset['doneOn']).on ?? '';
  };
  show();
  // Coming back from a module by the browser's own button shows the page as it was.
  addEventListener('pageshow', show);
  addEventListener('storage', show);
}

function soFar({ done, of, on }: Progress): string {
  if (done === 0) return '';
  return on === undefined ? words.partsDone({ done, count: of }) : words.doneOn({ day: on });
}

function progressOf({ dataset }: HTMLElement, path = ''): Progress {
  const parts = (dataset['parts'] ?? '').split(' ');
  const { ticks = {} } = storedTicks(path);
  const days = parts.flatMap((part) => ticks[part]?.slice(0, 10) ?? []).sort();
  return {
    done: days.length,
    of: parts.length,
    on: days.length === parts.length ? days.at(-1) : undefined,
  };
}

interface Progress {
  done: number;
  of: number;
  /** The day on which the last part was ticked, if all are. */
  on: string | undefined;
}
