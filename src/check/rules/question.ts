import type { Question } from '../../model/content.ts';
import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { modulesIn, questionsIn } from './course.ts';
import type { Rule } from './rule.ts';

/** What a question must have so that every answer teaches something. */
export const question: Rule = {
  finds: {
    'course/no-right-answer': {
      level: 'error',
      reason: 'A question without a right answer tells everyone that they are wrong.',
      example: { kind: 'course' },
    },
    'course/several-right': {
      level: 'error',
      reason: 'A learner who chooses one of two right answers would be told that it is wrong.',
      example: { kind: 'course' },
    },
    'course/unexplained': {
      level: 'error',
      reason: 'People learn from the reason, and most of all from why their choice does not work.',
      example: { kind: 'course' },
    },
    'course/short-order': {
      level: 'error',
      reason: 'With only two things, half of all guesses are in the right order.',
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
        `option ${quote(text)} has no explanation`,
        { help: 'Add an `explanation`: why it is right, or what would happen to someone who does it.' },
      );
  if (kind === 'order') {
    if (options.length < FEWEST)
      yield finding(
        file,
        [...path, 'options'],
        'course/short-order',
        `question has ${options.length} things to put in order; at least ${FEWEST} are needed`,
        {
          on: 'key',
          help: 'Add a third, or ask for one of them with `kind: one`.',
        },
      );
    return;
  }
  const right = options.flatMap((option, index) => (option.right ? [index] : []));
  if (right.length === 0)
    yield finding(file, [...path, 'options'], 'course/no-right-answer', 'question has no right option', {
      on: 'key',
      help: 'Write `right: true` at the option to choose, or at the wrong part if the kind is `fault`.',
    });
  if (kind !== 'several' && right.length > 1)
    yield finding(
      file,
      [...path, 'options', right[1] ?? 0, 'right'],
      'course/several-right',
      `question has ${right.length} right options but asks for one`,
      { help: 'Write `kind: several`, or make one of them wrong in a way that teaches something.' },
    );
}

/** The fewest things to put in order. */
const FEWEST = 3;
