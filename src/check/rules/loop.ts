import { finding } from '../../diagnostics/diagnostic.ts';
import type { FlowStep } from '../../model/flow.ts';
import { follow, stepsById } from '../../model/path.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { flowsIn, type Rule } from './rule.ts';

export const loop: Rule = {
  finds: {
    'flow/loop': {
      level: 'warning',
      reason:
        'Someone who is sure that the next round will work repeats a loop for an hour if only success leads out of it.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, data, flow } of flowsIn(files)) {
      if (data.loop_ends !== undefined) continue;
      const reported = new Set<string>();
      const starts = loopStarts(flow);
      for (const [index, { step, exits }] of flow.entries()) {
        if (!starts.has(step.id) || reported.has(step.id)) continue;
        const cycle = cycleThrough(flow, step.id, exits);
        if (cycle.length === 0) continue;
        for (const { step: other } of cycle) reported.add(other.id);
        if (!onlySuccessLeaves(cycle)) continue;
        yield finding(
          file,
          ['steps', index, 'id'],
          'flow/loop',
          `steps from ${quote(step.id)} loop until one of them succeeds, with no way out if it never does`,
          {
            level: 'warning',
            help: 'Give one step in the loop another exit, such as `on_timeout: escalate`, or add a `decide` step that limits the number of tries. If it ends for a reason that the steps do not show, say so, as in `loop_ends: Each round moves one of six shards, so the seventh finds none.`',
          },
        );
      }
    }
  },
};

/** The steps that they themselves or a later step lead to. Every cycle has one. */
function loopStarts(flow: FlowStep[]): Set<string> {
  const steps = stepsById(flow);
  const found = new Set<string>();
  for (const { number = 0, exits } of flow)
    for (const { to } of exits)
      if (to.type === 'step' && (steps.get(to.id)?.number ?? 0) <= number) found.add(to.id);
  return found;
}

/** The steps of the cycle that a step is in; none if it is in no cycle. */
function cycleThrough(flow: FlowStep[], id: string, exits: FlowStep['exits']): FlowStep[] {
  const ahead = follow(
    flow,
    exits.map(({ to }) => to),
    () => true,
  ).steps;
  if (!ahead.has(id)) return [];
  return flow.filter(
    (other) =>
      ahead.has(other.step.id) &&
      follow(
        flow,
        other.exits.map(({ to }) => to),
        () => true,
      ).steps.has(id),
  );
}

/** A cycle without any exit is an error of its own, and one that hands over has been left. */
function onlySuccessLeaves(cycle: FlowStep[]): boolean {
  const inside = new Set(cycle.map(({ step }) => step.id));
  const out = cycle.flatMap(({ exits }) =>
    exits.filter(({ to }) => to.type !== 'step' || !inside.has(to.id)),
  );
  return (
    out.length > 0 &&
    out.every(({ on }) => on === 'then') &&
    !cycle.some(({ step }) => step.kind === 'escalate' || step.kind === 'decide')
  );
}
