import { stepsOf } from '../../model/flow.ts';
import { finding } from '../../diagnostics/diagnostic.ts';
import { seconds } from '../../model/duration.ts';
import { runbooksIn, type Rule } from './rule.ts';

export const timebox: Rule = {
  finds: {
    'time/absurd': {
      level: 'warning',
      reason:
        'When a timebox ends, someone asks how much longer is needed. With hours nobody ever asks, and with seconds the time is always up.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data } of runbooksIn(files)) {
      for (const [index, step] of stepsOf(data).entries()) {
        if (step.kind === 'wait' || step.timebox === undefined) continue;
        const length = seconds(step.timebox);
        if (length >= MINUTE && length <= 60 * MINUTE) continue;
        yield finding(
          file,
          ['steps', index, 'timebox'],
          'time/absurd',
          length < MINUTE
            ? `timebox of ${step.timebox} is shorter than a minute`
            : `timebox of ${step.timebox} is longer than an hour`,
          {
            level: 'warning',
            help: 'Write a time from 1m to 1h. Split a longer step, and use a `wait` step to let time pass.',
          },
        );
      }
    }
  },
};

const MINUTE = 60;
