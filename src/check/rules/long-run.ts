import { finding } from '../../diagnostics/diagnostic.ts';
import { flowsIn, type Rule } from './rule.ts';

/** Steps in a row; the memory of a person under stress holds fewer. */
const LONGEST = 12;

export const longRun: Rule = {
  finds: {
    'flow/long-run': {
      level: 'warning',
      reason:
        'Under stress a list of more than a dozen steps without a pause is lost count of. A look, a decision or a wait is where a reader finds the place again.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - { id: part-1, kind: do, title: Restart consumer 1, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-2, kind: do, title: Restart consumer 2, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-3, kind: do, title: Restart consumer 3, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-4, kind: do, title: Restart consumer 4, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-5, kind: do, title: Restart consumer 5, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-6, kind: do, title: Restart consumer 6, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-7, kind: do, title: Restart consumer 7, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-8, kind: do, title: Restart consumer 8, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-9, kind: do, title: Restart consumer 9, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-10, kind: do, title: Restart consumer 10, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-11, kind: do, title: Restart consumer 11, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-12, kind: do, title: Restart consumer 12, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-13, kind: do, title: Restart consumer 13, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - { id: part-1, kind: do, title: Restart consumer 1, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-2, kind: do, title: Restart consumer 2, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-3, kind: do, title: Restart consumer 3, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: part-4, kind: do, title: Restart consumer 4, manual: Restart it., expect: It says ready., risk: low, then: next }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
  },
  *check({ files }) {
    for (const { file, flow } of flowsIn(files)) {
      let run = 0;
      for (const [index, { step, number }] of flow.entries()) {
        if (number === undefined) continue;
        run = PAUSES.has(step.kind) ? 0 : run + 1;
        if (run !== LONGEST + 1) continue;
        yield finding(
          file,
          ['steps', index, 'id'],
          'flow/long-run',
          `this is step ${run} in a row without a pause`,
          {
            level: 'warning',
            help: 'Put a verify, decide or wait step before it, or make two runbooks of this one.',
          },
        );
      }
    }
  },
};

const PAUSES: ReadonlySet<string> = new Set(['decide', 'verify', 'wait', 'escalate']);
