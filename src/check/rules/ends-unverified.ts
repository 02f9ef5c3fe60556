import { finding } from '../../diagnostics/diagnostic.ts';
import type { Step } from '../../model/flow.ts';
import { follow } from '../../model/path.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { flowsIn, isWritten, type Rule } from './rule.ts';

export const endsUnverified: Rule = {
  finds: {
    'flow/ends-unverified': {
      level: 'error',
      reason:
        'If nobody checks a change, the incident can be closed too early and come back an hour later, when everyone has left.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data, flow } of flowsIn(files)) {
      // Such a page says itself how to tell that it is over.
      if (data.recovered_when?.length || !isWritten(data)) continue;
      for (const [index, { step, number, exits }] of flow.entries()) {
        if (number === undefined || !changes(step)) continue;
        const onward = exits.filter(({ on }) => on !== 'otherwise').map(({ to }) => to);
        if (!follow(flow, onward, (next) => !looks(next.step)).end) continue;
        yield finding(
          file,
          ['steps', index, 'id'],
          'flow/ends-unverified',
          `step ${quote(step.id)} leads to the end without a check that it worked`,
          { help: 'Lead it to a `verify` step, or say under `recovered_when` how to tell that it is over.' },
        );
      }
    }
  },
};

function changes(step: Step): boolean {
  return step.kind === 'do' || step.kind === 'rollback';
}

/** A hand-over counts as a check, because the person who takes over looks. */
function looks(step: Step): boolean {
  return (
    step.kind === 'verify' || step.kind === 'check' || step.kind === 'diagnose' || step.kind === 'escalate'
  );
}
