import type { QuestionView } from '../../../views/question.ts';

/** What each kind of question asks the learner to do. */
export const TASKS: Record<QuestionView['kind'], string> = {
  one: 'Choose one',
  several: 'Choose all that fit',
  order: 'Put them in order',
  fault: 'Find the part that is wrong',
  rewrite: 'Write it better',
};
