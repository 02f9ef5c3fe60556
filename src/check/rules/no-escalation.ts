import { finding } from '../../diagnostics/diagnostic.ts';
import { flowsIn, isWritten, type Rule } from './rule.ts';

export const noEscalation: Rule = {
  finds: {
    'flow/no-escalation': {
      level: 'warning',
      reason:
        'A reader who is stuck tries alone for too long if the runbook names nobody to call. 96 of 100 public runbook pages name nobody.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data, flow } of flowsIn(files)) {
      if (!isWritten(data)) continue;
      const called = flow.some(
        ({ step, exits }) => step.kind === 'escalate' || exits.some(({ to }) => to.type === 'escalate'),
      );
      if (called) continue;
      yield finding(
        file,
        ['steps'],
        'flow/no-escalation',
        'no step of this runbook leads to another person',
        {
          on: 'key',
          level: 'warning',
          help: 'Let at least one step say `otherwise: escalate`, or add a step with `kind: escalate`.',
        },
      );
    }
  },
};
