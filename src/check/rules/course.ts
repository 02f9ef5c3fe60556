import { RESERVED_NAMES } from '../../model/addresses.ts';
import type { Course, Module, Paths, Question } from '../../model/content.ts';
import { LONGEST_FIRST_SHIFT, LONGEST_MODULE, pathMinutes, readingMinutes } from '../../model/course-time.ts';
import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import type { ReadFile } from '../read.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Rule, RuleContext } from './rule.ts';

/** The modules of every course whose schema holds, and where each stands. */
export function modulesIn(files: ReadFile[]): ModuleIn[] {
  return files.flatMap(({ placement, valid, file, data }) =>
    valid && placement?.kind === 'course'
      ? (data as Course).modules.map((module, index) => ({ file, module, path: ['modules', index] }))
      : [],
  );
}

/** A module's questions, those of the practice pool included, and where each stands. */
export function questionsIn(module: Module, path: ValuePath): [Question, ValuePath][] {
  return (['questions', 'practice'] as const).flatMap((list) =>
    (module[list] ?? []).map((each, index): [Question, ValuePath] => [each, [...path, list, index]]),
  );
}

/** What makes a course one that people finish: short sittings, something to read, every objective tried. */
export const course: Rule = {
  finds: {
    'course/long-module': {
      level: 'error',
      reason:
        'A module is done between two meetings or it is put off. A quarter of an hour is what a day has room for.',
      bad: { kind: 'course', yaml: moduleOf({ minutes: 20 }) },
      good: { kind: 'course', yaml: moduleOf({ minutes: 15 }) },
    },
    'course/minutes': {
      level: 'error',
      reason: 'Whoever was promised ten minutes and needs twenty does not begin the next module.',
      bad: { kind: 'course', yaml: moduleOf({ minutes: 4 }) },
      good: { kind: 'course', yaml: moduleOf({ minutes: 10 }) },
    },
    'course/nothing-to-read': {
      level: 'error',
      reason:
        'The handbook is what people have at night. A module that does not lead there teaches something that they cannot look up.',
      bad: { kind: 'course', yaml: moduleOf({ pages: '[]' }) },
      good: { kind: 'course', yaml: moduleOf({ pages: '[page/during/incident]' }) },
    },
    'course/unexercised': {
      level: 'error',
      reason: 'What nobody is asked to do, nobody can do afterwards, whatever the list of objectives says.',
      bad: {
        kind: 'course',
        yaml: moduleOf({
          objectives: '[{ id: say-it, text: Say who leads. }, { id: hand-over, text: Hand over. }]',
        }),
      },
      good: { kind: 'course', yaml: moduleOf({ objectives: '[{ id: say-it, text: Say who leads. }]' }) },
    },
    'course/taken-name': {
      level: 'error',
      reason: 'Two pages at one address means that one of them cannot be found.',
      bad: { kind: 'course', yaml: moduleOf({ id: 'slides' }) },
      good: { kind: 'course', yaml: moduleOf({ id: 'taking-command' }) },
    },
    'course/long-path': {
      level: 'error',
      reason:
        'A path says how long it takes, so that a lead can put it into a week. A first shift cannot wait for a long one.',
      bad: {
        kind: 'paths',
        yaml: `paths:
  - { id: first-shift, title: Before a first shift, for: Everyone on call., minutes: 9, modules: [first-steps/taking-command] }
`,
      },
      good: {
        kind: 'paths',
        yaml: `paths:
  - { id: first-shift, title: Before a first shift, for: Everyone on call., minutes: 15, modules: [first-steps/taking-command] }
`,
      },
    },
  },
  *check(context) {
    for (const each of modulesIn(context.files)) {
      yield* timeOf(context, each);
      yield* gapsOf(each);
      yield* taken('module', each.module.id, each.file, { type: 'value', path: [...each.path, 'id'] });
    }
    for (const { file, placement } of context.files)
      if (placement?.kind === 'course') yield* taken('course', placement.id, file, { type: 'file' });
    yield* longPaths(context);
  },
};

