import { entriesOf, mapCatalog, type Catalog, type Entry } from './catalog.ts';
import type { Content, Handbook, Marking, Organisation, Service, Team } from './content.ts';
import { placeInLayers } from './layer.ts';
import { KIND_NAMES, rowOf, type Kind, type PartlyPublicKind } from './kinds.ts';

/**
 * The part of the catalog that an audience may see. Content with a higher marking is removed, so that no page,
 * index or export can show it by mistake.
 */
export function forAudience(catalog: Catalog, audience: Marking): Catalog {
  const visible = mapCatalog(catalog, (entry, kind) => {
    if (rowOf(kind).isUnpublished) return undefined;
    if (!isOnEveryPage(kind) && !canSee(audience, markingOf(catalog, kind, entry))) return undefined;
    return audience === 'public' && hasPublicPart(kind)
      ? { ...entry, data: publicPart(kind, entry.data) }
      : entry;
  });
  return { ...visible, audience };
}

/** Whether this audience may see content with this marking. */
export function canSee(audience: Marking, marking: Marking): boolean {
  return ORDER.indexOf(marking) <= ORDER.indexOf(audience);
}

/**
 * Who may see an entry: whom its file names, or else whom its kind is for. What an organisation adds to the base is internal
 * until it says otherwise.
 */
export function markingOf({ layers }: Pick<Catalog, 'layers'>, kind: Kind, entry: Entry<unknown>): Marking {
  const { marking, kind: type } = entry.data as { marking?: Marking; kind?: string };
  if (marking !== undefined) return marking;
  // An intruder could read along.
  if (kind === 'runbook' && type === 'security') return 'restricted';
  const isAdded = layers.length > 1 && placeInLayers(layers, entry.file)?.layer.isBase !== true;
  return isAdded || entry.team !== undefined ? 'internal' : rowOf(kind).marking;
}

/** The files that a public site leaves out only because they do not say that they are public, sorted. */
export function unmarkedFiles(whole: Catalog): string[] {
  return KIND_NAMES.flatMap((kind) =>
    entriesOf(whole, kind)
      .filter(({ team }) => team === undefined && rowOf(kind).marking === 'public' && !isOnEveryPage(kind))
      .filter((entry) => (entry.data as { marking?: Marking }).marking === undefined)
      .filter((entry) => markingOf(whole, kind, entry) !== 'public')
      .map(({ file }) => file),
  ).sort();
}

/** The id of the team in whose folder a file is, if the catalog has lost that team to its audience. */
export function withheldTeamOf(catalog: Catalog, file: string): string | undefined {
  const { path } = placeInLayers(catalog.layers, file) ?? {};
  const team = path && /^teams\/([^/]+)\//.exec(path)?.[1];
  return team === undefined || catalog.teams.has(team) ? undefined : team;
}

/** Every page needs the organisation's name and timers, its language and the words of the interface, and its theme. */
function isOnEveryPage(kind: Kind): boolean {
  return ON_EVERY_PAGE.includes(kind);
}

function hasPublicPart(kind: Kind): kind is PartlyPublicKind {
  return rowOf(kind).publicPart === true;
}

function publicPart(kind: PartlyPublicKind, data: unknown): unknown {
  return PUBLIC_PART[kind](data as never);
}

/** The public part of each kind that a public site shows in part. */
const PUBLIC_PART: { [K in PartlyPublicKind]: (data: Content[K]) => Content[K] } = {
  organisation: publicOrganisation,
  handbook: publicHandbook,
  team: publicTeam,
  service: publicService,
};

/**
 * Contacts, authority and waivers are internal by design. So are the numbers and commands that page people, and the places
 * where they talk, because a stranger could abuse them.
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

/** Which other repositories an organisation reads is its own business, and so is what it leaves out. */
function publicHandbook({ layers, language }: Handbook): Handbook {
  const open = layers.filter((layer) => typeof layer === 'string');
  return { layers: open, ...(language !== undefined && { language }) };
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

const ON_EVERY_PAGE: Kind[] = ['organisation', 'handbook', 'strings', 'theme'];
const ORDER: Marking[] = ['public', 'internal', 'restricted'];
