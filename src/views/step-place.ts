import type { Catalog } from '../model/catalog.ts';
import type { FlowStep, Step } from '../model/flow.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';

/** The role that does a step; undefined where this audience may not see it. */
export function roleOf(catalog: Catalog, step: Step): LinkRef | undefined {
  return links([refTo(catalog, 'role', step.role ?? 'responder')])[0];
}

/** Returns how `from` names the other steps of its runbook. */
export function placesFrom(catalog: Catalog, flow: FlowStep[], from: Step): FindPlace {
  const own = roleOf(catalog, from);
  return (id) => {
    const found = flow.find(({ step }) => step.id === id);
    if (!found) return undefined;
    const theirs = roleOf(catalog, found.step);
    const whose = theirs?.id === own?.id ? undefined : theirs?.name;
    return { id, number: found.number, title: found.step.title, whose };
  };
}

/** Finds a step by its id; undefined if the runbook has no such step. */
export type FindPlace = (id: string) => StepPlace | undefined;

/** A step as another step names it. */
export interface StepPlace {
  id: string;
  /** None for messages and for steps that run alongside another. */
  number: number | undefined;
  title: string;
  /** The name of its role, unless the step that names it has the same role. */
  whose: string | undefined;
}
