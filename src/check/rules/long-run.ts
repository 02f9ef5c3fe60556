import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { flowsIn, type Rule } from './rule.ts';

/** The most steps in a row. Under stress, people remember fewer. */
const LONGEST = 12;

export const longRun: Rule = {
  finds: {
    'flow/long-run': {
      level: 'warning',
      reason: 'Under stress, a reader loses count in a list of more than a dozen steps.',
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
          `step ${quote(step.id)} is number ${run} in a row without a pause`,
          {
            level: 'warning',
            help: 'Put a `verify`, `decide` or `wait` step before it, or split the runbook in two.',
          },
        );
      }
    }
  },
};

const PAUSES: ReadonlySet<string> = new Set(['decide', 'verify', 'wait', 'escalate']);
