import type { Catalog } from '../model/catalog.ts';
import { freshnessOf } from '../model/freshness.ts';
import { refTo, type Ref } from '../model/reference.ts';

/** When the runbooks of a team are due for review, the soonest first. */
export function reviewsDue(catalog: Catalog, team: string): ReviewDue[] {
  return [...catalog.runbooks.values()]
    .filter((entry) => entry.team === team && entry.data.status !== 'deprecated')
    .flatMap(({ id, data }) => {
      const freshness = freshnessOf(catalog, data);
      return freshness ? [{ runbook: refTo(catalog, 'runbook', id), due: freshness.validTo }] : [];
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

export interface ReviewDue {
  runbook: Ref;
  /** YYYY-MM-DD. */
  due: string;
}
