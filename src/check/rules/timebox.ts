import { finding } from '../../diagnostics/diagnostic.ts';
import { seconds } from '../../model/duration.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const timebox: Rule = {
  finds: {
    'time/absurd': {
      level: 'warning',
      reason:
        'A timebox is when somebody asks how much more is needed. One of hours is never asked about, one of seconds is always over.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data } of runbooksIn(files)) {
      for (const [index, step] of data.steps.entries()) {
        if (step.kind === 'wait' || step.timebox === undefined) continue;
        const length = seconds(step.timebox);
        if (length >= MINUTE && length <= 60 * MINUTE) continue;
        yield finding(
          file,
          ['steps', index, 'timebox'],
          'time/absurd',
          length < MINUTE
            ? 'nobody reads and does a step in less than a minute'
            : 'nobody is asked about this step for more than an hour',
          {
            level: 'warning',
            help: 'Write between 1m and 1h, and make several steps of a longer one. To let time pass is a wait step.',
          },
        );
      }
    }
  },
};

const MINUTE = 60;
