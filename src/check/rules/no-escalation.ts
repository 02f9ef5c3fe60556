import { finding } from '../../diagnostics/diagnostic.ts';
import { flowsIn, type Rule } from './rule.ts';

export const noEscalation: Rule = {
  finds: {
    'flow/no-escalation': {
      level: 'warning',
      reason:
        'On 96 of 100 public runbook pages nobody is named to call. A reader who is stuck tries alone for too long.',
      bad: {
        kind: 'runbook',
        yaml: `steps:
  - { id: look, kind: check, title: Look at it, link: scans, expect: It shrinks., otherwise: next }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks., otherwise: look }
`,
      },
      good: {
        kind: 'runbook',
        yaml: `steps:
  - { id: look, kind: check, title: Look at it, link: scans, expect: It shrinks., otherwise: escalate }
  - { id: shrinks, kind: verify, title: See it shrink, link: scans, expect: It shrinks. }
`,
      },
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
