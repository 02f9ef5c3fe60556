import { finding } from '../../diagnostics/diagnostic.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const reviewFailed: Rule = {
  finds: {
    'review/last-failed': {
      level: 'warning',
      reason:
        'The last person who tried this runbook found that it does not work, so the next reader cannot rely on it.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data } of runbooksIn(files)) {
      const [newest] = (data.exercised ?? [])
        .map((exercise, index) => ({ ...exercise, index }))
        .sort((a, b) => (a.date === b.date ? b.index - a.index : a.date < b.date ? 1 : -1));
      if (newest?.outcome !== 'failed') continue;
      yield finding(
        file,
        ['exercised', newest.index, 'outcome'],
        'review/last-failed',
        `runbook did not work when it was last tried, on ${newest.date}`,
        {
          level: 'warning',
          help: 'Fix the runbook, try it, and add that with `outcome: fixed`. Until then the page carries a warning.',
        },
      );
    }
  },
};
