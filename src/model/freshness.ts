import type { Catalog } from './catalog.ts';
import type { Runbook } from './content.ts';
import { formatDay } from './day.ts';
import { seconds } from './duration.ts';

/**
 * How long a runbook may be relied on. The latest review, or use that worked or worked after a fix, confirms it; a failed
 * use does not. As dates, because a page that says "overdue" may be wrong the day after it is built. undefined for a
 * runbook that nobody has reviewed.
 */
export function freshnessOf(catalog: Catalog, runbook: Runbook): Freshness | undefined {
  const { reviewed, review_every, exercised = [] } = runbook;
  if (!reviewed) return undefined;
  const uses = [...exercised].sort((a, b) => (a.date < b.date ? 1 : -1));
  const [newest] = uses;
  const worked = uses.find(({ outcome }) => outcome !== 'failed')?.date ?? '';
  const confirmed = worked > reviewed.date ? worked : reviewed.date;
  const every = review_every ?? catalog.organisation?.data.defaults.review_every ?? '180d';
  return {
    reviewed: reviewed.date,
    confirmed,
    validTo: dayAfter(confirmed, every),
    used: newest,
    failed: newest?.outcome === 'failed' && newest.date > reviewed.date ? newest : undefined,
  };
}

/**
 * The last time that someone worked through a runbook, and until when that is recent enough. A review is not an exercise.
 * undefined if nobody has ever worked through it.
 */
export function exerciseOf(catalog: Catalog, { exercised = [] }: Runbook): Exercise | undefined {
  const last = exercised
    .filter(({ kind }) => kind !== 'review')
    .map(({ date }) => date)
    .sort()
    .at(-1);
  const every = catalog.organisation?.data.defaults.exercise_every ?? EXERCISE_EVERY;
  return last === undefined ? undefined : { last, goodTo: dayAfter(last, every) };
}

/** The last day on which a handbook page that was verified on a day needs no other check. */
export function pageValidTo(verified: string): string {
  return dayAfter(verified, PAGE_GOOD_FOR);
}

/** How long a regulatory clock may be relied on after someone compared it with its source. */
export function reverifyEvery(catalog: Catalog): string {
  return catalog.organisation?.data.timers['regime-reverify']?.value ?? REVERIFY_EVERY;
}

/** Adds a duration to a day. YYYY-MM-DD, and at most the last day that a date can represent. */
export function dayAfter(date: string, duration: string): string {
  const day = Math.min(Date.parse(date) + seconds(duration) * 1000, LAST_DAY);
  return formatDay(new Date(day));
}

/** How old an exercise may be, unless the organisation sets it. */
const EXERCISE_EVERY = '365d';
/** How long a clock may be relied on, unless the organisation sets it. */
const REVERIFY_EVERY = '180d';
/** The process changes more slowly than the systems that runbooks are about. */
const PAGE_GOOD_FOR = '365d';
const LAST_DAY = Date.parse('9999-12-31');

/** All days as YYYY-MM-DD. */
export interface Freshness {
  reviewed: string;
  /** The last day on which someone found it right. */
  confirmed: string;
  /** The last day on which that still holds. */
  validTo: string;
  /** The newest use, whatever its outcome. */
  used: Use | undefined;
  /** The newest use, if it failed and nobody has reviewed the runbook since. */
  failed: Use | undefined;
}

export interface Exercise {
  last: string;
  goodTo: string;
}

export type Use = NonNullable<Runbook['exercised']>[number];
