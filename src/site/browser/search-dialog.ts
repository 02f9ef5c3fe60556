import type { Question } from './pagefind.ts';
import { make } from './search-results.ts';
import * as words from './strings/search.ts';

/**
 * The dialog around the answers: a field, filters, and links among which the arrow keys move. `ask` is called when the
 * question has changed; it resolves when the first answers are shown, so that Enter opens the best of them.
 */
export function searchDialog(ask: (question: Question) => Promise<void>): SearchDialog {
  const parts = makeParts();
  const { dialog, input, details, choices, results, status, note } = parts;
  let pending = Promise.resolve();
  const links = (): HTMLElement[] => [...results.querySelectorAll('a')];
  const changed = (): void => void (pending = ask(questionIn(parts)));
  input.addEventListener('input', changed);
  choices.addEventListener('change', changed);
  parts.form.addEventListener('submit', (event) => {
    event.preventDefault();
    void pending.then(() => links()[0]?.click());
  });
  dialog.addEventListener('keydown', (event) => moveFocus(event, input, links()));
  dialog.addEventListener('click', (event) => closeOn(event, parts));
  document.body.append(dialog);
  return {
    open: (query) => {
      if (query) input.value = query;
      if (!dialog.open) dialog.showModal();
      input.select();
      changed();
    },
    offer: (values) => {
      choices.replaceChildren(
        ...FILTERS.filter((name) => values[name]).map((name) => choice(name, values[name])),
      );
      details.hidden = !choices.hasChildNodes();
    },
    show: (sections) => results.replaceChildren(...sections),
    add: (sections) => results.append(...sections),
    say: (text) => void (status.textContent = text),
    note: (text) => void (note.textContent = text),
  };
}

function makeParts() {
  const input = field();
  const close = make('button', { type: 'button' }, words.close);
  const form = make('form', { role: 'search' }, make('label', {}, words.search, input), close);
  const choices = make('div', { className: 'choices' });
  const details = make('details', { hidden: true }, make('summary', {}, words.filter), choices);
  const note = make('p', {});
  const status = make('p', { role: 'status' });
  const results = make('div', { className: 'results' });
  const inside = make('div', {}, form, details, note, status, results);
  const dialog = make('dialog', { className: 'search', ariaLabel: words.search }, inside);
  return { dialog, input, close, form, choices, details, note, status, results };
}

/** Not of type search: there the first Esc would empty the field, and only the second close the dialog. */
function field(): HTMLInputElement {
  const input = make('input', {
    type: 'text',
    autocomplete: 'off',
    spellcheck: false,
    enterKeyHint: 'search',
  });
  input.placeholder = words.placeholder;
  input.autocapitalize = 'none';
  return input;
}

function choice(name: FilterName, values: Record<string, number> = {}): HTMLElement {
  const options = Object.entries(values).map(([value, count]) =>
    make('option', { value }, `${value} (${count})`),
  );
  const any = make('option', { value: '' }, words.any);
  const select = make('select', { name, ariaLabel: words.filters[name] }, any, ...options);
  return make('label', {}, words.filters[name], select);
}

function questionIn({ input, choices }: Parts): Question {
  const selects = [...choices.querySelectorAll('select')];
  return {
    query: input.value.trim(),
    filters: Object.fromEntries(selects.map(({ name, value }) => [name, value])),
  };
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

/** Esc is the browser's own; every way of closing gives the focus back to where it was. */
function closeOn({ target, ctrlKey, metaKey }: MouseEvent, { dialog, close }: Parts): void {
  const leaves = target === dialog || target === close || (target as Element).closest('a');
  if (leaves && !ctrlKey && !metaKey) dialog.close();
}

const FILTERS = Object.keys(words.filters) as FilterName[];

type FilterName = keyof typeof words.filters;

type Parts = ReturnType<typeof makeParts>;

export interface SearchDialog {
  /** Shows the dialog, with this query if there is one and else with the last. */
  open: (query: string) => void;
  /** Offers values by filter, each with the number of pages that have it. */
  offer: (values: Record<string, Record<string, number>>) => void;
  show: (sections: HTMLElement[]) => void;
  add: (sections: HTMLElement[]) => void;
  /** Shows the state of the search, and announces it to screen readers. */
  say: (text: string) => void;
  /** Shows anything unusual about the index. */
  note: (text: string) => void;
}
