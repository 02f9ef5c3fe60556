import { store, readStored } from './storage.ts';
import * as words from './strings/main.ts';

/**
 * Remembers the ticks on this page, only in this browser. Ticks belong to step ids, so they survive an edit. A page that
 * has changed says so, because the text next to a tick may be different.
 */
export function rememberTicks(list: HTMLElement): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input[data-tick]')];
  const state = load(list.dataset['ticks'] ?? '');
  const restore = (): void => {
    for (const box of boxes) box.checked = state.ticks[box.dataset['tick'] ?? ''] !== undefined;
    report(list, boxes, state);
  };
  for (const box of boxes) {
    box.addEventListener('change', () => {
      const id = box.dataset['tick'] ?? '';
      if (box.checked) state.ticks[id] = new Date().toISOString();
      else delete state.ticks[id];
      state.saved = save(state);
      report(list, boxes, state);
    });
  }
  restore();
  // Browsers restore form controls after going back only once the page has loaded.
  addEventListener('pageshow', restore);
  addEventListener('storage', (event) => {
    if (event.key !== KEY) return;
    Object.assign(state, load(state.revision));
    restore();
  });
}

/** The ticks that this browser has stored for the page at a path. */
export function storedTicks(path: string): Partial<Pick<State, 'revision' | 'ticks'>> {
  try {
    return (JSON.parse(readStored(keyOf(path)) ?? '{}') ?? {}) as Partial<State>;
  } catch {
    return {};
  }
}

function report(list: HTMLElement, boxes: HTMLInputElement[], state: State): void {
  const steps = boxes.filter((box) => list.contains(box));
  const done = steps.filter(({ checked }) => checked).length;
  const status = document.querySelector('[data-progress]');
  if (!status) return;
  const notes = [words.ticked({ done, count: steps.length })];
  if (state.changed && done) notes.push(words.changedSinceTicked);
  if (!state.saved) notes.push(words.ticksNotKept);
  status.textContent = done || !state.saved ? notes.join('. ') : '';
}

function load(revision: string): State {
  const { revision: before = revision, ticks } = storedTicks(location.pathname);
  return { revision, ticks: { ...ticks }, changed: before !== revision, saved: true };
}

function save({ revision, ticks }: State): boolean {
  return store(KEY, Object.keys(ticks).length ? JSON.stringify({ revision, ticks }) : undefined);
}

function keyOf(path: string): string {
  return `muster:${path}`;
}

const KEY = keyOf(location.pathname);

interface State {
  revision: string;
  /** When each step was ticked, by its id. */
  ticks: Record<string, string>;
  /** Whether the ticks were made on another revision of the page. */
  changed: boolean;
  saved: boolean;
}
