import * as words from './strings/main.ts';

/** Shows only the steps of one role, or all steps again. Always says how many are shown. */
export function switchRoles(group: HTMLElement): void {
  const buttons = [...group.querySelectorAll<HTMLButtonElement>('button')];
  const steps = [...document.querySelectorAll<HTMLElement>('.step')];
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  group.after(status);
  group.hidden = false;
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const role = button.dataset['show'] ?? '';
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      for (const step of steps) step.hidden = role !== '' && step.dataset['role'] !== role;
      const shown = steps.filter((step) => !step.hidden).length;
      status.textContent = role === '' ? '' : words.stepsShown({ shown, count: steps.length });
    });
  }
  // A link to a step that is hidden shows all steps again, so that "go to 7" always leads somewhere.
  addEventListener('hashchange', () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.closest<HTMLElement>('.step')?.hidden) buttons[0]?.click();
    target?.scrollIntoView();
  });
}
