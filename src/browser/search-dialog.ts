import type { Choice } from './pagefind.ts';
import { make } from './search-results.ts';

/**
 * The dialog around the answers: a field, filters, and links among which the arrow keys move. `update` is called when
 * the question has changed; it resolves when the first answers are shown, so that Enter opens the best of them.
 */
export function searchDialog(update: () => Promise<void>): SearchDialog {
  const input = field();
  const [filters, results, status, note] = [make('div', {}), make('div', {}), make('p', {}), make('p', {})];
  const details = make('details', { hidden: true }, make('summary', {}, 'Filter'), filters);
  const close = make('button', { type: 'button' }, 'Close');
  const form = make('form', {}, make('label', {}, 'Search', input), close);
  const dialog = make('dialog', { className: 'search' }, make('div', {}, form, details, note, status, results));
  dialog.setAttribute('aria-label', 'Search');
  form.setAttribute('role', 'search');
  status.setAttribute('role', 'status');
  filters.className = 'choices';
  results.className = 'results';
  note.className = 'note';
  const links = (): HTMLElement[] => [...results.querySelectorAll('a')];
  const selects = (): HTMLSelectElement[] => [...filters.querySelectorAll('select')];
  let pending = Promise.resolve();
  const ask = (): void => void (pending = update());

  input.addEventListener('input', ask);
  filters.addEventListener('change', ask);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void pending.then(() => links()[0]?.click());
  });
  dialog.addEventListener('keydown', (event) => moveFocus(event, input, links()));
  dialog.addEventListener('click', ({ target, ctrlKey, metaKey }) => {
    const leaves = target === dialog || target === close || (target as Element).closest('a');
    // Esc is the browser's own; all ways of closing give the focus back to where it was.
    if (leaves && !ctrlKey && !metaKey) dialog.close();
  });
  document.body.append(dialog);

  return {
    open: (query) => {
      if (query) input.value = query;
      if (!dialog.open) dialog.showModal();
      input.select();
      ask();
    },
    query: () => input.value.trim(),
    choice: () => Object.fromEntries(selects().map(({ name, value }) => [name, value])),
    offer: (values) => {
      filters.replaceChildren(...FILTERS.filter((name) => values[name]).map((name) => select(name, values[name])));
      details.hidden = !filters.hasChildNodes();
    },
    show: (sections) => results.replaceChildren(...sections),
    say: (text) => void (status.textContent = text),
    note: (text) => void (note.textContent = text),
  };
}

/** Not of type search: there the first Esc would empty the field, and only the second close the dialog. */
function field(): HTMLInputElement {
  const input = make('input', { type: 'text', autocomplete: 'off', spellcheck: false, enterKeyHint: 'search' });
  input.placeholder = 'Alert name, error text, service, word';
  input.setAttribute('autocapitalize', 'none');
  return input;
}

function select(name: string, values: Record<string, number> = {}): HTMLElement {
  const options = Object.entries(values).map(([value, count]) => make('option', { value }, `${value} (${count})`));
  const any = make('option', { value: '' }, 'Any');
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  return make('label', {}, title, make('select', { name }, any, ...options));
}

/** Up and down lead through the field and all links; a letter typed on a link goes on in the field. */
function moveFocus(event: KeyboardEvent, input: HTMLElement, links: HTMLElement[]): void {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const stops = [input, ...links];
  const here = stops.indexOf(target as HTMLElement);
  if (here === -1 || ctrlKey || metaKey || altKey) return;
  if (key.length === 1) return input.focus();
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  stops[here + step]?.focus();
}

const FILTERS = ['kind', 'team', 'service', 'severity', 'role'];

export interface SearchDialog {
  /** Shows the dialog, with this question if there is one and else with the last. */
  open: (query: string) => void;
  query: () => string;
  choice: () => Choice;
  /** Offers values by filter, each with the number of pages that have it. */
  offer: (values: Record<string, Record<string, number>>) => void;
  show: (sections: HTMLElement[]) => void;
  /** Tells the state of the search, aloud where there is a screen reader. */
  say: (text: string) => void;
  /** Tells what is unusual about the index. */
  note: (text: string) => void;
}
