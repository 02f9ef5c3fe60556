import { finding } from '../../diagnostics/diagnostic.ts';
import { flowOf, isNumbered, stepsOf, type FlowStep, type Step } from '../../model/flow.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { isWritten, runbooksIn, type Rule } from './rule.ts';

export const fallThrough: Rule = {
  finds: {
    'flow/fall-through': {
      level: 'error',
      reason:
        'After a good result the reader continues with the next step, which must not be one that is meant for a bad result.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data } of runbooksIn(files)) {
      if (!isWritten(data)) continue;
      const flow = flowOf(stepsOf(data));
      const branches = branchTargets(flow);
      for (const [index, { step, exits }] of flow.entries()) {
        if (!isNumbered(step) || !('then' in step || FALLS.has(step.kind))) continue;
        const fall = exits.find(({ on, stated }) => on === 'then' && !stated);
        if (fall?.to.type !== 'step') continue;
        const { id } = fall.to;
        const next = flow.find((candidate) => candidate.step.id === id)?.step;
        const why = next && reason(next, step, branches);
        if (!why) continue;
        yield finding(
          file,
          ['steps', index],
          'flow/fall-through',
          `step ${quote(step.id)} continues to step ${quote(id)}, ${why}`,
          {
            help: `Say where it continues, as in \`then: ${id}\` or \`then: end\`.`,
          },
        );
      }
    }
  },
};

function reason(next: Step, from: Step, branches: Map<string, Set<string>>): string | undefined {
  if (next.kind === 'rollback' || next.kind === 'escalate')
    return `which is ${next.kind === 'rollback' ? 'a rollback' : 'an escalation'}`;
  const deliberate = 'otherwise' in from && from.otherwise === 'next';
  const [by] = [...(branches.get(next.id) ?? [])].filter((id) => id !== from.id || !deliberate);
  if (by === undefined) return undefined;
  return `which is a branch of ${by === from.id ? 'the same step' : `step ${quote(by)}`}`;
}

/** The steps that an `otherwise`, an answer or a default leads to, each with the steps that lead to it. */
function branchTargets(flow: FlowStep[]): Map<string, Set<string>> {
  const targets = new Map<string, Set<string>>();
  for (const { step, exits } of flow) {
    for (const { on, to, stated } of exits) {
      if (to.type !== 'step' || !stated || on === 'then' || on === 'timeout') continue;
      targets.set(to.id, (targets.get(to.id) ?? new Set()).add(step.id));
    }
  }
  return targets;
}

const FALLS: ReadonlySet<string> = new Set([
  'check',
  'do',
  'follow',
  'verify',
  'escalate',
  'wait',
  'rollback',
]);
