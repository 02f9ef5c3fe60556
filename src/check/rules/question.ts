import type { Question } from '../../model/content.ts';
import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { modulesIn, questionsIn } from './course.ts';
import type { Example, Rule } from './rule.ts';

/** What a question must have for its learner to be told something by every answer. */
export const question: Rule = {
  finds: {
    'course/no-right-answer': {
      level: 'error',
      reason: 'A question without a right answer tells everybody that they are wrong.',
      bad: asking(`kind: one
        stem: Nobody leads. What do you do?
        options:
          - { text: Lead., explanation: Somebody has to. }
          - { text: Wait., explanation: Others wait as well. }`),
      good: asking(`kind: one
        stem: Nobody leads. What do you do?
        options:
          - { text: Lead., right: true, explanation: Somebody has to. }
          - { text: Wait., explanation: Others wait as well. }`),
    },
    'course/several-right': {
      level: 'error',
      reason:
        'Whoever chooses one of two right answers would be told that there is a better one, and there is none.',
      bad: asking(`kind: one
        stem: Nobody leads. What do you do?
        options:
          - { text: Lead., right: true, explanation: Somebody has to. }
          - { text: Ask who leads., right: true, explanation: Then somebody does. }`),
      good: asking(`kind: several
        stem: Nobody leads. What may you do?
        options:
          - { text: Lead., right: true, explanation: Somebody has to. }
          - { text: Ask who leads., right: true, explanation: Then somebody does. }`),
    },
    'course/unexplained': {
      level: 'error',
      reason:
        'People learn from the reason, and most of all from the reason why what they chose does not work.',
      bad: asking(`kind: one
        stem: Nobody leads. What do you do?
        options:
          - { text: Lead., right: true, explanation: Somebody has to. }
          - { text: Wait. }`),
      good: asking(`kind: one
        stem: Nobody leads. What do you do?
        options:
          - { text: Lead., right: true, explanation: Somebody has to. }
          - { text: Wait., explanation: Others wait as well. }`),
    },
    'course/short-order': {
      level: 'error',
      reason: 'Of two things half of all guesses are in the right order.',
      bad: asking(`kind: order
        stem: Put them in order.
        options:
          - { text: Say who leads., explanation: So that all listen to one. }
          - { text: Ask who is here., explanation: So that you can give tasks. }`),
      good: asking(`kind: order
        stem: Put them in order.
        options:
          - { text: Say who leads., explanation: So that all listen to one. }
          - { text: Ask who is here., explanation: So that you can give tasks. }
          - { text: Give a task., explanation: To one of those who are here. }`),
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

/** The base's module with another question. */
function asking(question: string): Example {
  return {
    kind: 'course',
    yaml: `modules:
  - id: taking-command
    title: Taking command
    minutes: 10
    objectives: [{ id: say-it, text: Say who leads. }]
    pages: [page/during/incident]
    exercise: { title: Say it, minutes: 2, task: Say it aloud., answer: I am the incident commander. }
    questions:
      - id: nobody-leads
        ${question}
        objectives: [say-it]
        link: page/during/incident
    act: Find your runbook.
`,
  };
}
