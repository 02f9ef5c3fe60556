import type { Regimes } from '../../model/content.ts';
import { formatDay } from '../../model/day.ts';
import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { dayAfter, reverifyEvery } from '../../model/freshness.ts';
import { formatDuration } from '../../model/duration.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Rule } from './rule.ts';

/** What a regulatory clock must have so that a reader can count from it. */
export const regime: Rule = {
  finds: {
    'clock/unnamed-event': {
      level: 'error',
      reason:
        'Each law has its own words for the moment that starts its clock. Without them, readers count from whatever they think of.',
      example: { kind: 'regimes' },
    },
    'clock/unknown-stage': {
      level: 'error',
      reason: 'A deadline that counts from a report that nobody sends is never due.',
      example: { kind: 'regimes' },
    },
    'clock/unverified': {
      level: 'info',
      reason:
        'Laws change, so the site stops showing a deadline that nobody has compared with its source for a long time.',
      example: { kind: 'regimes' },
    },
  },
  *check({ catalog, now }) {
    if (!catalog.regimes) return;
    const { file, data } = catalog.regimes;
    const every = reverifyEvery(catalog);
    const today = formatDay(now);
    for (const [index, entry] of data.regimes.entries()) {
      const path = ['regimes', index];
      yield* eventFaults(file, entry, path);
      const { last_verified: day, name } = entry;
      const at = [...path, 'last_verified'];
      if (dayAfter(day, every) < today)
        yield finding(
          file,
          at,
          'clock/unverified',
          `${quote(name)} was last verified more than ${formatDuration(every)} ago, so its deadlines are not shown`,
          { level: 'info', help: 'Compare it with its source, fix what has changed, and write the day.' },
        );
    }
  },
};

function* eventFaults(file: string, { stages, counted_from }: Regime, path: ValuePath): Generator<Finding> {
  const earlier: string[] = [];
  for (const [index, { id, due }] of stages.entries()) {
    for (const [number, { from }] of due.entries()) {
      const at = [...path, 'stages', index, 'due', number, 'from'];
      const [event = '', stage] = from.split(':');
      if (stage !== undefined) {
        if (!earlier.includes(stage))
          yield finding(
            file,
            at,
            'clock/unknown-stage',
            `unknown stage ${quote(stage)}; no earlier stage has this id`,
            {
              help: earlier.length
                ? `Name an earlier stage: ${earlier.join(', ')}.`
                : 'Count from an event, because this is the first stage.',
            },
          );
      } else if (!Object.hasOwn(counted_from, event))
        yield finding(
          file,
          at,
          'clock/unnamed-event',
          `event ${quote(event)} is not explained under counted_from`,
          {
            help: `Add ${event} to \`counted_from\`, in the law's own words, or count from an event that is there.`,
          },
        );
    }
    earlier.push(id);
  }
}

type Regime = Regimes['regimes'][number];
