import { finding } from '../../diagnostics/diagnostic.ts';
import type { Step } from '../../model/flow.ts';
import { follow } from '../../model/path.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { flowsIn, type Rule } from './rule.ts';

export const endsUnverified: Rule = {
  finds: {
    'flow/ends-unverified': {
      level: 'error',
      reason:
        'A change that nobody looked at afterwards is a hope. The incident is closed, and comes back an hour later with nobody there.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data, flow } of flowsIn(files)) {
      // Then the whole page is verified by hand, and says by what.
      if (data.recovered_when?.length) continue;
      for (const [index, { step, number, exits }] of flow.entries()) {
        if (number === undefined || !changes(step)) continue;
        const onward = exits.filter(({ on }) => on !== 'otherwise').map(({ to }) => to);
        if (!follow(flow, onward, (next) => !looks(next.step)).end) continue;
        yield finding(
          file,
          ['steps', index, 'id'],
          'flow/ends-unverified',
          `after step ${quote(step.id)} the end is reached without a look at whether it worked`,
          { help: 'Lead it to a verify step, or say under recovered_when by what you know that it is over.' },
        );
      }
    }
  },
};

function changes(step: Step): boolean {
  return step.kind === 'do' || step.kind === 'rollback';
}

/** A hand-over is not unverified: whoever takes over looks. */
function looks(step: Step): boolean {
  return step.kind === 'verify' || step.kind === 'check' || step.kind === 'escalate';
}
