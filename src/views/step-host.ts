import type { FlowStep, Step } from '../model/flow.ts';
import type { FindPlace, StepPlace } from './step-place.ts';

/** The hosts that nobody can reach after a step, each with the steps that join it again. */
export function cutsOf(flow: FlowStep[], step: Step, place: FindPlace): CutView[] {
  return hostsIn(step, 'cuts').map((host) => ({
    host,
    until: flow
      .filter((other) => hostsIn(other.step, 'joins').includes(host))
      .flatMap((other) => place(other.step.id) ?? []),
  }));
}

/** The hosts that can be reached again after a step. */
export function joinsOf(step: Step): string[] {
  return hostsIn(step, 'joins');
}

function hostsIn(step: Step, key: 'cuts' | 'joins'): string[] {
  return step.kind === 'do' || step.kind === 'rollback' ? (step[key] ?? []) : [];
}

/** A host that is cut off, and until when. */
export interface CutView {
  host: string;
  until: StepPlace[];
}
