import { finding } from '../../diagnostics/diagnostic.ts';
import { reachableSteps } from '../../model/path.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { flowsIn, type Rule } from './rule.ts';

export const unreachable: Rule = {
  finds: {
    'flow/unreachable': {
      level: 'error',
      reason:
        'Nobody ever does a step that no exit leads to. Either it is no longer needed, or its exit was forgotten.',
      example: { kind: 'runbook' },
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
          `step ${quote(step.id)} is unreachable; no exit leads to it`,
          {
            help: `Lead to it from another step, as in \`otherwise: ${step.id}\`, or remove it. A step that runs next to another one says \`alongside\`.`,
          },
        );
      }
    }
  },
};
