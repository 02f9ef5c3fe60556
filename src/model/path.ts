import { isOpen, type FlowStep, type Target } from './flow.ts';

/** The steps that a reader can come to from the first one, by any exit. Messages and steps alongside are not in it. */
export function reachableSteps(flow: FlowStep[]): Set<string> {
  const [first] = flow.filter(({ number }) => number !== undefined);
  return first ? follow(flow, [{ type: 'step', id: first.step.id }], () => true).steps : new Set();
}

/**
 * The steps that the exits of a step lead to, directly or not, without passing a step that `passable` refuses; and whether
 * the end or an escalation is among them.
 */
export function follow(flow: FlowStep[], from: Target[], passable: (step: FlowStep) => boolean): Reach {
  const byId = stepsById(flow);
  const reach: Reach = { steps: new Set(), end: false, escalate: false, unwritten: false };
  const open = [...from];
  for (let target = open.pop(); target; target = open.pop()) {
    if (target.type !== 'step') {
      reach[target.type] = true;
      continue;
    }
    const entry = byId.get(target.id);
    if (!entry || reach.steps.has(target.id)) continue;
    reach.steps.add(target.id);
    if (!passable(entry)) continue;
    reach.unwritten ||= isOpen(entry);
    open.push(...entry.exits.map(({ to }) => to));
  }
  return reach;
}

/** The steps of a flow by their ids. */
export function stepsById(flow: FlowStep[]): Map<string, FlowStep> {
  let found = known.get(flow);
  if (!found) known.set(flow, (found = new Map(flow.map((entry) => [entry.step.id, entry]))));
  return found;
}

/** Several rules ask about each step of a flow. */
const known = new WeakMap<FlowStep[], Map<string, FlowStep>>();

/** Everything that can be reached from a step. */
export interface Reach {
  steps: Set<string>;
  end: boolean;
  escalate: boolean;
  /** Whether an exit is among them of which nobody has written where it leads. */
  unwritten: boolean;
}
