import { comparesIn } from '../model/collation.ts';
import { alertAddress } from '../model/addresses.ts';
import { markingOf } from '../model/audience.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import {
  handOffView,
  escalationPathView,
  nextEscalationStep,
  type HandOffView,
  type EscalationStepView,
} from './contact.ts';
import type { Links, Marking, Runbook } from '../model/content.ts';
import { formatDuration, formatSeconds } from '../model/duration.ts';
import { inEnvironment, type Environment } from '../model/environment.ts';
import { durationOf, flowOf, stepsOf, wayOf, type Duration } from '../model/flow.ts';
import { findLevel, scaleOf } from '../model/level.ts';
import { freshnessOf, type Freshness, type Use } from '../model/freshness.ts';
import { parseStepCount, type StepCount } from '../model/record.ts';
import { messageView, variableViews, type MessageView, type VariableView } from './message.ts';
import { links, refTo, type LinkRef, type Ref } from '../model/reference.ts';
import { languageOf } from '../model/language.ts';
import { callersOf, type CallerView } from './caller.ts';
import { environmentsView, type EnvironmentsView } from './environment.ts';
import { levelView, type LevelView } from './level.ts';
import { placesOf } from '../shell/place.ts';
import { lackedBy } from '../schema/needs.ts';
import { sourceOf, type PageSource } from './frame.ts';
import { isChange, stepViews, type StepView } from './step.ts';

/**
 * Everything that a runbook's page shows, with every reference resolved. With an environment, it is the page for that one, and
 * its values are everywhere.
 */
export function runbookView(
  catalog: Catalog,
  general: Entry<Runbook>,
  environment?: Environment,
): RunbookView {
  const entry = environment ? { ...general, data: inEnvironment(general.data, environment) } : general;
  const { data } = entry;
  const escalationPath = escalationPathView(catalog, entry.team ?? '', data.escalation);
  const steps = stepViews(catalog, entry, nextEscalationStep(escalationPath));
  return {
    ...runbookRow(catalog, entry),
    marking: markingOf(catalog, 'runbook', entry),
    replacedBy: data.replaced_by === undefined ? undefined : refTo(catalog, 'runbook', data.replaced_by),
    meaning: data.meaning,
    impact: data.impact && {
      users: data.impact.users,
      if_ignored: data.impact.if_ignored,
      detail: data.impact.detail,
      deadline: data.impact.deadline && formatDuration(data.impact.deadline, languageOf(catalog)),
    },
    unwritten: lackedBy('runbook', data),
    symptoms: data.symptoms ?? [],
    raiseIf: (data.severity?.raise_if ?? []).map(({ when, to }) => ({ when, to: levelView(catalog, to) })),
    escalate: escalateView(catalog, data, escalationPath),
    outOfScope: waysOut(catalog, data.out_of_scope),
    stopIf: waysOut(catalog, data.stop_if),
    access: data.access ?? [],
    evidence: data.evidence ?? [],
    environments: environmentsView(catalog, general, environment),
    variables: variableViews(data.variables, placesOf(data)),
    links: data.links ?? [],
    steps,
    duration: durationText(catalog, data),
    recoveredWhen: data.recovered_when ?? [],
    putBack: steps.flatMap((step) => putBackOf(step) ?? []),
    escalationPath,
    messages: (data.messages ?? []).flatMap((id) => {
      const message = catalog.messages.get(id);
      return message ? [messageView(catalog, message)] : [];
    }),
    room: data.room,
    freshness: freshnessOf(catalog, data),
    reviewed: data.reviewed && { date: data.reviewed.date, by: refTo(catalog, 'role', data.reviewed.by) },
    exercised: [...(data.exercised ?? [])]
      .sort((a, b) => (a.date < b.date ? 1 : -1))
      .map((use) => useView(catalog, use)),
    calledBy: callersOf(catalog, entry.id),
    roles: rolesOf(catalog, steps),
    source: sourceOf(catalog, entry.file),
  };
}

function waysOut(catalog: Catalog, ways: Runbook['stop_if'] = []): WayOutView[] {
  return ways.map((way) => {
    const to = wayOf(way);
    return { when: way.when, to: to === undefined ? undefined : handOffView(catalog, to) };
  });
}

/** A record that is a file is for the check alone, so only an address is shown. */
function useView(catalog: Catalog, { date, kind, outcome, link, steps, took, record }: Use): UseView {
  return {
    date,
    kind,
    outcome,
    steps: steps === undefined ? undefined : parseStepCount(steps),
    took: took && formatDuration(took, languageOf(catalog)),
    link: link ?? (record?.startsWith('https://') ? record : undefined),
  };
}

/** A runbook's line in a list. */
export function runbookRow(catalog: Catalog, { id, data, team }: Entry<Runbook>): RunbookRow {
  return {
    id,
    href: `/runbooks/${id}/`,
    title: data.title,
    kind: data.kind,
    status: data.status ?? 'active',
    useWhen: data.use_when,
    owner: links([refTo(catalog, 'team', team ?? '')])[0],
    services: links((data.services ?? []).map((service) => refTo(catalog, 'service', service))),
    level: data.severity && levelView(catalog, data.severity.start),
    alerts: (data.alerts ?? []).map((alert) => ({ ...alert, href: alertAddress(alert.name) })),
  };
}

