import { askQuestions } from './quiz.ts';
import { showProgress } from './progress.ts';
import { presentSlides } from './slides.ts';

/** All that only the training needs. It is loaded there and nowhere else, so that a runbook stays light. */
export function train(): void {
  askQuestions([...document.querySelectorAll<HTMLElement>('[data-quiz]')]);
  showProgress();
  const deck = document.querySelector<HTMLElement>('[data-slides]');
  if (deck) presentSlides(deck);
}
