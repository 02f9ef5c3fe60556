import { addressOf, environmentAddress, hasPage } from '../model/addresses.ts';
import { withheldTeamOf } from '../model/audience.ts';
import { entriesOf, type Catalog, type Entry } from '../model/catalog.ts';
import { environmentsOf, pagesPerEnvironment } from '../model/environment.ts';
import {
  HAND_OFF_KINDS,
  isSingle,
  MANY_KINDS,
  PLACE_KINDS,
  PUBLISHED_KINDS,
  rowOf,
  type Kind,
  type ManyKind,
} from '../model/kinds.ts';
import type { Runbook } from '../model/content.ts';
import { flowOf, stepsOf, type Exit, type Target as FlowTarget } from '../model/flow.ts';
import { placesOf } from '../shell/place.ts';
import { patternOf } from '../shell/safe-pattern.ts';
import { replaceAt } from '../schema/pointer.ts';
import { layersView, type LayerView } from '../views/layer.ts';
import { validate, type Target } from '../schema/validate.ts';

/**
 * The catalog as plain data for programs outside: what its audience may see, in the order of the files, with facts
 * filled in and every file and address relative. What a text names and the audience may not see is called `withheld`.
 */
export function exportOf(catalog: Catalog): CatalogExport {
  const names = catalog.audience === 'restricted' ? undefined : namesIn(catalog);
  const take = (kind: Kind, entry: Entry<unknown>): ExportedEntry => exportEntry(catalog, kind, entry, names);
  const kinds = PUBLISHED_KINDS.map((kind) => {
    const entries = entriesOf(catalog, kind).map((entry) => take(kind, entry));
    return [keyOf(kind), isSingle(kind) ? entries[0] : entries];
  });
  const head = {
    $schema: `schemas/catalog.v${VERSION}.json`,
    version: VERSION,
    audience: catalog.audience,
    layers: layersView(catalog),
  };
  return { ...head, ...Object.fromEntries(kinds) } as CatalogExport;
}

