import { RESERVED_NAMES } from '../../model/addresses.ts';
import type { Course, Module, Paths, Question } from '../../model/content.ts';
import { LONGEST_FIRST_SHIFT, LONGEST_MODULE, pathMinutes, readingMinutes } from '../../model/course-time.ts';
import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import type { ReadFile } from '../read.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Rule, RuleContext } from './rule.ts';

/** The modules of every valid course, with the place of each. */
export function modulesIn(files: ReadFile[]): ModuleIn[] {
  return files.flatMap(({ placement, valid, file, data }) =>
    valid && placement?.kind === 'course'
      ? (data as Course).modules.map((module, index) => ({ file, module, path: ['modules', index] }))
      : [],
  );
}

/** A module's questions, including those of the practice pool, with the place of each. */
export function questionsIn(module: Module, path: ValuePath): [Question, ValuePath][] {
  return (['questions', 'practice'] as const).flatMap((list) =>
    (module[list] ?? []).map((each, index): [Question, ValuePath] => [each, [...path, list, index]]),
  );
}

/** What lets people finish a course: short modules, something to read, and every objective exercised. */
export const course: Rule = {
  finds: {
    'course/long-module': {
      level: 'error',
      reason:
        'People finish a module between two meetings or put it off, and a working day has room for a quarter of an hour.',
      example: { kind: 'course' },
    },
    'course/minutes': {
      level: 'error',
      reason: 'A person who was promised ten minutes and needs twenty does not start the next module.',
      example: { kind: 'course' },
    },
    'course/nothing-to-read': {
      level: 'error',
      reason:
        'At night people have the handbook. A module that does not lead there teaches something that they cannot look up.',
      example: { kind: 'course' },
    },
    'course/unexercised': {
      level: 'error',
      reason:
        'People cannot do afterwards what nobody asked them to practise, whatever the list of objectives says.',
      example: { kind: 'course' },
    },
    'course/taken-name': {
      level: 'error',
      reason: 'If two pages share an address, nobody can reach one of them.',
      example: { kind: 'course' },
    },
    'course/long-path': {
      level: 'error',
      reason:
        'A learning path says how long it takes, so that a lead can plan for it. A first shift cannot wait for a long one.',
      example: { kind: 'paths' },
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
      `module takes ${module.minutes} minutes; at most ${LONGEST_MODULE} are allowed`,
      { help: 'Split it into two modules, or move pages to `further`.' },
    );
  const reading = readingMinutes(catalog, module.pages);
  const needed = reading + module.exercise.minutes;
  if (needed > module.minutes)
    yield finding(
      file,
      at,
      'course/minutes',
      `module needs ${needed} minutes (${reading} for its pages, ${module.exercise.minutes} for its exercise) but promises ${module.minutes}`,
      { help: 'Move pages to `further`, or raise `minutes`.' },
    );
}

function* gapsOf({ file, module, path }: ModuleIn): Generator<Finding> {
  if (module.pages.length === 0)
    yield finding(
      file,
      [...path, 'pages'],
      'course/nothing-to-read',
      `module ${quote(module.id)} has no page to read`,
      {
        on: 'key',
        help: 'Name the handbook page or the role card that it teaches, as in `page/during/incident`.',
      },
    );
  const exercised = new Set(questionsIn(module, path).flatMap(([{ objectives }]) => objectives));
  for (const [index, { id }] of module.objectives.entries())
    if (!exercised.has(id))
      yield finding(
        file,
        [...path, 'objectives', index, 'id'],
        'course/unexercised',
        `no question of this module exercises the objective ${quote(id)}`,
        { help: 'Name it under `objectives` of a question, or remove the objective.' },
      );
}

function* taken(noun: 'course' | 'module', id: string, file: string, at: Finding['at']): Generator<Finding> {
  const words = RESERVED_NAMES[noun];
  if (words.includes(id))
    yield {
      file,
      rule: 'course/taken-name',
      level: 'error',
      message: `${noun} id ${quote(id)} is taken; another page has that address`,
      help: `Choose another id. Taken: ${words.join(', ')}.`,
      at,
    };
}

function* longPaths({ catalog, files }: RuleContext): Generator<Finding> {
  for (const { placement, valid, file, data } of files) {
    if (!valid || placement?.kind !== 'paths') continue;
    for (const [index, path] of (data as Paths).paths.entries()) {
      const taken = pathMinutes(catalog, path);
      const tooLong = path.first_shift === true && path.minutes > LONGEST_FIRST_SHIFT;
      if (taken <= path.minutes && !tooLong) continue;
      yield finding(
        file,
        ['paths', index, 'minutes'],
        'course/long-path',
        tooLong
          ? `learning path takes ${path.minutes} minutes before a first shift; at most ${LONGEST_FIRST_SHIFT} are allowed`
          : `learning path takes ${taken} minutes but promises ${path.minutes}`,
        { help: 'Move a module or a page from it to `then`.' },
      );
    }
  }
}

interface ModuleIn {
  file: string;
  module: Module;
  path: ValuePath;
}
