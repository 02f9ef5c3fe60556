import type {
  Course,
  Drill,
  Organisation,
  Paths,
  Programs,
  Runbook,
  Team,
  TeamSeverity,
} from '../../model/content.ts';
import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Step } from '../../model/flow.ts';
import { NEEDS } from '../../schema/needs.ts';
import type { ReadFile } from '../read.ts';
import { questionsIn } from './course.ts';
import type { Rule } from './rule.ts';

export const needed: Rule = {
  finds: {
    'schema/needed': {
      level: 'error',
      reason:
        'What a reader needs depends on the kind of page or step: a risky step has to say how to undo it, and an active page when it was last reviewed.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const file of files) if (file.valid) yield* needsOf(file);
  },
};

/** What the parts of a valid file lack that they need in their case. */
export function needsOf(file: ReadFile): Finding[] {
  return partsOf(file).flatMap((part) => [...lacksOf(file.file, part)]);
}

function* lacksOf(file: string, { place, name, value, path }: Part): Generator<Finding> {
  for (const { lacks, keys, problem, help } of NEEDS[place] ?? []) {
    // In a whole file, the finding is at the missing key; in a part of it, at the part.
    const at = path.length || keys.length > 1 ? path : keys;
    if (lacks(value as never))
      yield finding(file, at, 'schema/needed', `${name} ${problem}`, { help, lacks: keys });
  }
}

/** The parts of a file that may need certain keys. */
function partsOf({ placement, data }: ReadFile): Part[] {
  switch (placement?.kind) {
    case 'runbook':
      return [
        { place: 'runbook', name: 'runbook', value: data, path: [] },
        ...(data as Runbook).steps.flatMap(stepParts),
      ];
    case 'team':
      return listParts('team#contacts', 'contact', (data as Team).contacts, 'contacts');
    case 'organisation':
      return listParts('organisation#contacts', 'contact', (data as Organisation).contacts ?? [], 'contacts');
    case 'team-severity':
      return listParts('team-severity#rows', 'row', (data as TeamSeverity).rows, 'rows');
    case 'course':
      return (data as Course).modules
        .flatMap((module, index) => questionsIn(module, ['modules', index]))
        .map(([value, path]) => ({
          place: 'course#question',
          name: nameOf('question', value, Number(path.at(-1))),
          value,
          path,
        }));
    case 'paths':
      return listParts('paths#paths', 'path', (data as Paths).paths, 'paths');
    case 'programs':
      return listParts('programs#programs', 'program', (data as Programs).programs, 'programs');
    case 'drill':
      return [
        { place: 'drill', name: 'drill', value: data, path: [] },
        ...listParts('drill#cast', 'part', (data as Drill).cast, 'cast'),
      ];
    default:
      return [];
  }
}

function stepParts(step: Step, index: number): Part[] {
  const path = ['steps', index];
  const name = nameOf('step', step, index);
  const parts: Part[] = [{ place: `runbook#${step.kind}`, name, value: step, path }];
  if ('undo' in step)
    parts.push({
      place: 'runbook#undo',
      name: `undo of ${name}`,
      value: step.undo,
      path: [...path, 'undo'],
    });
  return parts;
}

function listParts(place: string, noun: string, values: readonly object[], key: string): Part[] {
  return values.map((value, index) => ({
    place,
    name: nameOf(noun, value, index),
    value,
    path: [key, index],
  }));
}

/** A part as a message names it: by its id, or else by its number in the list, from 1. */
function nameOf(noun: string, value: object, index: number): string {
  const id = 'id' in value ? value.id : noun === 'program' && 'name' in value ? value.name : undefined;
  return typeof id === 'string' ? `${noun} ${quote(id)}` : `${noun} ${index + 1}`;
}

interface Part {
  place: string;
  /** How a message names it. */
  name: string;
  value: unknown;
  path: ValuePath;
}
