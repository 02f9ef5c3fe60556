import { foundText, inPlace, placeText } from './quiz-words.ts';
import * as words from './strings/training.ts';

/**
 * Lets a learner choose, put in order and read why, as often as they like, without a score. The feedback comes from the
 * answers on the page, so it cannot contradict them.
 */
export function askQuestions(quizzes: HTMLElement[]): void {
  for (const quiz of quizzes) {
    const answer = quiz.querySelector('details');
    // A learner who has looked at the answer has done the question.
    answer?.addEventListener('toggle', () => {
      if (answer.open) tick(quiz);
    });
    const button = quiz.querySelector<HTMLButtonElement>('[data-check]');
    if (button?.parentElement) button.parentElement.hidden = false;
    const order = quiz.querySelector<HTMLElement>('.order');
    if (order) offerMoves(order);
    button?.addEventListener('click', () => {
      if (order) checkOrder(quiz, order);
      else checkChoice(quiz);
    });
  }
}

/** Shows the reason of each chosen option below it, and says how far the choice is from the answer. */
function checkChoice(quiz: HTMLElement): void {
  const options = [...quiz.querySelectorAll<HTMLElement>('.option')];
  const reasons = [...quiz.querySelectorAll<HTMLElement>('.reasons > li')];
  for (const told of quiz.querySelectorAll('.option .reasoned')) told.remove();
  let [found, other] = [0, 0];
  for (const [index, option] of options.entries()) {
    const reason = reasons[index];
    if (!reason || !option.querySelector('input')?.checked) continue;
    if (reason.hasAttribute('data-right')) found++;
    else other++;
    option.append(reasonOf(reason));
  }
  const right = reasons.filter((reason) => reason.hasAttribute('data-right')).length;
  tell(quiz, foundText({ found, other, right }));
  if (found === right && other === 0) tick(quiz);
}

/** The answer to an option: whether it is right, why, and where to read more. */
function reasonOf(reason: HTMLElement): HTMLElement {
  const box = document.createElement('p');
  box.className = 'reasoned';
  const verdict = reason.querySelector('.verdict')?.cloneNode(true);
  const why = reason.querySelector('.reason')?.cloneNode(true);
  if (verdict) box.append(verdict, ' ');
  if (why) box.append(...why.childNodes);
  return box;
}

function checkOrder(quiz: HTMLElement, order: HTMLElement): void {
  const places = [...order.children].map((item) => Number((item as HTMLElement).dataset['place']));
  tell(quiz, placeText(places));
  if (inPlace(places) === places.length) tick(quiz);
}

/** Buttons that move a thing up and down. The focus moves along with the thing. */
function offerMoves(order: HTMLElement): void {
  for (const item of order.querySelectorAll('li')) {
    const name = item.textContent.trim();
    const moves = document.createElement('span');
    moves.className = 'moves';
    for (const [word, by] of [
      [words.up, -1],
      [words.down, 1],
    ] as [string, -1 | 1][]) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'plain';
      button.textContent = word;
      button.setAttribute('aria-label', words.moveThing({ direction: word, name }));
      button.addEventListener('click', () => {
        move(item, by);
        button.focus();
        const place = [...order.children].indexOf(item) + 1;
        const quiz = order.closest<HTMLElement>('[data-quiz]');
        if (quiz) tell(quiz, words.nowInPlace({ place }));
      });
      moves.append(button);
    }
    item.append(moves);
  }
}

function move(item: Element, by: -1 | 1): void {
  if (by < 0) item.previousElementSibling?.before(item);
  else item.nextElementSibling?.after(item);
}

function tell(quiz: HTMLElement, text: string): void {
  const told = quiz.querySelector('.told');
  if (told) told.textContent = text;
}

/** Ticks the box as a reader would, so that the tick is stored. */
function tick(quiz: HTMLElement): void {
  const box = quiz.querySelector<HTMLInputElement>('input[data-tick]');
  if (!box || box.checked) return;
  box.checked = true;
  box.dispatchEvent(new Event('change'));
}
