import { finding } from '../../diagnostics/diagnostic.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const reviewFailed: Rule = {
  finds: {
    'review/last-failed': {
      level: 'warning',
      reason:
        'Whoever tried it last found that it does not work. Well that it was written down; now the page needs mending.',
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
        `on ${newest.date} this runbook did not work`,
        {
          level: 'warning',
          help: 'Mend it, try it, and add that as outcome: fixed. Until then the page says so.',
        },
      );
    }
  },
};
