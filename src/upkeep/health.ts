import { addressOf } from '../model/addresses.ts';
import { alertViews } from '../views/alert.ts';
import type { AlertRule, RuleFile } from './alert-rule.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import type { Marking, Runbook, Service, Team } from '../model/content.ts';
import { textOfDay } from '../model/day.ts';
import { dayAfter, exerciseOf, freshnessOf, type Use } from '../model/freshness.ts';
import { placesIn } from '../diagnostics/position.ts';
import { changedSinceReview } from './review-seen.ts';

/**
 * What each team has to mend before the next incident, by name of team: what is past its date or soon will be, what
 * changed under a runbook, what nobody has tried, what is not covered. undefined for the public: it tells a stranger
 * where the organisation is weak. Counted over what the audience may see.
 */
export function healthOf(catalog: Catalog, options: HealthOptions): Health | undefined {
  if (catalog.audience === 'public') return undefined;
  const asOf = textOfDay(options.now);
  const day: Day = { asOf, soon: dayAfter(asOf, `${HORIZON_DAYS}d`) };
  const teams = [...catalog.teams.values()].sort((a, b) => (a.data.name < b.data.name ? -1 : 1));
  const covered = coveredServices(catalog);
  return {
    $schema: `schemas/health.v${HEALTH_VERSION}.json`,
    version: HEALTH_VERSION,
    audience: catalog.audience,
    as_of: asOf,
    horizon_days: HORIZON_DAYS,
    teams: teams.map((team) => teamHealth(catalog, team, covered, day, options)),
    ...(options.rules && {
      alerts_of_no_team: missingOf(catalog, options.rules, undefined),
      unread_rule_files: options.rules.filter(({ findings }) => findings.length).map(({ file }) => file),
    }),
  };
}

/** The version of the report's form. It grows when something is renamed, moved or removed, and not when something is added. */
export const HEALTH_VERSION = 1;

/** How many days ahead the report looks. An older report can no longer tell what is past its date. */
export const HORIZON_DAYS = 90;

function teamHealth(
  catalog: Catalog,
  team: Entry<Team>,
  covered: ReadonlySet<string>,
  day: Day,
  options: HealthOptions,
): TeamHealth {
  const own = [...catalog.runbooks.values()].filter((entry) => entry.team === team.id);
  const status = (wanted: Runbook['status']): Entry<Runbook>[] =>
    own.filter(({ data }) => (data.status ?? 'active') === wanted);
  const active = status('active');
  const parts = {
    ...reviewsOf(catalog, active, day),
    ...exercisesOf(catalog, active, day),
    changed: active.flatMap((entry) => changesOf(catalog, entry)),
    failed: active.flatMap((entry) => failureOf(catalog, entry)),
    drafts: status('draft').map(rowOf),
    deprecated: status('deprecated').map(rowOf),
    services_without_runbook: uncovered(catalog, team.id, covered),
    alerts: alertsOf(catalog, team.id, options.rules),
    ...(options.findings && { findings: findingsOf(catalog, team.id, options.findings) }),
    ...(options.suppressed && { suppressed: silencedOf(catalog, team.id, options.suppressed) }),
  };
  return {
    team: team.id,
    name: team.data.name,
    address: addressOf('team', team.id).slice(1),
    runbooks: active.length,
    to_do: toDo(parts),
    ...parts,
  };
}

/** What somebody should see to now. What is due later, is no longer used or was suppressed on purpose is not counted. */
function toDo(parts: HealthParts): number {
  const lists = [
    parts.overdue,
    parts.unexercised,
    parts.changed,
    parts.failed,
    parts.drafts,
    parts.services_without_runbook,
    parts.alerts.missing ?? [],
  ];
  return lists.reduce((sum, list) => sum + list.length, 0);
}

function reviewsOf(
  catalog: Catalog,
  active: Entry<Runbook>[],
  { asOf, soon }: Day,
): Pick<TeamHealth, 'overdue' | 'due'> {
  const dated = active
    .flatMap((entry): Dated[] => {
      const valid_to = freshnessOf(catalog, entry.data)?.validTo;
      return valid_to === undefined ? [] : [{ ...rowOf(entry), valid_to }];
    })
    .sort((a, b) => (a.valid_to < b.valid_to ? -1 : 1));
  return {
    overdue: dated.filter(({ valid_to }) => valid_to < asOf),
    due: dated.filter(({ valid_to }) => valid_to >= asOf && valid_to <= soon),
  };
}