/** The name under which a kind's entries stand in the export. */
export function keyOf(kind: Kind): string {
  return rowOf(kind).key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The version of the export's form. It grows when something is renamed, moved or removed, and not when something is added. */
export const VERSION = 2;

/** Keys that a public catalog does not have, although every file of the kind does. */
export const NOT_PUBLIC: Partial<Record<Kind, readonly string[]>> = {
  organisation: ['page', 'open_incidents', 'channels'],
  team: ['contacts', 'escalation'],
};

/** Replaces an id that the audience may not see. */
export const WITHHELD_ID = 'withheld';

function exportEntry(
  catalog: Catalog,
  kind: Kind,
  { id, team, file, data }: Entry<unknown>,
  names: Names | undefined,
): ExportedEntry {
  const whole = kind === 'runbook' ? withPresentKeys(withPatterns(data as Runbook)) : data;
  const visible = names ? withhold(kind, file, team, whole, names) : whole;
  const left = catalog.audience === 'public' ? (NOT_PUBLIC[kind] ?? []) : [];
  const kept = Object.entries(visible as object).filter(([key]) => !left.includes(key));
  const address = addressIn(kind, id, team);
  const hidden = names && withheldTeamOf(catalog, file);
  return {
    ...(isSingle(kind) ? {} : { id }),
    ...(team === undefined || kind === 'team' ? {} : { team: hidden === undefined ? team : WITHHELD_ID }),
    file: hidden === undefined ? file : file.replace(`/${hidden}/`, `/${WITHHELD_ID}/`),
    ...(address === undefined ? {} : { address }),
    ...(kind === 'runbook' && { flow: exportFlow(visible as Runbook) }),
    ...(kind === 'runbook' && exportVariants(catalog, { id, team, data: data as Runbook })),
    data: Object.fromEntries(kept),
  };
}

/** The address of an entry's page, relative to the site; undefined where there is no page of its own. */
function addressIn(kind: Kind, id: string, team: string | undefined): string | undefined {
  return hasPage(kind) ? addressOf(kind, id, team).slice(1) : undefined;
}

/** Gives every variable of a command the pattern that the page itself uses. */
function withPatterns(runbook: Runbook): Runbook {
  if (!runbook.variables) return runbook;
  const places = placesOf(runbook);
  const variables = Object.entries(runbook.variables).map(([name, variable]) => {
    const pattern = patternOf(variable, places.get(name));
    return [name, { ...variable, ...(pattern !== undefined && { pattern }) }] as const;
  });
  return { ...runbook, variables: Object.fromEntries(variables) };
}

/** Every way on under its present name. */
function withPresentKeys({ out_of_scope, stop_if, steps, ...runbook }: Runbook): Runbook {
  const renamed = <T extends { go_to?: string; goto?: string }>({ goto, ...way }: T) =>
    goto === undefined ? way : { ...way, go_to: way.go_to ?? goto };
  return {
    ...runbook,
    ...(out_of_scope && { out_of_scope: out_of_scope.map(renamed) }),
    ...(stop_if && { stop_if: stop_if.map(renamed) }),
    ...(steps && {
      steps: steps.map((step) =>
        step.kind === 'decide' && step.options ? { ...step, options: step.options.map(renamed) } : step,
      ),
    }),
  };
}

/** The pages of a runbook for one environment each, if it has them. */
function exportVariants(
  catalog: Catalog,
  entry: Pick<Entry<Runbook>, 'id' | 'team' | 'data'>,
): Pick<ExportedEntry, 'environments'> {
  const environments = pagesPerEnvironment(catalog, entry);
  if (environments.length === 0) return {};
  return {
    environments: environments.map(({ id }) => ({
      environment: id,
      address: environmentAddress(entry.id, id).slice(1),
    })),
  };
}

/** Every way out of each step, with those that follow from the order and the defaults. */
function exportFlow(runbook: Runbook): ExportedStep[] {
  return flowOf(stepsOf(runbook)).map(({ step, number, exits }) => ({
    step: step.id,
    ...(number !== undefined && { number }),
    exits: exits.map((exit) => ({
      on: exit.on,
      ...('label' in exit && { label: exit.label }),
      to: exit.to.type,
      ...(exit.to.type === 'step' && { step: exit.to.id }),
    })),
  }));
}

/** A copy of the data in which nothing is named that the audience may not see. */
function withhold(kind: Kind, file: string, team: string | undefined, data: unknown, names: Names): unknown {
  const { uses } = validate(kind, file, data);
  const copy = structuredClone(data);
  for (const { target, value, pointer } of uses)
    if (!value.startsWith('https://') && names.of(target, team)?.has(value) === false)
      replaceAt(copy, pointer, withheldName(target, value));
  if (kind === 'runbook') withholdValues(copy as Runbook);
  return copy;
}

/** What to fill in on a runbook that is withheld names its variables. */
function withholdValues(runbook: Runbook): void {
  for (const step of stepsOf(runbook))
    if (step.kind === 'follow' && step.runbook === WITHHELD_ID) delete step.with;
}

/** Every part of a name is withheld, because a folder or a course says as much; only the kind that it starts with stays. */
function withheldName(target: Target, value: string): string {
  const kind = COMPOSED[target] ? `${value.split('/')[0]}/` : '';
  return kind + value.slice(kind.length).replace(/[^/]+/g, WITHHELD_ID);
}

/** The references whose names the audience may know. */
function namesIn(catalog: Catalog): Names {
  const { organisation, severity } = catalog;
  const shared = organisation?.data.contacts?.map(({ id }) => id) ?? [];
  const ids = Object.fromEntries(
    MANY_KINDS.map((kind) => [kind, new Set(entriesOf(catalog, kind).map(({ id }) => id))]),
  ) as Record<ManyKind, Set<string>>;
  const levels = new Set(severity?.data.levels.map(({ id }) => id));
  const lists: Partial<Record<Target, Set<string>>> = {
    ...ids,
    level: levels,
    'level-id': levels,
    timer: new Set(Object.keys(organisation?.data.timers ?? {})),
    channel: new Set(Object.keys(organisation?.data.channels ?? {})),
    module: new Set(
      entriesOf(catalog, 'course').flatMap(({ id, data }) =>
        data.modules.map((module) => `${id}/${module.id}`),
      ),
    ),
    item: new Set(catalog.drillKit?.data.observer.map(({ id }) => id)),
    term: new Set(catalog.glossary?.data.terms.map(({ id }) => id)),
    source: new Set(catalog.sources?.data.sources.map(({ id }) => id)),
  };
  for (const [target, kinds = []] of Object.entries(COMPOSED))
    lists[target as Target] = new Set(kinds.flatMap((kind) => [...ids[kind]].map((id) => `${kind}/${id}`)));
  const environments = (team: string | undefined): Set<string> =>
    new Set(environmentsOf(catalog, team).map(({ id }) => id));
  const contacts = (team: string | undefined): Set<string> =>
    new Set([...shared, ...(catalog.teams.get(team ?? '')?.data.contacts.map(({ id }) => id) ?? [])]);
  return {
    of: (target, team) =>
      target === 'contact' ? contacts(team) : target === 'environment' ? environments(team) : lists[target],
  };
}

/** What names a kind before the id. */
const COMPOSED: Partial<Record<Target, readonly ManyKind[]>> = {
  'hand-off': HAND_OFF_KINDS,
  place: PLACE_KINDS,
};

interface Names {
  /** The names of one sort; undefined where all of them may be known. */
  of: (target: Target, team: string | undefined) => Set<string> | undefined;
}

/** The whole export. Single files stand under their kind, all others as a list under its plural. */
export interface CatalogExport {
  /** Where its schema is, relative to the site. */
  $schema: string;
  version: typeof VERSION;
  audience: Catalog['audience'];
  layers: LayerView[];
  [kind: string]: unknown;
}

export interface ExportedEntry {
  id?: string;
  team?: string;
  /** Relative to the repository. */
  file: string;
  /** Relative to the site. */
  address?: string;
  /** Of a runbook. */
  flow?: ExportedStep[];
  /** Of a runbook with a page for each environment. */
  environments?: { environment: string; address: string }[];
  data: unknown;
}

export interface ExportedStep {
  step: string;
  /** Its place among the steps with a number, from 1. */
  number?: number;
  exits: { on: Exit['on']; label?: string; to: FlowTarget['type']; step?: string }[];
}
