import type { Exit, Target } from '../model/flow.ts';
import type { ContactView } from './contact.ts';
import type { FindPlace, StepPlace } from './step-place.ts';

/** An exit with its target resolved. `next` is the contact that an escalation pages, if this audience may see it. */
export function exitView(exit: Exit, place: FindPlace, next: ContactView | undefined): ExitView {
  const to = targetView(exit.to, place, next);
  switch (exit.on) {
    case 'option':
    case 'cause':
      return { on: exit.on, label: exit.label, to };
    default:
      return { on: exit.on, to };
  }
}

/** The name of an exit, as Markdown of one line. The label of an option is written by its author. */
export function exitName(exit: ExitView): string {
  switch (exit.on) {
    case 'then':
      return 'Then';
    case 'otherwise':
      return 'If not';
    case 'option':
    case 'cause':
      return exit.label;
    case 'default':
      return 'Not sure';
    case 'timeout':
      return 'Time up';
  }
}

/** Whether an exit follows from what came out of a step. */
export function isOutcome(exit: ExitView): exit is OutcomeExit {
  return !isAnswer(exit) && exit.on !== 'cause';
}

/** Whether an exit answers the question of a step that decides. */
export function isAnswer(exit: ExitView): exit is AnswerExit {
  return exit.on === 'option' || exit.on === 'default';
}

function targetView(to: Target, place: FindPlace, next: ContactView | undefined): TargetView {
  switch (to.type) {
    case 'end':
      return { type: 'end' };
    case 'escalate':
    case 'unwritten':
      return { type: to.type, contact: next };
    case 'step': {
      const found = place(to.id);
      return found ? { type: 'step', ...found } : { type: 'end' };
    }
  }
}

/** One way out of a step. */
export type ExitView = AnswerExit | CauseExit | OutcomeExit;

/** An answer to the question of a step that decides. */
export type AnswerExit = { on: 'option'; label: string; to: TargetView } | { on: 'default'; to: TargetView };

/** Where a cause leads. */
export interface CauseExit {
  on: 'cause';
  label: string;
  to: TargetView;
}

/** The next step after a step has worked, failed or taken too long. */
export interface OutcomeExit {
  on: 'then' | 'otherwise' | 'timeout';
  to: TargetView;
}

export type TargetView =
  | ({ type: 'step' } & StepPlace)
  | { type: 'end' }
  /** No contact where the audience may not see it, or where nobody is named. */
  | { type: 'escalate'; contact: ContactView | undefined }
  /** Nobody has written where it leads, so the reader pages the next contact. */
  | { type: 'unwritten'; contact: ContactView | undefined };
