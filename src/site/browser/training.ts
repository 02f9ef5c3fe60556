import { askQuestions } from './quiz.ts';
import { showProgress } from './progress.ts';
import { presentSlides } from './slides.ts';

/** The scripts that only the training needs. They are loaded only there, so that a runbook stays light. */
export function train(): void {
  askQuestions([...document.querySelectorAll<HTMLElement>('[data-quiz]')]);
  showProgress();
  const deck = document.querySelector<HTMLElement>('[data-slides]');
  if (deck) presentSlides(deck);
}
