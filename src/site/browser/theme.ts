import { store } from './storage.ts';
import * as words from './strings/main.ts';

/** The theme button, which switches between system, light and dark. The choice is stored in this browser. */
export function offerThemes(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-button]');
  const name = button?.lastElementChild;
  if (!button || !name) return;
  const show = (): void => {
    name.textContent = words.themes[current()];
  };
  button.hidden = false;
  show();
  button.addEventListener('click', () => {
    const next = ORDER[(ORDER.indexOf(current()) + 1) % ORDER.length] ?? 'system';
    if (next === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
    // Without storage the choice applies only to this page.
    store(KEY, next === 'system' ? undefined : next);
    show();
  });
}

function current(): Theme {
  const set = document.documentElement.dataset['theme'];
  return set === 'light' || set === 'dark' ? set : 'system';
}

const ORDER: Theme[] = ['system', 'light', 'dark'];
const KEY = 'muster:theme';

type Theme = 'system' | 'light' | 'dark';
