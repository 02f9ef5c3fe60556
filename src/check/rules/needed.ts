import type {
  Course,
  Drill,
  Message,
  Organisation,
  Paths,
  Programs,
  Runbook,
  Team,
  TeamSeverity,
  Variables,
} from '../../model/content.ts';
import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { stepsOf, type Step } from '../../model/flow.ts';
import { NEEDS } from '../../schema/needs.ts';
import { isDraft } from '../draft-level.ts';
import type { ReadFile } from '../read.ts';
import { questionsIn } from './course.ts';
import type { Rule } from './rule.ts';

export const needed: Rule = {
  finds: {
    'schema/needed': {
      level: 'error',
      reason:
        'What a reader needs depends on the kind of page or step: a risky step has to say how to undo it.',
      example: { kind: 'runbook' },
    },
    'draft/unwritten': {
      level: 'to-do',
      reason:
        'A draft says what nobody has written yet, so that nobody has to invent it and no reader takes it for real.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const file of files) if (file.valid) yield* needsOf(file);
  },
};

/** What the parts of a valid file lack that they need in their case. */
export function needsOf(file: Pick<ReadFile, 'file' | 'placement' | 'data'>): Finding[] {
  return partsOf(file).flatMap((part) => [...lacksOf(file.file, isDraft(file), part)]);
}

/** Whether none of the keys is there. One key too many is no gap. */
function isGap(value: unknown, keys: readonly string[]): boolean {
  return keys.every((key) => (value as Record<string, unknown>)[key] === undefined);
}

/** Keys as a choice: "`run`, `ui` or `manual`". */
function wordsFor(keys: readonly string[]): string {
  return keys
    .map((key) => `\`${key}\``)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ');
}

function* lacksOf(file: string, mayLack: boolean, { place, name, value, path }: Part): Generator<Finding> {
  for (const { lacks, keys, problem, help } of NEEDS[place] ?? []) {
    // In a whole file, the finding is at the missing key; in a part of it, at the part.
    const at = path.length || keys.length > 1 ? path : keys;
    if (lacks(value as never))
      yield mayLack && isGap(value, keys)
        ? finding(
            file,
            at,
            'draft/unwritten',
            `${wordsFor(keys)} of ${path.length ? name : `this ${name}`} is not written yet`,
            {
              help,
              lacks: keys,
              level: 'to-do',
            },
          )
        : finding(file, at, 'schema/needed', `${name} ${problem}`, { help, lacks: keys });
  }
}

/** The parts of a file that may need certain keys. */
function partsOf({ placement, data }: Pick<ReadFile, 'placement' | 'data'>): Part[] {
  switch (placement?.kind) {
    case 'runbook':
      return [{ place: 'runbook', name: 'runbook', value: data, path: [] }, ...runbookParts(data as Runbook)];
    case 'message':
      return variableParts('message#variables', (data as Message).variables);
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

function runbookParts(runbook: Runbook): Part[] {
  const { impact, out_of_scope = [], stop_if = [] } = runbook;
  return [
    ...(impact ? [{ place: 'runbook#impact', name: 'impact', value: impact, path: ['impact'] }] : []),
    ...variableParts('runbook#variables', runbook.variables),
    ...listParts('runbook#out_of_scope', 'case', out_of_scope, 'out_of_scope'),
    ...listParts('runbook#stop_if', 'condition', stop_if, 'stop_if'),
    ...stepsOf(runbook).flatMap(stepParts),
  ];
}

function variableParts(place: string, variables: Variables = {}): Part[] {
  return Object.entries(variables).map(([key, value]) => ({
    place,
    name: `variable ${quote(key)}`,
    value,
    path: ['variables', key],
  }));
}

function stepParts(step: Step, index: number): Part[] {
  const path = ['steps', index];
  const name = nameOf('step', step, index);
  const parts: Part[] = [{ place: `runbook#${step.kind}`, name, value: step, path }];
  if (step.kind === 'decide')
    for (const [at, value] of (step.options ?? []).entries())
      parts.push({
        place: 'runbook#decide.options',
        name: `answer ${at + 1} of ${name}`,
        value,
        path: [...path, 'options', at],
      });
  if (step.kind === 'diagnose')
    for (const [at, value] of (step.causes ?? []).entries())
      parts.push({
        place: 'runbook#diagnose.causes',
        name: `cause ${at + 1} of ${name}`,
        value,
        path: [...path, 'causes', at],
      });
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
