import type { Catalog, Entry } from '../check/build-catalog.ts';
import type { Marking, Organisation, Service, Team } from './content.ts';

/**
 * The part of the catalog that an audience may see. What is marked above it is gone from the result, so that no page,
 * index or export can show it by mistake.
 */
export function forAudience(catalog: Catalog, audience: Marking): Catalog {
  const visible = {
    ...catalog,
    audience,
    runbooks: keep(catalog.runbooks, ({ data }) =>
      maySee(audience, data.marking ?? defaultMarking(data.kind)),
    ),
  };
  if (audience !== 'public') return visible;
  return {
    ...visible,
    organisation: catalog.organisation && mapEntry(catalog.organisation, publicOrganisation),
    teams: new Map([...catalog.teams].map(([id, entry]) => [id, mapEntry(entry, publicTeam)])),
    services: new Map([...catalog.services].map(([id, entry]) => [id, mapEntry(entry, publicService)])),
    teamSeverities: new Map(),
    teamRoles: new Map(),
    examples: new Map(),
    drillSettings: new Map(),
  };
}

/** Whether a reader of this audience may see what carries this marking. */
export function maySee(audience: Marking, marking: Marking): boolean {
  return ORDER.indexOf(marking) <= ORDER.indexOf(audience);
}

/** The marking of a runbook that names none: restricted where an intruder could read along, else internal. */
export function defaultMarking(kind: string): Marking {
  return kind === 'security' ? 'restricted' : 'internal';
}

/**
 * Contacts, authority and waivers are internal by design. So are, for a stranger with bad intentions, the numbers and
 * commands that page people and the places where they talk: a public page names none of them.
 */
function publicOrganisation({
  name,
  audience,
  time_zone,
  edit_url,
  timers,
  defaults,
}: Organisation): Organisation {
  const zone = time_zone === undefined ? {} : { time_zone };
  const edit = edit_url === undefined ? {} : { edit_url };
  return {
    name,
    audience,
    ...zone,
    ...edit,
    timers,
    defaults,
    page: {},
    open_incidents: { label: '' },
    channels: {},
  };
}

function publicTeam({ name, purpose }: Team): Team {
  return { name, purpose, contacts: [], escalation: [] };
}

function publicService({ name, description, tier, aliases, depends_on, data_class }: Service): Service {
  return {
    name,
    description,
    tier,
    ...(aliases && { aliases }),
    ...(depends_on && { depends_on }),
    ...(data_class && { data_class }),
  };
}

function keep<T>(
  entries: Map<string, Entry<T>>,
  wanted: (entry: Entry<T>) => boolean,
): Map<string, Entry<T>> {
  return new Map([...entries].filter(([, entry]) => wanted(entry)));
}

function mapEntry<T>(entry: Entry<T>, change: (data: T) => T): Entry<T> {
  return { ...entry, data: change(entry.data) };
}

const ORDER: Marking[] = ['public', 'internal', 'restricted'];
