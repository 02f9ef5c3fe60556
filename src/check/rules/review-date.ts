import { formatDay, isStillToCome } from '../../model/day.ts';
import { finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { Runbook } from '../../model/content.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const reviewDate: Rule = {
  finds: {
    'review/future': {
      level: 'error',
      reason: 'A review, a drill or a check of the facts in the future makes a stale page look fresh.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files, catalog, now }) {
    const today = formatDay(now);
    for (const { file, data } of runbooksIn(files))
      for (const { path, date, was } of daysIn(data)) {
        if (!isStillToCome(date, now)) continue;
        yield finding(file, path, 'review/future', `${quote(date)} is in the future; today is ${today}`, {
          help: `Write the day on which the runbook was ${was}.`,
        });
      }
    for (const { file, data } of catalog.drillSettings.values())
      for (const [index, { date }] of (data.exercised ?? []).entries()) {
        if (!isStillToCome(date, now)) continue;
        yield finding(
          file,
          ['exercised', index, 'date'],
          'review/future',
          `${quote(date)} is in the future; today is ${today}`,
          {
            help: 'Move a future drill to `planned`. Only drills that took place belong under `exercised`.',
          },
        );
      }
    for (const [file, path, date] of verifiedIn(catalog))
      if (isStillToCome(date, now))
        yield finding(file, path, 'review/future', `${quote(date)} is in the future; today is ${today}`, {
          help: 'Write the day on which it was compared with its source.',
        });
  },
};

/** Every day on which a page says that it was true. */
function* verifiedIn({ pages, examples, sources, regimes }: Catalog): Generator<[string, ValuePath, string]> {
  for (const { file, data } of [...pages.values(), ...examples.values()])
    yield [file, ['verified'], data.verified];
  for (const [index, { verified }] of (sources?.data.sources ?? []).entries())
    if (sources && verified !== undefined) yield [sources.file, ['sources', index, 'verified'], verified];
  for (const list of ['regimes', 'pending'] as const)
    for (const [index, { last_verified }] of (regimes?.data[list] ?? []).entries())
      if (regimes) yield [regimes.file, [list, index, 'last_verified'], last_verified];
}

function daysIn({ reviewed, exercised = [] }: Runbook): { path: ValuePath; date: string; was: string }[] {
  const uses = exercised.map(({ date }, index) => ({
    path: ['exercised', index, 'date'],
    date,
    was: 'used',
  }));
  return reviewed ? [{ path: ['reviewed', 'date'], date: reviewed.date, was: 'reviewed' }, ...uses] : uses;
}
