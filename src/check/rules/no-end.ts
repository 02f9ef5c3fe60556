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
        'A reader who is caught in a loop of steps keeps going long after they should have called someone.',
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
          `step ${quote(step.id)} leads neither to the end nor to another person`,
          { help: 'Give one step of the loop an exit, as in `then: end` or `otherwise: escalate`.' },
        );
      }
    }
  },
};

/** Handing over is an end too, because someone else leads from there. */
function handsOver(flow: FlowStep[], id: string): boolean {
  return flow.some(({ step }) => step.id === id && step.kind === 'escalate');
}
