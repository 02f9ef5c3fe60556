import type { Catalog, Entry } from './catalog.ts';
import type { Runbook } from './content.ts';
import { stepsOf } from './flow.ts';
import { BUILT_IN, variablesIn, VARIABLE } from './facts.ts';

/** The environments of a team: those of the organisation, with what the team adds to each, and then its own. */
export function environmentsOf(
  { organisation, teams }: Pick<Catalog, 'organisation' | 'teams'>,
  team: string | undefined,
): Environment[] {
  const found = new Map<string, Environment>();
  const lists = [organisation?.data.environments, teams.get(team ?? '')?.data.environments];
  for (const { id, name, values } of lists.flatMap((list) => list ?? [])) {
    const below = found.get(id);
    const own = new Map(Object.entries(values ?? {}));
    found.set(id, {
      id,
      name: name ?? below?.name ?? id,
      values: new Map([...(below?.values ?? [[ENVIRONMENT, id]]), ...own]),
    });
  }
  return [...found.values()];
}

/** The names that a team's runbooks may use without declaring them. */
export function namesIn(environments: readonly Environment[]): Set<string> {
  return new Set(environments.flatMap(({ values }) => [...values.keys()]));
}

/** The environments that a runbook is used in. */
export function environmentsOfRunbook(
  catalog: Pick<Catalog, 'organisation' | 'teams'>,
  { data, team }: Pick<Entry<Runbook>, 'data' | 'team'>,
): Environment[] {
  const all = environmentsOf(catalog, team);
  return data.environments ? all.filter(({ id }) => data.environments?.includes(id)) : all;
}

/**
 * The names in a runbook that an environment has to fill in, in the order of the file: those that are not declared and not
 * built in. The check has reported every one that no environment has, so the others are withheld from this audience.
 */
export function environmentNames(runbook: Runbook): string[] {
  const declared = runbook.variables ?? {};
  const names = new Set(textsIn(runbook).flatMap((text) => variablesIn(text).map(({ name }) => name)));
  return [...names].filter((name) => !BUILT_IN.has(name) && !Object.hasOwn(declared, name));
}

/** The environments for which a runbook has a page of its own. */
export function pagesPerEnvironment(
  catalog: Pick<Catalog, 'organisation' | 'teams'>,
  entry: Pick<Entry<Runbook>, 'data' | 'team'>,
): Environment[] {
  const { data } = entry;
  const differs = data.per_environment === true && environmentNames(data).length > 0;
  return differs ? environmentsOfRunbook(catalog, entry) : [];
}

/** A runbook with the values of one environment in every command, text and address. */
export function inEnvironment(runbook: Runbook, { values }: Environment): Runbook {
  return filled(runbook, values) as Runbook;
}

/** An address with values in it, each encoded so that it stays in its part of the address. */
export function fillAddress(url: string, values: ReadonlyMap<string, string>): string {
  return url.replace(VARIABLE, (whole, name: string, at: number) => {
    const value = values.get(name);
    if (value === undefined) return whole;
    return /[?#]/.test(url.slice(0, at)) ? encodeURIComponent(value) : encodeURI(value);
  });
}

/** The addresses of a runbook that are filled in, and where each is: those of its links, its steps and their causes. */
export function openAddresses(runbook: Runbook): { url: string; where: string }[] {
  const ofSteps = stepsOf(runbook).flatMap((step) =>
    [step, ...(step.kind === 'diagnose' ? (step.causes ?? []) : [])].map((each) => ({
      url: 'link' in each ? (each.link ?? '') : '',
      where: `step "${step.id}"`,
    })),
  );
  const links = (runbook.links ?? []).map(({ id, url }) => ({ url, where: `link "${id}"` }));
  return [...ofSteps, ...links].filter(({ url }) => isOpenAddress(url));
}

/** Whether an address has to be filled in before it leads anywhere. */
export function isOpenAddress(url: string): boolean {
  return variablesIn(url).length > 0;
}

/** Values have no sign that Markdown reads in the middle of a text, so they need no escaping. */
function filled(value: unknown, values: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    if (!value.includes('{{')) return value;
    if (value.startsWith('https://')) return fillAddress(value, values);
    return value.replace(VARIABLE, (whole, name: string) => values.get(name) ?? whole);
  }
  if (Array.isArray(value)) return value.map((item) => filled(item, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, filled(child, values)]));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('{{') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** What every environment fills in: its id. */
export const ENVIRONMENT = 'ENVIRONMENT';

export interface Environment {
  id: string;
  name: string;
  /** By the name that a runbook writes in double braces; its id is one of them. */
  values: ReadonlyMap<string, string>;
}
