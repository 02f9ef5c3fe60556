import { environmentAddress } from '../model/addresses.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import type { Runbook } from '../model/content.ts';
import { environmentNames, environmentsOfRunbook, type Environment } from '../model/environment.ts';

/** The environments of a runbook, with the values that it uses; undefined if it is the same everywhere. */
export function environmentsView(
  catalog: Catalog,
  entry: Entry<Runbook>,
  shown?: Environment,
): EnvironmentsView | undefined {
  const names = environmentNames(entry.data);
  if (names.length === 0) return undefined;
  const pages = entry.data.per_environment === true;
  const choices = environmentsOfRunbook(catalog, entry).map(({ id, name, values }) => ({
    id,
    name,
    href: pages ? environmentAddress(entry.id, id) : undefined,
    values: names.flatMap((each) => {
      const value = values.get(each);
      return value === undefined ? [] : [{ name: each, value }];
    }),
  }));
  const withheld = names.filter(
    (name) => !choices.some(({ values }) => values.some((has) => has.name === name)),
  );
  return {
    choices,
    withheld,
    shown: shown && { name: shown.name, href: environmentAddress(entry.id, shown.id) },
  };
}

export interface EnvironmentsView {
  choices: EnvironmentView[];
  /** The names whose values this audience may not see. */
  withheld: string[];
  /** The environment whose values are in this page already. */
  shown: { name: string; href: string } | undefined;
}

interface EnvironmentView {
  id: string;
  name: string;
  /** The address of the page for it; undefined if the general page asks once. */
  href: string | undefined;
  /** Those that the runbook uses. */
  values: { name: string; value: string }[];
}
