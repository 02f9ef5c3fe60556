import * as words from './strings/main.ts';

/** Filters the rows of a list by the selects of its form, and keeps the choice in the address so that it can be sent on. */
export function filterRows(form: HTMLFormElement): void {
  const list = document.getElementById(form.dataset['filters'] ?? '');
  if (!list) return;
  const selects = [...form.querySelectorAll('select')];
  const rows = [...list.querySelectorAll<HTMLElement>('li[data-kind]')];
  const apply = (): void => {
    for (const row of rows)
      row.hidden = selects.some(
        ({ name, value }) => value !== '' && !(row.dataset[name] ?? '').split('|').includes(value),
      );
    for (const group of list.querySelectorAll<HTMLElement>('[data-group]'))
      group.hidden = !group.querySelector('li:not([hidden])');
    const shown = rows.filter((row) => !row.hidden).length;
    const count = form.querySelector('[data-count]');
    if (count) count.textContent = words.rowsShown({ shown, count: rows.length });
    const query = new URLSearchParams(
      selects.filter(({ value }) => value !== '').map(({ name, value }): [string, string] => [name, value]),
    );
    history.replaceState(null, '', query.size ? `?${query.toString()}` : location.pathname);
  };
  const wanted = new URLSearchParams(location.search);
  for (const select of selects) select.value = wanted.get(select.name) ?? '';
  form.hidden = false;
  form.addEventListener('change', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  apply();
}
