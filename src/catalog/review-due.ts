import type { Catalog } from './catalog.ts';
import { seconds } from './duration.ts';
import { refTo, type Ref } from './reference.ts';

/**
 * When the runbooks of a team are due for review, the soonest first. As dates: a page that said "overdue" would be wrong
 * the day after it was built, and one that says when stays right.
 */
export function reviewsDue(catalog: Catalog, team: string): ReviewDue[] {
  const usual = catalog.organisation?.data.defaults.review_every ?? '180d';
  return [...catalog.runbooks.values()]
    .filter((entry) => entry.team === team)
    .flatMap(({ id, data }) =>
      data.reviewed
        ? [
            {
              runbook: refTo(catalog, 'runbook', id),
              due: dayAfter(data.reviewed.date, data.review_every ?? usual),
            },
          ]
        : [],
    )
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

function dayAfter(date: string, interval: string): string {
  return new Date(Date.parse(date) + seconds(interval) * 1000).toISOString().slice(0, 10);
}

export interface ReviewDue {
  runbook: Ref;
  /** YYYY-MM-DD. */
  due: string;
}
