import { finding } from '../../diagnostics/diagnostic.ts';
import { reachableSteps } from '../../model/path.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { flowsIn, type Rule } from './rule.ts';

export const unreachable: Rule = {
  finds: {
    'flow/unreachable': {
      level: 'error',
      reason:
        'A step that no exit leads to is never done. Either it is dead, or the way to it was forgotten, and then it is missed exactly when it is needed.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - { id: look, kind: check, title: Look at the queue, link: scans, expect: It shrinks., then: end, otherwise: escalate }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - { id: look, kind: check, title: Look at the queue, link: scans, expect: It shrinks., then: shrinks, otherwise: escalate }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
    },
  },
  *check({ files }) {
    for (const { file, flow } of flowsIn(files)) {
      const known = reachableSteps(flow);
      for (const [index, { step, number }] of flow.entries()) {
        if (number === undefined || known.has(step.id)) continue;
        yield finding(
          file,
          ['steps', index, 'id'],
          'flow/unreachable',
          `no way leads to step ${quote(step.id)}`,
          {
            help: `Name it where it belongs, as in otherwise: ${step.id}, or remove it. What runs beside the flow says alongside.`,
          },
        );
      }
    }
  },
};
