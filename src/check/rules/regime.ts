import type { Regimes } from '../../model/content.ts';
import { formatDay } from '../../model/day.ts';
import { finding, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { dayAfter, reverifyEvery } from '../../model/freshness.ts';
import { formatDuration } from '../../model/duration.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { Example, Rule } from './rule.ts';

/** What a legal clock must have for anybody to count from it. */
export const regime: Rule = {
  finds: {
    'clock/unnamed-event': {
      level: 'error',
      reason:
        'Each law has its own words for the moment that starts its clock. A time without them is counted from whatever the reader thinks of.',
      bad: clock(
        `      - { id: report, name: Report, to: The authority, due: [{ within: 72h, from: determined }] }`,
      ),
      good: clock(
        `      - { id: report, name: Report, to: The authority, due: [{ within: 72h, from: aware }] }`,
      ),
    },
    'clock/unknown-stage': {
      level: 'error',
      reason: 'A report that is counted from one that nobody sends is never due.',
      bad: clock(
        `      - { id: final, name: Final report, to: The authority, due: [{ within: 1 month, from: 'submitted:report' }] }`,
      ),
      good: clock(`      - { id: report, name: Report, to: The authority, due: [{ within: 72h, from: aware }] }
      - { id: final, name: Final report, to: The authority, due: [{ within: 1 month, from: 'submitted:report' }] }`),
    },
    'clock/unverified': {
      level: 'info',
      reason:
        'Laws change. A time that nobody has held against its source for long is shown to nobody any more.',
      bad: clock(
        `      - { id: report, name: Report, to: The authority, due: [{ within: 72h, from: aware }] }`,
        '2026-03-01',
      ),
      good: clock(
        `      - { id: report, name: Report, to: The authority, due: [{ within: 72h, from: aware }] }`,
      ),
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
      if (day > today)
        yield finding(file, at, 'clock/unverified', `this day is after today, ${today}`, {
          level: 'info',
          help: 'Write the day on which it was held against its source.',
        });
      else if (dayAfter(day, every) < today)
        yield finding(
          file,
          at,
          'clock/unverified',
          `${quote(name)} was last verified more than ${formatDuration(every)} ago, and its times are not shown`,
          { level: 'info', help: 'Hold it against its source, mend what has changed, and write the day.' },
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
          yield finding(file, at, 'clock/unknown-stage', `no stage ${quote(stage)} stands before this one`, {
            help: `Name one that is sent earlier: ${earlier.join(', ') || 'there is none'}.`,
          });
      } else if (!Object.hasOwn(counted_from, event))
        yield finding(
          file,
          at,
          'clock/unnamed-event',
          `this is counted from ${quote(event)}, and counted_from does not say what that is in this law`,
          { help: `Add ${event} to counted_from, in the law's own words, or count from what it names.` },
        );
    }
    earlier.push(id);
  }
}

type Regime = Regimes['regimes'][number];

/** The base's clocks with other stages. */
function clock(stages: string, verified = '2026-11-12'): Example {
  return {
    kind: 'regimes',
    yaml: `regimes:
  - id: gdpr
    name: GDPR, article 33
    jurisdiction: European Union
    who: Whoever decides why and how personal data is used.
    when: Personal data was lost.
    counted_from: { aware: Having become aware of the breach. }
    stages:
${stages}
    sources: [ics-100]
    last_verified: ${verified}
    evidence: primary
`,
  };
}
