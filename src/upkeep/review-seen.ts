import { addressOf, AUTHORITY_SHEET, hasAuthority } from '../model/addresses.ts';
import { isPicture } from '../model/asset.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import { actName } from '../views/authority.ts';
import { escalationPathView } from '../views/contact.ts';
import type { Ladder, Runbook } from '../model/content.ts';
import { environmentNames, environmentsOfRunbook } from '../model/environment.ts';
import { stepsOf, wayOf, type Step } from '../model/flow.ts';
import { digest } from '../model/digest.ts';
import { findLevel, levelName, scaleOf } from '../model/level.ts';
import { pictureAddress } from '../model/picture.ts';

/**
 * The dependencies of a runbook, each with a short digest of its current content: `{ 'service/checkout': 'a41c09e' }`. A
 * digest includes only what a reader of the runbook would act on, so that a corrected description makes no review stale.
 * Dependencies that the audience may not see are left out.
 */
export function seenNow(catalog: Catalog, entry: Entry<Runbook>): Record<string, string> {
  const seen = dependencies(catalog, entry).flatMap(({ ref, says }) =>
    says === undefined ? [] : [[ref, digest(ordered(says)).slice(0, 7)] as const],
  );
  return Object.fromEntries(seen.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The dependencies of a runbook that have changed since the last review, sorted by reference. Empty if the review recorded
 * nothing, and for the public, who may not see half of what the digests are made of.
 */
export function changedSinceReview(catalog: Catalog, entry: Entry<Runbook>): SeenChange[] {
  const before = entry.data.reviewed?.seen;
  if (!before || catalog.audience === 'public') return [];
  const found = dependencies(catalog, entry);
  const now = seenNow(catalog, entry);
  const changes = found.flatMap(({ ref, name, href, file }): SeenChange[] => {
    const then = Object.hasOwn(before, ref) ? before[ref] : undefined;
    if (now[ref] === undefined || now[ref] === then) return [];
    return [{ ref, how: then === undefined ? 'added' : 'changed', name, href, file }];
  });
  const wanted = new Set(found.map(({ ref }) => ref));
  const removed = Object.keys(before)
    .filter((ref) => !wanted.has(ref))
    .map((ref): SeenChange => ({ ref, how: 'removed', name: ref, href: undefined, file: undefined }));
  return [...changes, ...removed].sort((a, b) => (a.ref < b.ref ? -1 : 1));
}

/** Everything that a runbook depends on, once each: services, escalation paths, acts, environments, pictures, other runbooks, messages, levels. */
function dependencies(catalog: Catalog, { id, data, team }: Entry<Runbook>): Dependency[] {
  const found = new Map<string, Dependency>();
  const add = (dependency: Dependency): void => void found.set(dependency.ref, dependency);
  for (const id of data.services ?? []) add(service(catalog, id));
  if (team !== undefined) add(ladder(catalog, team, data.escalation));
  for (const id of levelsOf(data)) add(level(catalog, id));
  for (const id of messagesOf(data)) add(message(catalog, id));
  for (const id of actsOf(data)) add(act(catalog, id));
  for (const each of environments(catalog, { data, team })) add(each);
  for (const each of pictures(catalog, id)) add(each);
  for (const handOff of handOffsOf(data)) {
    const [kind = '', id = ''] = handOff.split('/');
    if (kind === 'service') add(service(catalog, id));
    else if (kind === 'runbook') add(runbook(catalog, id));
    // The owner's escalation path is already included, as this runbook changes it. A page of the handbook is nobody's to review.
    else if (kind === 'team' && id !== team) add(ladder(catalog, id));
  }
  // The reader does what another runbook says, so it has been reviewed with this one.
  for (const id of followedIn(data)) add(followed(catalog, id));
  return [...found.values()];
}

function service(catalog: Catalog, id: string): Dependency {
  const entry = catalog.services.get(id);
  const { tier, depends_on, data_class, external } = entry?.data ?? {};
  const says = entry && { team: entry.team, tier, depends_on, data_class, external };
  return {
    ref: `service/${id}`,
    says,
    name: entry?.data.name ?? id,
    href: addressOf('service', id),
    file: entry?.file,
  };
}

/** The contacts of a team's escalation path, with how and when each is paged. */
function ladder(catalog: Catalog, id: string, own?: Ladder): Dependency {
  const entry = catalog.teams.get(id);
  const says =
    entry && escalationPathView(catalog, id, own).map(({ after, contact }) => ({ after, ...contact }));
  return {
    ref: `team/${id}`,
    says,
    name: entry?.data.name ?? id,
    href: addressOf('team', id),
    file: entry?.file,
  };
}

/** When another runbook applies. Its steps are covered by its own review. */
function runbook(catalog: Catalog, id: string): Dependency {
  const entry = catalog.runbooks.get(id);
  const { kind, status, replaced_by, use_when } = entry?.data ?? {};
  return {
    ref: `runbook/${id}`,
    says: entry && { kind, status, replaced_by, use_when },
    name: entry?.data.title ?? id,
    href: addressOf('runbook', id),
    file: entry?.file,
  };
}

/** What the reader of a step does and looks for, without the words around it. */
function done(step: Step): object {
  return Object.fromEntries(Object.entries(step).filter(([key]) => key !== 'title' && key !== 'detail'));
}

/** A runbook whose steps are part of this one. */
function followed(catalog: Catalog, id: string): Dependency {
  const { says, ...dependency } = runbook(catalog, id);
  const steps = catalog.runbooks.get(id)?.data.steps ?? [];
  return { ...dependency, says: says && { ...says, steps: steps.map(done) } };
}

function message(catalog: Catalog, id: string): Dependency {
  const entry = catalog.messages.get(id);
  const { audience, channel, phase, subject, body, variables, approval } = entry?.data ?? {};
  return {
    ref: `message/${id}`,
    says: entry && { audience, channel, phase, subject, body, variables, approval },
    name: entry?.data.title ?? id,
    href: addressOf('message', id),
    file: entry?.file,
  };
}

/** The values that a runbook uses of each of its environments. */
function environments(catalog: Catalog, entry: Pick<Entry<Runbook>, 'data' | 'team'>): Dependency[] {
  const names = environmentNames(entry.data);
  if (names.length === 0) return [];
  const file = (entry.team === undefined ? undefined : catalog.teams.get(entry.team))?.file;
  return environmentsOfRunbook(catalog, entry).map(({ id, name, values }) => ({
    ref: `environment/${id}`,
    says: names.map((each) => [each, values.get(each)]),
    name,
    href: addressOf('team', entry.team ?? ''),
    file: file ?? catalog.organisation?.file,
  }));
}

/** The pictures that its texts show. */
function pictures(catalog: Catalog, runbook: string): Dependency[] {
  return Object.entries(catalog.assets)
    .filter(([path]) => isPicture(path) && path.split('/').at(-2) === runbook)
    .map(([path, asset]) => {
      const name = path.split('/').at(-1) ?? '';
      const href = pictureAddress(path, asset);
      return { ref: `picture/${name}`, says: asset.digest, name, href, file: asset.file };
    });
}

/** The criteria of a level, and its response. */
function level(catalog: Catalog, id: string): Dependency {
  const found = findLevel(scaleOf(catalog.severity?.data), id);
  return {
    ref: `level/${id}`,
    says: found && { rank: found.rank, criteria: found.criteria, response: found.response },
    name: levelName(found ?? { id }),
    href: addressOf('severity', id),
    file: catalog.severity?.file,
  };
}

/** Who may make a decision of the authority sheet. */
function act(catalog: Catalog, id: string): Dependency {
  const rows = catalog.organisation?.data.authority?.filter((power) => power.act === id) ?? [];
  const says = rows.map(({ by, delegate, delegate_after, limit }) => ({
    by,
    delegate,
    delegate_after,
    limit,
  }));
  return {
    ref: `act/${id}`,
    says: hasAuthority(catalog) && rows.length > 0 ? says : undefined,
    name: rows[0] ? actName(catalog, rows[0].act) : id,
    href: AUTHORITY_SHEET,
    file: catalog.organisation?.file,
  };
}

function actsOf(runbook: Runbook): string[] {
  return known(stepsOf(runbook).map((step) => ('act' in step ? step.act : undefined)));
}

function levelsOf({ severity }: Runbook): string[] {
  return severity ? [severity.start, ...(severity.raise_if ?? []).map(({ to }) => to)] : [];
}

function messagesOf(runbook: Runbook): string[] {
  const sent = stepsOf(runbook).map((step) => (step.kind === 'communicate' ? step.message : undefined));
  return [...(runbook.messages ?? []), ...known(sent)];
}

function followedIn(runbook: Runbook): string[] {
  return known(stepsOf(runbook).map((step) => (step.kind === 'follow' ? step.runbook : undefined)));
}

function handOffsOf(runbook: Runbook): string[] {
  const { out_of_scope = [], stop_if = [], replaced_by } = runbook;
  return [
    ...known([...out_of_scope, ...stop_if].map(wayOf)),
    ...(replaced_by === undefined ? [] : [`runbook/${replaced_by}`]),
    ...stepsOf(runbook).flatMap((step) => [
      ...known([step.kind === 'escalate' ? step.to : undefined]),
      ...('team' in step && step.team !== undefined ? [`team/${step.team}`] : []),
    ]),
  ];
}

function known<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}

/** The value with its keys sorted, so that moving a line in a file is not a change. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]) => [key, ordered(child)]),
  );
}

interface Dependency {
  ref: string;
  /** The part that a reader acts on; undefined if the audience may not see it. */
  says: unknown;
  name: string;
  href: string;
  file: string | undefined;
}

/** One thing that a runbook depends on, and how it differs from what the last review saw. */
export interface SeenChange {
  /** As `seen` names it: service/…, team/…, runbook/…, message/…, environment/…, level/… or act/…. */
  ref: string;
  /** changed: it says something else now. added, removed: the runbook now depends, or no longer depends, on it. */
  how: 'changed' | 'added' | 'removed';
  name: string;
  /** Without the base path; undefined for what was removed, as is the file. */
  href: string | undefined;
  file: string | undefined;
}
