import { formatDay } from '../../model/day.ts';
import { finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import type { Runbook } from '../../model/content.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const reviewDate: Rule = {
  finds: {
    'review/future': {
      level: 'error',
      reason: 'A review or a drill that has not happened yet keeps a stale page looking fresh.',
      bad: {
        kind: 'runbook',
        yaml: `reviewed: { date: 2027-02-01, by: responder }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `reviewed: { date: 2026-11-12, by: responder }
`,
      },
    },
  },
  *check({ files, catalog, now }) {
    const today = formatDay(now);
    for (const { file, data } of runbooksIn(files))
      for (const { path, date, was } of daysIn(data)) {
        if (date <= today) continue;
        yield finding(file, path, 'review/future', `this day is after today, ${today}`, {
          help: `Write the day on which the runbook was ${was}.`,
        });
      }
    for (const { file, data } of catalog.drillSettings.values())
      for (const [index, { date }] of (data.exercised ?? []).entries()) {
        if (date <= today) continue;
        yield finding(
          file,
          ['exercised', index, 'date'],
          'review/future',
          `this day is after today, ${today}`,
          {
            help: 'What will be run stands under planned. Here stands what was.',
          },
        );
      }
  },
};

function daysIn({ reviewed, exercised = [] }: Runbook): { path: ValuePath; date: string; was: string }[] {
  const uses = exercised.map(({ date }, index) => ({
    path: ['exercised', index, 'date'],
    date,
    was: 'used',
  }));
  return reviewed ? [{ path: ['reviewed', 'date'], date: reviewed.date, was: 'reviewed' }, ...uses] : uses;
}
