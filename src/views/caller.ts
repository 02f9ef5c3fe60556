import type { Catalog } from '../model/catalog.ts';
import { flowOf, stepsOf } from '../model/flow.ts';
import { refTo, type LinkRef } from '../model/reference.ts';
import { roleOf } from './step-place.ts';

/** The steps of other runbooks that follow a runbook, whose readers come back there when they reach its end. */
export function callersOf(catalog: Catalog, id: string): CallerView[] {
  let found = known.get(catalog);
  if (!found) known.set(catalog, (found = allCallers(catalog)));
  return found.get(id) ?? [];
}

function allCallers(catalog: Catalog): Map<string, CallerView[]> {
  const callers = new Map<string, CallerView[]>();
  for (const [id, { data }] of catalog.runbooks)
    for (const { step, number } of flowOf(stepsOf(data))) {
      const runbook = refTo(catalog, 'runbook', id);
      if (step.kind !== 'follow' || step.runbook === undefined || runbook.type !== 'link') continue;
      const list = callers.get(step.runbook) ?? [];
      callers.set(step.runbook, list);
      const role = roleOf(catalog, step)?.id;
      list.push({ runbook, step: step.id, number, title: step.title, role });
    }
  return callers;
}

/** Every runbook asks about itself. */
const known = new WeakMap<Catalog, Map<string, CallerView[]>>();

export interface CallerView {
  runbook: LinkRef;
  /** The id of its step, its number and its title. */
  step: string;
  number: number | undefined;
  title: string;
  /** Whose step it is; undefined where this audience may not see it. */
  role: string | undefined;
}
