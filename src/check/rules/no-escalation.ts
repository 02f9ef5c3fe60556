import { finding } from '../../diagnostics/diagnostic.ts';
import { flowsIn, type Rule } from './rule.ts';

export const noEscalation: Rule = {
  finds: {
    'flow/no-escalation': {
      level: 'warning',
      reason:
        'On 96 of 100 public runbook pages nobody is named to call. A reader who is stuck tries alone for too long.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, flow } of flowsIn(files)) {
      const called = flow.some(
        ({ step, exits }) => step.kind === 'escalate' || exits.some(({ to }) => to.type === 'escalate'),
      );
      if (called) continue;
      yield finding(
        file,
        ['steps'],
        'flow/no-escalation',
        'no way through these steps leads to anybody else',
        {
          on: 'key',
          level: 'warning',
          help: 'Let at least one step say otherwise: escalate, or add a step of the kind escalate.',
        },
      );
    }
  },
};
