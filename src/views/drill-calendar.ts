import { addressOf } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import { drillRow, drillsInOrder } from './drill.ts';
import { formatDuration } from '../model/duration.ts';
import { dayAfter } from '../model/freshness.ts';
import { parseStepCount } from '../model/record.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';

/**
 * When each team and the crisis leaders last had a drill, and by which day they need the next. Only dates, because the
 * browser decides whether a day has passed. A runbook that was worked through in a drill counts for
 * the team that owns it.
 */
export function drillCalendar(catalog: Catalog): DrillCalendar {
  const timers = catalog.organisation?.data.timers ?? {};
  const [team, crisis] = [timers['team-drill']?.value, timers['crisis-drill']?.value];
  const runs = [...drillRuns(catalog), ...runbookRuns(catalog)].sort(byDate).reverse();
  const planned = plansOf(catalog).sort(byDate);
  const turn = (every: string | undefined, wanted: (run: Run) => boolean): Turn => {
    const last = runs.find((run) => run.held && wanted(run));
    // A plan from before the last drill was carried out or dropped.
    const next = planned.find((plan) => wanted(plan) && (last === undefined || plan.date > last.date));
    return { last, next, due: last && every ? dayAfter(last.date, every) : undefined };
  };
  return {
    teamEvery: team && formatDuration(team),
    crisisEvery: crisis && formatDuration(crisis),
    teams: links([...catalog.teams.keys()].map((id) => refTo(catalog, 'team', id))).map((ref) => ({
      team: ref,
      ...turn(team, ({ teams }) => teams.some(({ id }) => id === ref.id)),
    })),
    crisis: turn(crisis, (run) => run.crisis),
    runs,
    planned,
  };
}

function drillRuns(catalog: Catalog): Run[] {
  return drillsInOrder(catalog).flatMap((entry) => {
    const { title, playersHref } = drillRow(entry);
    return (catalog.drillSettings.get(entry.id)?.data.exercised ?? []).map((run) => ({
      date: run.date,
      title,
      href: playersHref,
      teams: teamsOf(catalog, run.teams),
      crisis: run.crisis ?? false,
      held: run.outcome !== 'stopped',
      outcome: OUTCOMES[run.outcome],
      link: run.link,
    }));
  });
}

function plansOf(catalog: Catalog): Run[] {
  return drillsInOrder(catalog).flatMap((entry) => {
    const { title, playersHref } = drillRow(entry);
    return (catalog.drillSettings.get(entry.id)?.data.planned ?? []).map((plan) => ({
      date: plan.date,
      title,
      href: playersHref,
      teams: teamsOf(catalog, plan.teams),
      crisis: plan.crisis ?? false,
      held: false,
    }));
  });
}

function runbookRuns(catalog: Catalog): Run[] {
  return [...catalog.runbooks.values()].flatMap(({ id, data, team }) =>
    (data.exercised ?? [])
      .filter(({ kind }) => kind === 'drill')
      .map(({ date, outcome, steps, link }) => ({
        date,
        title: data.title,
        href: addressOf('runbook', id),
        teams: teamsOf(catalog, team === undefined ? [] : [team]),
        crisis: false,
        held: true,
        outcome: [RUNBOOK_OUTCOMES[outcome], ...stepsDone(steps)].join(', '),
        link,
      })),
  );
}

/** As in "14 of 14 steps". */
function stepsDone(steps: string | undefined): string[] {
  const count = steps === undefined ? undefined : parseStepCount(steps);
  return count ? [`${count.done} of ${count.of} steps`] : [];
}

function teamsOf(catalog: Catalog, ids: readonly string[] = []): LinkRef[] {
  return links(ids.map((id) => refTo(catalog, 'team', id)));
}

function byDate(a: Run, b: Run): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}

const OUTCOMES = {
  changed: 'something was changed',
  'nothing-to-change': 'nothing to change',
  stopped: 'stopped early',
} as const;

const RUNBOOK_OUTCOMES = {
  worked: 'the runbook worked',
  fixed: 'the runbook worked after it was fixed',
  failed: 'the runbook did not work',
} as const;

export interface DrillCalendar {
  /** How often a team has a drill; undefined where the organisation does not say. */
  teamEvery: string | undefined;
  crisisEvery: string | undefined;
  teams: (Turn & { team: LinkRef })[];
  crisis: Turn;
  /** The newest first. */
  runs: Run[];
  /** The next first, with those that are past. */
  planned: Run[];
}

export interface Turn {
  /** undefined: never. */
  last: Run | undefined;
  next: Run | undefined;
  /** The last day on which the last one is recent enough. */
  due: string | undefined;
}

export interface Run {
  /** YYYY-MM-DD. */
  date: string;
  title: string;
  href: string;
  teams: LinkRef[];
  /** Whether the people who would lead a crisis take part. */
  crisis: boolean;
  /** Whether it took place, and was not stopped. */
  held: boolean;
  outcome?: string;
  link?: string | undefined;
}
