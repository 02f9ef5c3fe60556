import { comparesIn } from '../model/collation.ts';
import { languageOf } from '../model/language.ts';
import { addressOf } from '../model/addresses.ts';
import { alertSlug } from '../model/alert-name.ts';
import { layersView, type LayerView } from '../views/layer.ts';
import { alertViews } from '../views/alert.ts';
import type { OpenQuestion } from '../check/open-question.ts';
import { needsOf } from '../check/rules/needed.ts';
import { findLevel, scaleOf } from '../model/level.ts';
import type { AlertRule } from './alert-rule.ts';
import type { RuleFile } from './rule-file.ts';
import { entriesOf, type Catalog, type Entry } from '../model/catalog.ts';
import { KIND_NAMES } from '../model/kinds.ts';
import type { Marking, Runbook, Service, Team } from '../model/content.ts';
import { formatDay } from '../model/day.ts';
import { dayAfter, exerciseOf, freshnessOf, type Use } from '../model/freshness.ts';
import { changedSinceReview } from './review-seen.ts';

/**
 * The work of each team before the next incident, by name of team: what is overdue or soon will be, what has changed
 * that a runbook depends on, what nobody has exercised, and what is not covered. undefined for the public, because it would
 * show a stranger where the organisation is weak. Counts only what the audience may see.
 */
export function healthOf(catalog: Catalog, options: HealthOptions): Health | undefined {
  if (catalog.audience === 'public') return undefined;
  const asOf = formatDay(options.now);
  const day: Day = { asOf, soon: dayAfter(asOf, `${HORIZON_DAYS}d`) };
  const compare = comparesIn(languageOf(catalog));
  const teams = [...catalog.teams.values()].sort((a, b) => compare(a.data.name, b.data.name));
  const index = indexOf(catalog, options);
  return {
    $schema: `schemas/health.v${HEALTH_VERSION}.json`,
    version: HEALTH_VERSION,
    audience: catalog.audience,
    as_of: asOf,
    horizon_days: HORIZON_DAYS,
    layers: layersView(catalog),
    ...(options.questions && { to_fill_in: shownQuestions(catalog, options.questions) }),
    teams: teams.map((team) => teamHealth(catalog, team, index, day)),
    ...(options.rules && {
      alerts_of_no_team: index.alerts?.get(undefined)?.missing ?? [],
      unread_rule_files: options.rules.filter(isUnread).map(({ file }) => file),
    }),
  };
}

/** The version of the report's form. It increases when something is renamed, moved or removed, but not when something is added. */
export const HEALTH_VERSION = 1;

/** How many days ahead the report looks. An older report cannot tell what is overdue. */
export const HORIZON_DAYS = 90;

/** The questions in the files that the audience may see. */
function shownQuestions(catalog: Catalog, questions: readonly OpenQuestion[]): OpenQuestion[] {
  const shown = new Set(KIND_NAMES.flatMap((kind) => entriesOf(catalog, kind).map(({ file }) => file)));
  return questions.filter(({ file }) => shown.has(file));
}

