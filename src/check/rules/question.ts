import type { Question } from '../../model/content.ts';
import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { modulesIn, questionsIn } from './course.ts';
import type { Rule } from './rule.ts';

/** What a question must have for its learner to be told something by every answer. */
export const question: Rule = {
  finds: {
    'course/no-right-answer': {
      level: 'error',
      reason: 'A question without a right answer tells everybody that they are wrong.',
      example: { kind: 'course' },
    },
    'course/several-right': {
      level: 'error',
      reason:
        'Whoever chooses one of two right answers would be told that there is a better one, and there is none.',
      example: { kind: 'course' },
    },
    'course/unexplained': {
      level: 'error',
      reason:
        'People learn from the reason, and most of all from the reason why what they chose does not work.',
      example: { kind: 'course' },
    },
    'course/short-order': {
      level: 'error',
      reason: 'Of two things half of all guesses are in the right order.',
      example: { kind: 'course' },
    },
  },
  *check({ files }) {
    for (const { file, module, path } of modulesIn(files))
      for (const [question, at] of questionsIn(module, path)) yield* faultsOf(file, question, at);
  },
};

function* faultsOf(file: string, { kind, options }: Question, path: ValuePath): Generator<Finding> {
  if (kind === 'rewrite' || !options) return;
  for (const [index, { text, explanation }] of options.entries())
    if (explanation === undefined)
      yield finding(
        file,
        [...path, 'options', index],
        'course/unexplained',
        `the option ${quote(text)} has no explanation`,
        { help: 'Add explanation: why it is right, or what would happen to whoever does it.' },
      );
  if (kind === 'order') {
    if (options.length < FEWEST)
      yield finding(
        file,
        [...path, 'options'],
        'course/short-order',
        'only two things are to be put in order',
        {
          on: 'key',
          help: 'Add a third, or ask for one of them with kind: one.',
        },
      );
    return;
  }
  const right = options.flatMap((option, index) => (option.right ? [index] : []));
  if (right.length === 0)
    yield finding(file, [...path, 'options'], 'course/no-right-answer', 'none of these options is right', {
      on: 'key',
      help: 'Write right: true at the one that is to be chosen; for fault, at the part that is wrong.',
    });
  if (kind !== 'several' && right.length > 1)
    yield finding(
      file,
      [...path, 'options', right[1] ?? 0, 'right'],
      'course/several-right',
      `${right.length} options are right, and one is to be chosen`,
      { help: 'Write kind: several, or make one of them wrong in a way that teaches something.' },
    );
}

/** Things in an order. */
const FEWEST = 3;
