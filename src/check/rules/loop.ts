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
        'A circle that only success leads out of is walked for an hour by somebody who is sure that the next round will work.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, flow } of flowsIn(files)) {
      const told = new Set<string>();
      const back = comeBackTo(flow);
      for (const [index, { step, exits }] of flow.entries()) {
        if (!back.has(step.id) || told.has(step.id)) continue;
        const circle = circleOf(flow, step.id, exits);
        if (circle.length === 0) continue;
        for (const { step: other } of circle) told.add(other.id);
        if (!onlySuccessLeaves(circle)) continue;
        yield finding(
          file,
          ['steps', index, 'id'],
          'flow/loop',
          `from step ${quote(step.id)} one goes in a circle until it works`,
          {
            level: 'warning',
            help: 'Let one step of it lead elsewhere when it does not: on_timeout: escalate, or a decide step that asks how often it was tried.',
          },
        );
      }
    }
  },
};

/** The steps to which a later one, or they themselves, lead: every circle has one. */
function comeBackTo(flow: FlowStep[]): Set<string> {
  const steps = stepsById(flow);
  const found = new Set<string>();
  for (const { number = 0, exits } of flow)
    for (const { to } of exits)
      if (to.type === 'step' && (steps.get(to.id)?.number ?? 0) <= number) found.add(to.id);
  return found;
}

/** The steps from which one can come to a step that leads back to them; none if it does not. */
function circleOf(flow: FlowStep[], id: string, exits: FlowStep['exits']): FlowStep[] {
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

/** A circle without any way out is an error of its own, and one that hands over has been left. */
function onlySuccessLeaves(circle: FlowStep[]): boolean {
  const inside = new Set(circle.map(({ step }) => step.id));
  const out = circle.flatMap(({ exits }) =>
    exits.filter(({ to }) => to.type !== 'step' || !inside.has(to.id)),
  );
  return (
    out.length > 0 &&
    out.every(({ on }) => on === 'then') &&
    !circle.some(({ step }) => step.kind === 'escalate' || step.kind === 'decide')
  );
}