function teamHealth(catalog: Catalog, team: Entry<Team>, index: Index, day: Day): TeamHealth {
  const own = index.runbooks.get(team.id) ?? [];
  const status = (wanted: Runbook['status']): Entry<Runbook>[] =>
    own.filter(({ data }) => (data.status ?? 'active') === wanted);
  const active = status('active');
  const parts = {
    ...reviewsOf(catalog, active, day),
    ...exercisesOf(catalog, active, day),
    changed: active.flatMap((entry) => changesOf(catalog, entry)),
    failed: active.flatMap((entry) => failureOf(catalog, entry)),
    drafts: draftsOf(catalog, status('draft')),
    deprecated: status('deprecated').map(rowOf),
    services_without_runbook: (index.uncovered.get(team.id) ?? []).map(serviceRow),
    alerts: alertsOf(team.id, index),
    ...(index.findings && { findings: (index.findings.get(team.id) ?? []).map(standing) }),
    ...(index.suppressed && { suppressed: (index.suppressed.get(team.id) ?? []).map(silenced) }),
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

/** How many entries need action now, without those that are due later, deprecated or suppressed. */
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

/** Drafts that an alert leads to come first, the most severe of them at the top. */
function draftsOf(catalog: Catalog, drafts: Entry<Runbook>[]): DraftRow[] {
  const rankOf = ({ data }: Entry<Runbook>): number =>
    data.alerts?.length
      ? (findLevel(scaleOf(catalog.severity?.data), data.severity?.start ?? '')?.rank ?? 9)
      : 10;
  return drafts
    .map((entry) => ({ entry, rank: rankOf(entry) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => ({
      ...rowOf(entry),
      to_write: needsOf({ ...entry, placement: { kind: 'runbook', id: entry.id, team: entry.team } }).length,
      alerts: (entry.data.alerts ?? []).map(({ name }) => name),
    }));
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

/** The runbooks for major incidents that nobody has worked through recently. */
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
  // Only the id of a removed dependency is known, and this audience may not be allowed to see it.
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

/** Groups by team everything that the report counts, in one pass: there may be hundreds of teams. */
function indexOf(catalog: Catalog, { rules, findings, suppressed }: HealthOptions): Index {
  const teams = teamsOfFiles(catalog);
  const ofFile = ({ file }: { file: string }): string | undefined => teams.get(file);
  return {
    runbooks: Map.groupBy(catalog.runbooks.values(), ({ team }) => team),
    uncovered: Map.groupBy(uncovered(catalog), ({ team }) => team),
    named: namedAlerts(catalog),
    alerts: rules && alertsByTeam(catalog, rules),
    findings: findings && Map.groupBy(findings, ofFile),
    suppressed: suppressed && Map.groupBy(suppressed, ofFile),
  };
}

/** The services that no runbook in use is about, the most important first. */
function uncovered(catalog: Catalog): Entry<Service>[] {
  const covered = new Set(
    [...catalog.runbooks.values()]
      .filter(({ data }) => data.status !== 'deprecated')
      .flatMap(({ data }) => data.services ?? []),
  );
  return [...catalog.services.values()]
    .filter(({ id }) => !covered.has(id))
    .sort((a, b) => a.data.tier - b.data.tier || (a.id < b.id ? -1 : 1));
}

function serviceRow({ id, data, file }: Entry<Service>): ServiceRow {
  return {
    service: id,
    title: data.name,
    address: addressOf('service', id).slice(1),
    file,
    tier: data.tier,
  };
}

function alertsOf(team: string, { named, alerts }: Index): TeamHealth['alerts'] {
  const own = { named: named.get(team) ?? [] };
  if (!alerts) return own;
  const { defined, missing } = alerts.get(team) ?? { defined: new Set(), missing: [] };
  return { ...own, defined: defined.size, missing };
}

/** The alerts that the runbooks of each team name. */
function namedAlerts(catalog: Catalog): Map<string | undefined, string[]> {
  const found = new Map<string | undefined, string[]>();
  for (const { name, answers } of alertViews(catalog))
    for (const team of new Set(answers.map(({ runbook }) => runbook.owner?.id))) {
      const names = found.get(team);
      if (names) names.push(name);
      else found.set(team, [name]);
    }
  return found;
}

/**
 * The alerts that the rules define for each team, and those among them that no runbook names. Rules often define one
 * alert several times, for several thresholds; it counts once.
 */
function alertsByTeam(catalog: Catalog, rules: RuleFile[]): Map<string | undefined, TeamAlerts> {
  const named = new Set(alertViews(catalog).map(({ key }) => key));
  const teamOf = teamFinder(catalog);
  const found = new Map<string | undefined, TeamAlerts>();
  for (const { file, alerts } of rules) {
    for (const alert of alerts) {
      const [team, key] = [teamOf(alert), alertSlug(alert.name)];
      const own = found.get(team) ?? { defined: new Set(), missing: [] };
      found.set(team, own);
      if (own.defined.has(key)) continue;
      own.defined.add(key);
      if (named.has(key)) continue;
      own.missing.push({ alert: alert.name, file, line: alert.line });
    }
  }
  return found;
}

/** Whether a file has something wrong, or nothing in it that could be read: its alerts may be missing from the report. */
function isUnread({ alerts, recording, passedOver, findings }: RuleFile): boolean {
  return (
    findings.some(({ level }) => level === 'error') ||
    (alerts.length + recording === 0 && passedOver.length > 0)
  );
}

/** Finds the team that a rule's label means: by its id, or by its name as people write it. */
function teamFinder(catalog: Catalog): (alert: AlertRule) => string | undefined {
  const teams = new Map<string, string>();
  for (const { id, data } of catalog.teams.values())
    for (const name of [id, data.name.toLowerCase()]) if (!teams.has(name)) teams.set(name, id);
  return ({ labels }) => teams.get(labels['team']?.toLowerCase() ?? '');
}

function standing({ file, line, rule }: StandingFinding): StandingFinding {
  return { file, line, rule };
}

function silenced({ file, line, rule, by, reason, until }: SilencedFinding): Silenced {
  return {
    file,
    line,
    rule,
    by,
    ...(reason !== undefined && { reason }),
    ...(until !== undefined && { until }),
  };
}

/** The team that each file belongs to, among the files that the audience may see. */
function teamsOfFiles(catalog: Catalog): Map<string, string | undefined> {
  const kinds = ['teams', 'teamSeverities', 'teamRoles', 'services', 'runbooks', 'messages'] as const;
  const entries = kinds.flatMap((kind) => [...catalog[kind].values()]);
  return new Map(entries.map(({ file, team }) => [file, team]));
}

function rowOf({ id, data, file }: Entry<Runbook>): HealthRow {
  return { runbook: id, title: data.title, address: addressOf('runbook', id).slice(1), file };
}

interface Day {
  asOf: string;
  soon: string;
}

/** The counts of the report by team; undefined if the options give nothing to count. */
interface Index {
  runbooks: ByTeam<Entry<Runbook>>;
  uncovered: ByTeam<Entry<Service>>;
  named: ByTeam<string>;
  alerts: Map<string | undefined, TeamAlerts> | undefined;
  findings: ByTeam<StandingFinding> | undefined;
  suppressed: ByTeam<SilencedFinding> | undefined;
}

type ByTeam<T> = Map<string | undefined, T[]>;

/** The alerts of one team: those that rules define, by their slugs, and those that no runbook names. */
interface TeamAlerts {
  defined: Set<string>;
  missing: MissingAlert[];
}

export interface HealthOptions {
  now: Date;
  /** The rules of the monitoring system, if known. */
  rules?: RuleFile[] | undefined;
  /** The findings that do not stop the build, if known. */
  findings?: StandingFinding[] | undefined;
  /** The suppressed findings, if known. */
  suppressed?: SilencedFinding[] | undefined;
  /** The questions that nobody has answered yet, if known. */
  questions?: readonly OpenQuestion[] | undefined;
}

/**
 * A finding of the check that does not stop the build: a warning or a note. Without its message, which may name something
 * that this audience may not see.
 */
export interface StandingFinding {
  file: string;
  line: number;
  rule: string;
}

/** A suppressed finding. */
export interface SilencedFinding {
  file: string;
  line: number;
  rule: string;
  /** What suppresses it: a kind of comment, or the baseline. */
  by: string;
  reason?: string | undefined;
  /** When it returns; undefined if never. */
  until?: string | undefined;
}

/** The whole report. It is published unchanged as /health.json, so its keys are written as in the content files. */
export interface Health {
  /** Where its schema is, relative to the site. */
  $schema: string;
  version: typeof HEALTH_VERSION;
  audience: Marking;
  /** The day for which it holds, YYYY-MM-DD, as are all days in it. */
  as_of: string;
  horizon_days: number;
  layers: LayerView[];
  /** The questions of new files that nobody has answered yet; only if the check was run. */
  to_fill_in?: OpenQuestion[];
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
  /** How many entries in the lists need action now. */
  to_do: number;
}

interface HealthParts {
  overdue: Dated[];
  due: Dated[];
  unexercised: Exercised[];
  exercise_due: Exercised[];
  changed: Changed[];
  failed: Failed[];
  drafts: DraftRow[];
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

/** `to_write`: how many things nobody has written yet. */
export type DraftRow = HealthRow & { to_write: number; alerts: string[] };
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
