import { assemble } from './assemble.ts';
import { addressesOf } from '../model/addresses.ts';
import type { BuiltSite, KnownAddresses } from './address.ts';
import { brokenAddresses } from './broken-address.ts';
import type { Catalog } from '../model/catalog.ts';
import { environmentsOf } from '../model/environment.ts';
import { ORGANISATION_FACTS } from '../model/facts.ts';
import { LEVEL_POSITIONS } from '../model/level.ts';
import { limitedNearest } from '../diagnostics/spelling.ts';
import {
  HAND_OFF_KINDS,
  MANY_KINDS,
  NEEDED_KINDS,
  PLACE_KINDS,
  type Kind,
  type ManyKind,
} from '../model/kinds.ts';
import type { ReadFile } from './read.ts';
import { allKnown, groupAt, idsAt, listAt } from './unchecked.ts';
import type { Target } from '../schema/validate.ts';

/** What references and links may lead to. Ids count as known even where their file has errors of its own: one cause, one finding. */
export function knownIds(catalog: Catalog, files: readonly ReadFile[], site?: SiteOf): Known {
  const ids = Object.fromEntries(MANY_KINDS.map((kind) => [kind, idsOfKind(files, kind)])) as IdsOfKinds;
  const composed = (kinds: readonly ManyKind[]): Ids =>
    new Set(kinds.flatMap((kind) => [...ids[kind]].map((id) => `${kind}/${id}`)));
  const organisation = catalog.organisation?.data;
  const levels = catalog.severity?.data.levels.map(({ id }) => id);
  return {
    ...ids,
    module: setOf(allKnown(files.filter(({ placement }) => placement?.kind === 'course').map(moduleIds))),
    'hand-off': composed(HAND_OFF_KINDS),
    place: composed(PLACE_KINDS),
    level: levels && new Set([...levels, ...LEVEL_POSITIONS]),
    'level-id': levels && new Set(levels),
    channel: organisation && new Set(Object.keys(organisation.channels)),
    timer: organisation && new Set(Object.keys(organisation.timers)),
    contact: organisation && new Set(organisation.contacts?.map(({ id }) => id)),
    act: organisation && new Set(organisation.authority?.map(({ act }) => act)),
    item: new Set(catalog.drillKit?.data.observer.map(({ id }) => id)),
    term: catalog.glossary ? new Set(catalog.glossary.data.terms.map(({ id }) => id)) : new Set(),
    source: catalog.sources ? new Set(catalog.sources.data.sources.map(({ id }) => id)) : new Set(),
    addresses: addressesOf(catalog),
    site: site?.(catalog),
    nearest: limitedNearest(),
    mayHave: brokenAddresses(files),
  };
}

/** What the base may name: what it has itself, and what every organisation has. Undefined where a folder stands alone. */
export function knownInBase(files: readonly ReadFile[], site?: SiteOf): Known | undefined {
  if (!files.some(({ layer }) => layer.isBase)) return undefined;
  const own = files.filter(({ inBase, placement }) => inBase || (placement && isNeeded(placement.kind)));
  return knownIds(assemble(own), own, site);
}

/** The ids that a reference may name; undefined if they are not known, because the file that lists them is broken. */
export function idsFor(
  file: ReadFile,
  target: ReferenceTarget,
  value: string,
  known: Known,
  catalog: Catalog,
): Ids | undefined {
  switch (target) {
    case 'step':
      return once(file, target, () => allKnown([idsIn(file, 'steps'), ['next', 'end', 'escalate']]));
    case 'state':
      return once(file, target, () => idsIn(file, 'states'));
    case 'own-module':
      return once(file, target, () => idsIn(file, 'modules'));
    case 'own-level':
      return once(file, target, () => idsIn(file, 'levels'));
    case 'regime':
      return once(file, target, () => idsIn(file, 'regimes'));
    case 'part':
      return once(file, target, () => allKnown([['all'], idsIn(file, 'cast')]));
    case 'objective':
      return once(file, target, () => idsIn(file, 'objectives'));
    case 'module-objective':
      return once(file, target, () => objectivesOfModules(file));
    case 'variable':
      return once(file, target, () => Object.keys(groupAt(file.data, 'variables') ?? {}));
    case 'record':
      return value.startsWith('https://') ? undefined : known.record;
    case 'link':
      return value.startsWith('https://') ? undefined : once(file, target, () => idsIn(file, 'links'));
    case 'contact':
      return once(file, target, () => contactIds(file, known, catalog));
    case 'environment':
      return environmentIds(file, known, catalog);
    case 'phase':
      return PHASES;
    case 'org':
      return ORGANISATION_FACTS;
    default:
      return known[target];
  }
}