function* timeOf({ catalog }: RuleContext, { file, module, path }: ModuleIn): Generator<Finding> {
  const at = [...path, 'minutes'];
  if (module.minutes > LONGEST_MODULE)
    yield finding(
      file,
      at,
      'course/long-module',
      `this module takes ${module.minutes} minutes; ${LONGEST_MODULE} is the most`,
      { help: 'Make two modules of it, or move pages to further.' },
    );
  const reading = readingMinutes(catalog, module.pages);
  const needed = reading + module.exercise.minutes;
  if (needed > module.minutes)
    yield finding(
      file,
      at,
      'course/minutes',
      `its pages take ${reading} minutes and its exercise ${module.exercise.minutes}; ${module.minutes} are not enough`,
      { help: 'Move pages to further, or give it the minutes that it takes.' },
    );
}

function* gapsOf({ file, module, path }: ModuleIn): Generator<Finding> {
  if (module.pages.length === 0)
    yield finding(file, [...path, 'pages'], 'course/nothing-to-read', 'this module leads to no page', {
      on: 'key',
      help: 'Name the handbook page or the card that it teaches, as in page/during/incident.',
    });
  const tried = new Set(questionsIn(module, path).flatMap(([{ objectives }]) => objectives));
  for (const [index, { id }] of module.objectives.entries())
    if (!tried.has(id))
      yield finding(
        file,
        [...path, 'objectives', index, 'id'],
        'course/unexercised',
        `no question of this module exercises ${quote(id)}`,
        { help: 'Name it under objectives of a question, or leave the objective out.' },
      );
}

function* taken(noun: 'course' | 'module', id: string, file: string, at: Finding['at']): Generator<Finding> {
  const words = RESERVED_NAMES[noun];
  if (words.includes(id))
    yield {
      file,
      rule: 'course/taken-name',
      level: 'error',
      message: `a ${noun} cannot be called ${quote(id)}, because another page has that address`,
      help: `Any other name will do. Taken are: ${words.join(', ')}.`,
      at,
    };
}

function* longPaths({ catalog, files }: RuleContext): Generator<Finding> {
  for (const { placement, valid, file, data } of files) {
    if (!valid || placement?.kind !== 'paths') continue;
    for (const [index, path] of (data as Paths).paths.entries()) {
      const taken = pathMinutes(catalog, path);
      const patient = path.first_shift === true && path.minutes > LONGEST_FIRST_SHIFT;
      if (taken <= path.minutes && !patient) continue;
      yield finding(
        file,
        ['paths', index, 'minutes'],
        'course/long-path',
        patient
          ? `${path.minutes} minutes are too many before a first shift; ${LONGEST_FIRST_SHIFT} are the most`
          : `this path takes ${taken} minutes and promises ${path.minutes}`,
        { help: 'Take a module or a page out of it, and name it under then.' },
      );
    }
  }
}

/** The base's module with other keys. */
function moduleOf({
  id = 'taking-command',
  minutes = 10,
  objectives = '[{ id: say-it, text: Say who leads. }]',
  pages = '[page/during/incident]',
}: {
  id?: string;
  minutes?: number;
  objectives?: string;
  pages?: string;
}): string {
  return `modules:
  - id: ${id}
    title: Taking command
    minutes: ${minutes}
    objectives: ${objectives}
    pages: ${pages}
    exercise: { title: Say it, minutes: 2, task: Say it aloud., answer: I am the incident commander. }
    questions:
      - id: nobody-leads
        kind: one
        objectives: [say-it]
        stem: Nobody leads. What do you do?
        options:
          - { text: Lead., right: true, explanation: Somebody has to. }
          - { text: Wait., explanation: Others wait as well. }
        link: page/during/incident
    act: Find your runbook.
`;
}

interface ModuleIn {
  file: string;
  module: Module;
  path: ValuePath;
}