/** Of the runbooks that a major incident starts with, those that nobody has worked through lately. */
function exercisesOf(
  catalog: Catalog,
  active: Entry<Runbook>[],
  { asOf, soon }: Day,
): Pick<TeamHealth, 'unexercised' | 'exercise_due'> {
  const rows = active
    .filter(({ data }) => isMajor(catalog, data))
    .map((entry): Exercised => {
      const exercise = exerciseOf(catalog, entry.data);
      return { ...rowOf(entry), ...(exercise && { last: exercise.last, valid_to: exercise.goodTo }) };
    })
    .sort((a, b) => ((a.valid_to ?? '') < (b.valid_to ?? '') ? -1 : 1));
  return {
    unexercised: rows.filter(({ valid_to }) => valid_to === undefined || valid_to < asOf),
    exercise_due: rows.filter(
      ({ valid_to }) => valid_to !== undefined && valid_to >= asOf && valid_to <= soon,
    ),
  };
}

function isMajor(catalog: Catalog, { severity }: Runbook): boolean {
  const { levels = [], major_at } = catalog.severity?.data ?? {};
  const rank = (id: string | undefined): number | undefined => levels.find((level) => level.id === id)?.rank;
  return (rank(severity?.start) ?? Infinity) <= (rank(major_at) ?? 0);
}

function changesOf(catalog: Catalog, entry: Entry<Runbook>): Changed[] {
  // What was removed is known by its id only, which may be that of something this audience may not see.
  const changes = changedSinceReview(catalog, entry)
    .filter(({ how }) => how !== 'removed' || catalog.audience === 'restricted')
    .map(({ ref, how, name }) => ({ ref, how, name }));
  const since = entry.data.reviewed?.date;
  return changes.length && since !== undefined ? [{ ...rowOf(entry), since, changes }] : [];
}

function failureOf(catalog: Catalog, entry: Entry<Runbook>): Failed[] {
  const used = freshnessOf(catalog, entry.data)?.used;
  return used?.outcome === 'failed' ? [{ ...rowOf(entry), date: used.date, kind: used.kind }] : [];
}

/** The services about which there is a runbook that is still used. */
function coveredServices(catalog: Catalog): Set<string> {
  return new Set(
    [...catalog.runbooks.values()]
      .filter(({ data }) => data.status !== 'deprecated')
      .flatMap(({ data }) => data.services ?? []),
  );
}

function uncovered(catalog: Catalog, team: string, covered: ReadonlySet<string>): ServiceRow[] {
  return [...catalog.services.values()]
    .filter((entry) => entry.team === team && !covered.has(entry.id))
    .sort((a, b) => a.data.tier - b.data.tier || (a.id < b.id ? -1 : 1))
    .map(({ id, data, file }: Entry<Service>) => ({
      service: id,
      title: data.name,
      address: addressOf('service', id).slice(1),
      file,
      tier: data.tier,
    }));
}

function alertsOf(catalog: Catalog, team: string, rules: RuleFile[] | undefined): TeamHealth['alerts'] {
  const named = alertViews(catalog)
    .filter(({ answers }) => answers.some(({ runbook }) => runbook.owner?.id === team))
    .map(({ name }) => name);
  if (!rules) return { named };
  const defined = rules.flatMap(({ alerts }) => alerts.filter((alert) => teamOf(catalog, alert) === team));
  return {
    named,
    defined: new Set(defined.map(({ name }) => name.toLowerCase())).size,
    missing: missingOf(catalog, rules, team),
  };
}

/** The alerts of a team that no runbook names. Rules often define one several times, for several thresholds: once. */
function missingOf(catalog: Catalog, rules: RuleFile[], team: string | undefined): MissingAlert[] {
  const known = new Set(alertViews(catalog).map(({ key }) => key));
  return rules.flatMap(({ file, text, alerts }) => {
    const missing = alerts.filter((alert) => {
      const key = alert.name.toLowerCase();
      if (known.has(key) || teamOf(catalog, alert) !== team) return false;
      known.add(key);
      return true;
    });
    if (!missing.length) return [];
    const placeOf = placesIn(text);
    return missing.map(({ name, path }) => ({ alert: name, file, line: placeOf(path).line }));
  });
}

/** The team that a rule's label means: by its id, or by its name as people write it. */
function teamOf(catalog: Catalog, { labels }: AlertRule): string | undefined {
  const wanted = labels['team']?.toLowerCase();
  return [...catalog.teams.values()].find(
    ({ id, data }) => id === wanted || data.name.toLowerCase() === wanted,
  )?.id;
}

