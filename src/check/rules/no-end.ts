import { finding } from '../../diagnostics/diagnostic.ts';
import type { FlowStep } from '../../model/flow.ts';
import { follow } from '../../model/path.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { flowsIn, type Rule } from './rule.ts';

export const noEnd: Rule = {
  finds: {
    'flow/no-end': {
      level: 'error',
      reason:
        'Somebody who is caught in a circle of steps goes on long after a second person should have been called.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, flow } of flowsIn(files)) {
      for (const [index, { step, number, exits }] of flow.entries()) {
        if (number === undefined) continue;
        const { end, escalate, steps } = follow(
          flow,
          exits.map(({ to }) => to),
          () => true,
        );
        if (end || escalate || [...steps].some((id) => handsOver(flow, id)) || step.kind === 'escalate')
          continue;
        yield finding(
          file,
          ['steps', index, 'id'],
          'flow/no-end',
          `from step ${quote(step.id)} there is no way to the end, and none to anybody else`,
          { help: 'Let one exit of the circle lead out: then: end, or otherwise: escalate.' },
        );
      }
    }
  },
};

/** Handing over is an end too: from there on somebody else leads. */
function handsOver(flow: FlowStep[], id: string): boolean {
  return flow.some(({ step }) => step.id === id && step.kind === 'escalate');
}
