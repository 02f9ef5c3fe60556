import type { Catalog, Entry } from '../model/catalog.ts';
import type { Role, TeamRole } from '../model/content.ts';
import { formatDuration } from '../model/duration.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';
import { sourceOf, type PageSource } from './frame.ts';

/** A role as its page and its card show it; with a team's additions after the role's own items, if one is given. */
export function roleView(
  catalog: Catalog,
  { id, data, file }: Entry<Role>,
  addition?: Entry<TeamRole>,
): RoleView {
  return {
    id,
    name: data.name,
    shortName: data.short_name ?? data.name,
    href: `/roles/${id}/`,
    group: data.group,
    mission: data.mission,
    decides: data.decides,
    reportsTo:
      data.reports_to === undefined ? undefined : links([refTo(catalog, 'role', data.reports_to)])[0],
    handsOn: data.hands_on,
    speaksTo: data.speaks_to ?? [],
    mayCombineWith: links((data.may_combine_with ?? []).map((role) => refTo(catalog, 'role', role))),
    icsEquivalent: data.ics_equivalent,
    aliases: data.aliases ?? [],
    never: data.never,
    phrases: (data.phrases ?? []).map(({ when, say }) => ({ when, say })),
    phases: phaseViews(catalog, data, addition?.data),
    teams: teamsWithAdditions(catalog, id),
    why: addition?.data.why,
    source: sourceOf(catalog, addition?.file ?? file),
  };
}

/** All roles in the order of the response: command first. */
export function rolesInOrder(catalog: Catalog): Entry<Role>[] {
  const rank = ({ id, data }: Entry<Role>): string =>
    `${GROUPS.indexOf(data.group)}/${data.reports_to === undefined ? 0 : 1}/${id}`;
  return [...catalog.roles.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function phaseViews(catalog: Catalog, role: Role, addition: TeamRole | undefined): PhaseView[] {
  return PHASES.flatMap((id): PhaseView[] => {
    const phase = role.phases[id];
    const added = addition?.adds[id] ?? [];
    if (!phase && added.length === 0) return [];
    const items = [
      ...(phase?.items ?? []).map((item) => ({ ...item, added: false })),
      ...added.map((item) => ({ ...item, added: true })),
    ];
    return [
      {
        id,
        title: PHASE_TITLES[id],
        trigger: phase?.trigger ?? '',
        style: phase?.style ?? 'read-do',
        items: items.map(({ id: item, text, every, added: own }) => ({
          id: item,
          text,
          added: own,
          every: everyText(catalog, every),
        })),
      },
    ];
  });
}

function everyText(catalog: Catalog, timer: string | undefined): string | undefined {
  const found = timer === undefined ? undefined : catalog.organisation?.data.timers[timer];
  return found && `every ${formatDuration(found.value)}`;
}

function teamsWithAdditions(catalog: Catalog, role: string): LinkRef[] {
  const teams = [...catalog.teamRoles.values()].filter(({ id }) => id === role).map(({ team }) => team ?? '');
  return links(teams.map((team) => refTo(catalog, 'team', team))).map((ref) => ({
    ...ref,
    href: `/teams/${ref.id}/roles/${role}/`,
  }));
}

const GROUPS: Role['group'][] = ['command', 'liaison', 'operations', 'security', 'review'];

/** The names of the groups, in the order of the response. */
export const GROUP_NAMES: Record<Role['group'], string> = {
  command: 'Command',
  liaison: 'Liaison',
  operations: 'Operations',
  security: 'Security',
  review: 'Review',
};

export const PHASES = ['prepare', 'take', 'cycle', 'change', 'hand-over', 'close'] as const;

const PHASE_TITLES: Record<PhaseId, string> = {
  prepare: 'Prepare',
  take: 'Take',
  cycle: 'Cycle',
  change: 'Change',
  'hand-over': 'Hand over',
  close: 'Close',
};

export type PhaseId = (typeof PHASES)[number];

export interface RoleView {
  id: string;
  name: string;
  shortName: string;
  href: string;
  group: Role['group'];
  mission: string;
  decides: string | undefined;
  reportsTo: LinkRef | undefined;
  handsOn: boolean;
  /** The audiences for which it is the voice. */
  speaksTo: NonNullable<Role['speaks_to']>;
  mayCombineWith: LinkRef[];
  icsEquivalent: string | undefined;
  aliases: string[];
  never: string[];
  phrases: { when: string; say: string }[];
  phases: PhaseView[];
  /** Teams that add to this role; href is the team's own card. */
  teams: LinkRef[];
  /** Why the team adds to it, on a team's own card. */
  why: string | undefined;
  source: PageSource | undefined;
}

export interface PhaseView {
  id: PhaseId;
  title: string;
  trigger: string;
  style: 'read-do' | 'do-confirm';
  items: { id: string; text: string; every: string | undefined; added: boolean }[];
}
