import type { Course, Drill, Organisation, Paths, Runbook, Team, TeamSeverity } from '../../model/content.ts';
import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
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
    for (const file of files)
      if (file.valid) for (const part of partsOf(file)) yield* lacksOf(file.file, part);
  },
};

function* lacksOf(file: string, { place, value, path }: Part): Generator<Finding> {
  for (const { lacks, keys, why, example } of NEEDS[place] ?? []) {
    // For a whole file, the finding is at the missing key; for a part of a file, at the part.
    const at = path.length || keys.length > 1 ? path : keys;
    if (lacks(value as never)) yield finding(file, at, 'schema/needed', why, { help: `Add ${example}` });
  }
}

/** The parts of a file that may have to have certain keys. */
function partsOf({ placement, data }: ReadFile): Part[] {
  switch (placement?.kind) {
    case 'runbook':
      return [{ place: 'runbook', value: data, path: [] }, ...(data as Runbook).steps.flatMap(stepParts)];
    case 'team':
      return listParts('team#contacts', (data as Team).contacts, 'contacts');
    case 'organisation':
      return listParts('organisation#contacts', (data as Organisation).contacts ?? [], 'contacts');
    case 'team-severity':
      return listParts('team-severity#rows', (data as TeamSeverity).rows, 'rows');
    case 'course':
      return (data as Course).modules
        .flatMap((module, index) => questionsIn(module, ['modules', index]))
        .map(([value, path]) => ({ place: 'course#question', value, path }));
    case 'paths':
      return listParts('paths#paths', (data as Paths).paths, 'paths');
    case 'drill':
      return [
        { place: 'drill', value: data, path: [] },
        ...listParts('drill#cast', (data as Drill).cast, 'cast'),
      ];
    default:
      return [];
  }
}

function stepParts(step: Step, index: number): Part[] {
  const path = ['steps', index];
  const parts: Part[] = [{ place: `runbook#${step.kind}`, value: step, path }];
  if ('undo' in step) parts.push({ place: 'runbook#undo', value: step.undo, path: [...path, 'undo'] });
  return parts;
}

function listParts(place: string, values: readonly unknown[], key: string): Part[] {
  return values.map((value, index) => ({ place, value, path: [key, index] }));
}

interface Part {
  place: string;
  value: unknown;
  path: ValuePath;
}
