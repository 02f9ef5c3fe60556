import { finding } from '../diagnostic.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const reviewDate: Rule = {
  finds: {
    'review/future': {
      level: 'error',
      reason: 'A review that has not happened yet keeps a stale page looking fresh.',
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
  *check({ files, now }) {
    const today = now.toISOString().slice(0, 10);
    for (const { file, data } of runbooksIn(files)) {
      const days: [(string | number)[], string][] = (data.exercised ?? []).map(({ date }, index) => [
        ['exercised', index, 'date'],
        date,
      ]);
      if (data.reviewed) days.push([['reviewed', 'date'], data.reviewed.date]);
      for (const [path, date] of days) {
        if (date <= today) continue;
        yield finding(file, path, 'review/future', `this day is after today, ${today}`, {
          help: `Write the day on which the runbook was ${path[0] === 'reviewed' ? 'reviewed' : 'tried'}.`,
        });
      }
    }
  },
};