/** Collects the ids of a file only once for each target: a file may hold thousands of ids and references. */
function once(file: ReadFile, target: Target, collect: () => string[] | undefined): Ids | undefined {
  let own = collected.get(file);
  if (!own) collected.set(file, (own = new Map<Target, Ids | undefined>()));
  if (!own.has(target)) {
    const ids = collect();
    own.set(target, ids && new Set(ids));
  }
  return own.get(target);
}

const collected = new WeakMap<ReadFile, Map<Target, Ids | undefined>>();

/** The ids of the objectives of a course's modules; undefined if one of them cannot be read. */
function objectivesOfModules({ data }: ReadFile): string[] | undefined {
  return allKnown((listAt(data, 'modules') ?? []).map((module) => idsAt(module, 'objectives')));
}

/** The ids in a list of the file itself. */
function idsIn(file: ReadFile, list: OwnList): string[] | undefined {
  return idsAt(file.data, list);
}

function contactIds(file: ReadFile, known: Known, catalog: Catalog): string[] | undefined {
  const own =
    file.placement?.kind === 'team' ? file.data : catalog.teams.get(file.placement?.team ?? '')?.data;
  if (own === undefined || !known.contact) return undefined;
  return allKnown([idsAt(own, 'contacts'), [...known.contact]]);
}

/** Known only if the files that list them can be read. */
function environmentIds({ placement }: ReadFile, known: Known, catalog: Catalog): Ids | undefined {
  const team = placement?.team ?? '';
  if (!known.channel || (known.team.has(team) && !catalog.teams.has(team))) return undefined;
  return new Set(environmentsOf(catalog, team).map(({ id }) => id));
}

function isNeeded(kind: Kind): boolean {
  return (NEEDED_KINDS as readonly Kind[]).includes(kind);
}

function setOf(ids: string[] | undefined): Ids | undefined {
  return ids && new Set(ids);
}

function idsOfKind(files: readonly ReadFile[], kind: Kind): Ids {
  return new Set(files.flatMap(({ placement }) => (placement?.kind === kind ? [placement.id] : [])));
}

/** The modules of a course's file as others name them. */
function moduleIds(file: ReadFile): string[] | undefined {
  return idsIn(file, 'modules')?.map((id) => `${file.placement?.id ?? ''}/${id}`);
}

const PHASES: Ids = new Set(['prepare', 'take', 'cycle', 'change', 'hand-over', 'close']);

export type Ids = ReadonlySet<string>;

type OwnList = 'steps' | 'states' | 'links' | 'cast' | 'objectives' | 'modules' | 'levels' | 'regimes';

type IdsOfKinds = Record<ManyKind, Ids>;

/** The ids that exist; undefined where the file that lists them is missing or broken. */
export interface Known extends IdsOfKinds, KnownAddresses {
  module: Ids | undefined;
  'hand-off': Ids;
  place: Ids;
  level: Ids | undefined;
  'level-id': Ids | undefined;
  channel: Ids | undefined;
  timer: Ids | undefined;
  contact: Ids | undefined;
  /** The decisions of the authority sheet. */
  act: Ids | undefined;
  item: Ids;
  term: Ids;
  source: Ids;
  /** What the base may name. */
  base?: Known | undefined;
}

/** Says what a site of the catalog will hold. */
export type SiteOf = (catalog: Catalog) => BuiltSite;

/** What a reference may name: the schemas' targets, and those that only a component or a fact has. */
export type ReferenceTarget = Target | 'phase' | 'org';
