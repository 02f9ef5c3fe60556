import type { Regimes } from '../content.ts';
import { finding, type Finding, type ValuePath } from '../diagnostic.ts';
import { quote } from '../spelling.ts';
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
  },
  *check({ catalog }) {
    if (!catalog.regimes) return;
    const { file, data } = catalog.regimes;
    for (const [index, entry] of data.regimes.entries()) yield* eventFaults(file, entry, ['regimes', index]);
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
function clock(stages: string): Example {
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
    last_verified: 2026-11-12
    evidence: primary
`,
  };
}
