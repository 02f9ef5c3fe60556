import * as words from './strings/training.ts';

/**
 * Shows the slides of a page one at a time, with keys for forward, back and notes, and Escape to leave. The address holds
 * the current slide, so that a reload shows it again.
 */
export function presentSlides(deck: HTMLElement): void {
  const slides = [...deck.querySelectorAll<HTMLElement>('.slide')];
  const begin = deck.querySelector<HTMLButtonElement>('[data-present]');
  const keys = deck.querySelector<HTMLElement>('.deck-keys');
  const status = keys?.querySelector('[role="status"]');
  if (!begin?.parentElement || !keys || !status || slides.length === 0) return;
  const root = document.documentElement;
  let current = Math.max(
    0,
    slides.findIndex(({ id }) => `#${id}` === location.hash),
  );
  const presenting = (): boolean => root.classList.contains('presenting');
  const show = (index: number): void => {
    current = Math.min(Math.max(index, 0), slides.length - 1);
    for (const [at, slide] of slides.entries()) slide.classList.toggle('current', at === current);
    status.textContent = words.slideOf({ number: current + 1, count: slides.length });
    history.replaceState(null, '', `#${slides[current]?.id ?? ''}`);
    slides[current]?.focus();
  };
  const leave = (): void => {
    root.classList.remove('presenting');
    keys.hidden = true;
    slides[current]?.scrollIntoView();
    begin.focus({ preventScroll: true });
  };
  begin.parentElement.hidden = false;
  begin.addEventListener('click', () => {
    root.classList.add('presenting');
    keys.hidden = false;
    show(current);
  });
  for (const button of keys.querySelectorAll<HTMLButtonElement>('[data-step]'))
    button.addEventListener('click', () => {
      show(current + Number(button.dataset['step']));
      // The focus stays on what was pressed, so that it can be pressed again.
      button.focus();
    });
  keys.querySelector('[data-leave]')?.addEventListener('click', leave);
  document.addEventListener('keydown', (event) => {
    if (!presenting() || event.ctrlKey || event.metaKey || event.altKey) return;
    // On a button or a summary the space bar presses it.
    const onControl = event.target instanceof Element && event.target.closest('button, summary, a');
    if (event.key === ' ' && onControl) return;
    const act = ACTS[event.key];
    if (!act) return;
    event.preventDefault();
    if (act === 'leave') leave();
    else if (act === 'notes') toggleNotes(slides[current]);
    else show(act === 'first' ? 0 : act === 'last' ? slides.length - 1 : current + act);
  });
}

function toggleNotes(slide: HTMLElement | undefined): void {
  const notes = slide?.querySelector('details');
  if (notes) notes.open = !notes.open;
}

const ACTS: Partial<Record<string, number | 'first' | 'last' | 'notes' | 'leave'>> = {
  ' ': 1,
  ArrowRight: 1,
  PageDown: 1,
  ArrowLeft: -1,
  PageUp: -1,
  Home: 'first',
  End: 'last',
  n: 'notes',
  N: 'notes',
  Escape: 'leave',
};