/** All runbooks for the index: by owner, and within an owner the most severe first. */
export function runbookRows(catalog: Catalog): RunbookRow[] {
  const compare = comparesIn(languageOf(catalog));
  const rank = ({ level }: RunbookRow): number => level?.rank ?? 9;
  const rows = [...catalog.runbooks.values()].map((entry) => runbookRow(catalog, entry));
  return rows.sort(
    (a, b) =>
      compare(a.owner?.name ?? '', b.owner?.name ?? '') || rank(a) - rank(b) || compare(a.title, b.title),
  );
}

/** One role's part of a runbook: exactly its own steps, and nothing that belongs to the page as a whole. */
export function rolePart(runbook: RunbookView, role: string): RunbookView {
  const steps = runbook.steps.filter((step) => step.role?.id === role);
  const putBack = runbook.putBack.filter(({ id }) => steps.some((step) => step.id === id));
  return { ...runbook, steps, putBack, messages: [], links: [], symptoms: [], exercised: [] };
}

/** The roles that have a step in a runbook, in the order in which they appear. Each has a role checklist. */
export function rolesOf(catalog: Catalog, steps: StepView[]): LinkRef[] {
  const ids = new Set(steps.map(({ role }) => role?.id).filter((id) => id !== undefined));
  return links([...ids].map((id) => refTo(catalog, 'role', id)));
}

function escalateView(
  catalog: Catalog,
  data: Runbook,
  escalationPath: EscalationStepView[],
): RunbookView['escalate'] {
  const level = findLevel(scaleOf(catalog.severity?.data), data.severity?.start ?? '');
  const after = data.escalate_after ?? level?.response.escalate_after;
  return after === undefined
    ? undefined
    : { after: formatDuration(after, languageOf(catalog)), to: nextEscalationStep(escalationPath)?.contact };
}

function putBackOf(step: StepView): RunbookView['putBack'][number] | undefined {
  if (!isChange(step) || step.leaves === undefined) return undefined;
  const { leaves, id, number, title } = step;
  return { text: leaves, id, number, title };
}

function durationText(catalog: Catalog, data: Runbook): string {
  const { shortest, longest } = durationIn(catalog, data);
  const [low, high] = [formatSeconds(shortest), formatSeconds(longest)];
  if (low === high) return low;
  // Without hours, the unit is said once: "10 to 25 min", but "8 min to 1 h 39 min".
  return [low, high].every((text) => /^\d+ min$/.test(text))
    ? `${low.slice(0, -4)} to ${high}`
    : `${low} to ${high}`;
}

/** With the runbooks that it follows. One that leads back to itself is an error, and counts once. */
function durationIn(catalog: Catalog, data: Runbook, inside: ReadonlySet<Runbook> = new Set()): Duration {
  const within = new Set([...inside, data]);
  return durationOf(flowOf(stepsOf(data)), catalog.organisation?.data.defaults.timebox ?? {}, (id) => {
    const called = catalog.runbooks.get(id)?.data;
    return called && !within.has(called) ? durationIn(catalog, called, within) : undefined;
  });
}

export interface RunbookRow {
  id: string;
  href: string;
  title: string;
  /** undefined if nobody has written it yet, as everything else that a draft may leave out. */
  kind: Runbook['kind'] | undefined;
  status: NonNullable<Runbook['status']>;
  useWhen: string | undefined;
  owner: LinkRef | undefined;
  services: LinkRef[];
  level: LevelView | undefined;
  alerts: (NonNullable<Runbook['alerts']>[number] & { href: string })[];
}

export interface RunbookView extends RunbookRow {
  marking: Marking;
  replacedBy: Ref | undefined;
  meaning: string | undefined;
  impact: Record<'users' | 'if_ignored' | 'detail' | 'deadline', string | undefined> | undefined;
  /** The keys that nobody has written yet. Only a draft lacks any. */
  unwritten: readonly string[];
  symptoms: string[];
  raiseIf: { when: string; to: LevelView | undefined }[];
  /** When to page whom if it is not over; the contact is undefined where it is withheld. */
  escalate: { after: string; to: EscalationStepView['contact'] | undefined } | undefined;
  outOfScope: WayOutView[];
  stopIf: WayOutView[];
  access: NonNullable<Runbook['access']>;
  evidence: string[];
  /** undefined if it is the same in every environment. */
  environments: EnvironmentsView | undefined;
  variables: VariableView[];
  links: Links;
  steps: StepView[];
  /** From the timeboxes: `10 to 25 min`. */
  duration: string;
  recoveredWhen: string[];
  putBack: { text: string; id: string; number: number | undefined; title: string }[];
  escalationPath: EscalationStepView[];
  messages: MessageView[];
  room: string | undefined;
  /** undefined if nobody has reviewed it. */
  freshness: Freshness | undefined;
  reviewed: { date: string; by: Ref } | undefined;
  exercised: UseView[];
  /** The steps of other runbooks that send a reader here and wait. */
  calledBy: CallerView[];
  roles: LinkRef[];
  source: PageSource | undefined;
}

/** One time that the runbook was used. */
export interface UseView extends Pick<Use, 'date' | 'kind' | 'outcome'> {
  /** How many steps of its path were done. */
  steps: StepCount | undefined;
  took: string | undefined;
  link: string | undefined;
}

/** A case in which the reader leaves the page, and where for. */
interface WayOutView {
  when: string;
  to: HandOffView | undefined;
}
