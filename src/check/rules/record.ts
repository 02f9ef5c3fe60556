import { finding, type Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Entry } from '../../model/catalog.ts';
import type { Runbook } from '../../model/content.ts';
import { seconds } from '../../model/duration.ts';
import type { Use } from '../../model/freshness.ts';
import {
  isWhole,
  parseStepCount,
  pathDigest,
  pathOf,
  stepCountOf,
  tookOf,
  type RunRecord,
} from '../../model/record.ts';
import type { ReadFile } from '../read.ts';
import { runbooksIn, type Rule } from './rule.ts';

/** Compares what a runbook says about its use with the record of it. */
export const record: Rule = {
  finds: {
    'review/not-whole': {
      level: 'error',
      reason:
        'A page that says it worked as written is trusted at night. Half a path says nothing about the other half.',
      example: { kind: 'runbook' },
    },
    'review/record-differs': {
      level: 'error',
      reason: 'When the page and the record of a run differ, nobody knows which of them to believe.',
      example: { kind: 'runbook' },
    },
    'review/changed-since-run': {
      level: 'warning',
      reason: 'A command that was changed after it was last run has never been run as it is now.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    const records = recordsIn(files);
    for (const runbook of runbooksIn(files)) {
      const uses = runbook.data.exercised ?? [];
      const newest = uses
        .map(({ date }) => date)
        .sort()
        .at(-1);
      for (const [index, use] of uses.entries()) {
        yield* inEntry(runbook.file, index, use);
        const run = use.record === undefined ? undefined : records.get(use.record);
        if (run) yield* inRecord(runbook, index, use, run, use.date === newest);
      }
    }
  },
};

function recordsIn(files: ReadFile[]): Map<string, RunRecord> {
  return new Map(
    files.flatMap(({ placement, valid, data }) =>
      valid && placement?.kind === 'record' ? [[placement.id, data as RunRecord] as const] : [],
    ),
  );
}

/** What an entry says that contradicts itself. */
function* inEntry(file: string, index: number, { outcome, steps }: Use): Generator<Finding> {
  const count = steps === undefined ? undefined : parseStepCount(steps);
  if (!count || (count.done <= count.of && (outcome !== 'worked' || count.done === count.of))) return;
  yield finding(
    file,
    ['exercised', index, 'steps'],
    'review/not-whole',
    count.done > count.of
      ? `${count.done} steps were done of a path that has ${count.of}`
      : `it worked, but only ${count.done} of the ${count.of} steps on its path were done`,
    { help: 'Write `outcome: fixed` or `outcome: failed`, or correct the numbers.' },
  );
}

/** What an entry says that its record does not. The steps are compared only while they are the ones that were followed. */
function* inRecord(
  { id, file, data }: Entry<Runbook>,
  index: number,
  use: Use,
  run: RunRecord,
  isNewest: boolean,
): Generator<Finding> {
  const at = (key: string): (string | number)[] => ['exercised', index, key];
  const differs = (key: string, said: unknown, recorded: unknown): Finding =>
    finding(
      file,
      at(key),
      'review/record-differs',
      `${key.replace('_', ' ')} is ${quote(String(said))} here, and ${quote(String(recorded))} in record ${quote(use.record)}`,
      { help: 'Write what the record says, or name another record.' },
    );
  if (run.runbook !== id) {
    yield differs('record', id, run.runbook);
    return;
  }
  if (run.where !== use.kind) yield differs('kind', use.kind, run.where);
  if (run.outcome !== use.outcome) yield differs('outcome', use.outcome, run.outcome);
  if (!isNear(use.date, run.started)) yield differs('date', use.date, run.started.slice(0, 10));
  const took = tookOf(run);
  if (use.took !== undefined && took !== undefined && Math.abs(seconds(use.took) - took) >= MINUTE)
    yield differs('took', use.took, `${Math.round(took / MINUTE)}m`);
  if (pathDigest(data, pathOf(run, data)) !== run.digest) {
    if (isNewest)
      yield finding(
        file,
        at('record'),
        'review/changed-since-run',
        `steps that were run on ${use.date} have changed since`,
        { level: 'warning', help: 'Follow it again, in a drill or in a lab, and record that run.' },
      );
    return;
  }
  const { done, of } = stepCountOf(run, data);
  const count = `${done}/${of}`;
  if (use.steps !== undefined && use.steps !== count) yield differs('steps', use.steps, count);
  if (use.outcome === 'worked' && !(done === of && isWhole(run, data)))
    yield finding(
      file,
      at('outcome'),
      'review/not-whole',
      `it worked, but the visits in record ${quote(use.record)} are no whole path from the first step to the end`,
      { help: 'Write `outcome: fixed` or `outcome: failed`, or follow the whole page and record that run.' },
    );
}

/** Whether two dates are a day apart at most, because a record has UTC and the page the day of the team. */
function isNear(date: string, time: string): boolean {
  return Math.abs(Date.parse(date) - Date.parse(time.slice(0, 10))) <= DAY;
}

const MINUTE = 60;
const DAY = 24 * 60 * 60 * 1000;