function findingsOf(catalog: Catalog, team: string, findings: StandingFinding[]): StandingFinding[] {
  const isOwn = ownFile(catalog, team);
  return findings.filter(({ file }) => isOwn(file)).map(({ file, line, rule }) => ({ file, line, rule }));
}

function silencedOf(catalog: Catalog, team: string, suppressed: SilencedFinding[]): Silenced[] {
  const isOwn = ownFile(catalog, team);
  return suppressed
    .filter(({ file }) => isOwn(file))
    .map(({ file, line, rule, by, reason, until }) => ({
      file,
      line,
      rule,
      by,
      ...(reason !== undefined && { reason }),
      ...(until !== undefined && { until }),
    }));
}

/** Whether a file is one of the team's, among those that the audience may see. */
function ownFile(catalog: Catalog, team: string): (file: string) => boolean {
  const kinds = ['teams', 'teamSeverities', 'teamRoles', 'services', 'runbooks', 'messages'] as const;
  const own = kinds.flatMap((kind) => [...catalog[kind].values()]).filter((entry) => entry.team === team);
  const files = new Set(own.map(({ file }) => file));
  return (file) => files.has(file);
}

function rowOf({ id, data, file }: Entry<Runbook>): HealthRow {
  return { runbook: id, title: data.title, address: addressOf('runbook', id).slice(1), file };
}

interface Day {
  asOf: string;
  soon: string;
}

export interface HealthOptions {
  now: Date;
  /** What the monitoring system alerts on; undefined if nobody says. */
  rules?: RuleFile[] | undefined;
  /** The findings that stop nothing; undefined if nobody says. */
  findings?: StandingFinding[] | undefined;
  /** The findings that somebody decided to live with; undefined if nobody says. */
  suppressed?: SilencedFinding[] | undefined;
}

/**
 * A finding of the check that stops nothing: a warning, or advice. Without its message, which may name what this audience
 * may not see.
 */
export interface StandingFinding {
  file: string;
  line: number;
  rule: string;
}

/** A finding that somebody decided to live with. */
export interface SilencedFinding {
  file: string;
  line: number;
  rule: string;
  /** What silenced it: a comment of some kind, or the baseline. */
  by: string;
  reason?: string | undefined;
  /** When it returns; undefined if never. */
  until?: string | undefined;
}

/** The whole report. It is /health.json as it stands, so its keys are written as in the content files. */
export interface Health {
  /** Where its schema is, relative to the site. */
  $schema: string;
  version: typeof HEALTH_VERSION;
  audience: Marking;
  /** The day for which it holds, YYYY-MM-DD, as are all days in it. */
  as_of: string;
  horizon_days: number;
  teams: TeamHealth[];
  /** Alerts without a runbook whose rule names no team of ours; this and the next only if rule files were read. */
  alerts_of_no_team?: MissingAlert[];
  /** Rule files that could not be read, or not whole. */
  unread_rule_files?: string[];
}

export interface TeamHealth extends HealthParts {
  team: string;
  name: string;
  /** Relative to the site. */
  address: string;
  /** How many active runbooks it has. */
  runbooks: number;
  /** How many things in the lists want somebody's hand now. */
  to_do: number;
}

interface HealthParts {
  overdue: Dated[];
  due: Dated[];
  unexercised: Exercised[];
  exercise_due: Exercised[];
  changed: Changed[];
  failed: Failed[];
  drafts: HealthRow[];
  deprecated: HealthRow[];
  services_without_runbook: ServiceRow[];
  alerts: {
    /** Those that a runbook of the team names. */
    named: string[];
    /** How many different ones the rules define for it. */
    defined?: number;
    missing?: MissingAlert[];
  };
  findings?: StandingFinding[];
  suppressed?: Silenced[];
}

export interface HealthRow {
  runbook: string;
  title: string;
  /** Relative to the site. */
  address: string;
  /** Relative to the repository. */
  file: string;
}

export type Dated = HealthRow & { valid_to: string };
/** Without both if it was never exercised. */
export type Exercised = HealthRow & { last?: string; valid_to?: string };
export type Changed = HealthRow & { since: string; changes: { ref: string; how: string; name: string }[] };
export type Failed = HealthRow & { date: string; kind: Use['kind'] };
export type ServiceRow = Omit<HealthRow, 'runbook'> & { service: string; tier: number };
export type MissingAlert = { alert: string; file: string; line: number };
export type Silenced = {
  file: string;
  line: number;
  rule: string;
  by: string;
  reason?: string;
  until?: string;
};
