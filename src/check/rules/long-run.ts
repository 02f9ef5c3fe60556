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
      example: { kind: 'runbook' },
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
