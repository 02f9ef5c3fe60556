import type { Catalog, Entry } from '../model/catalog.ts';
import { escalationPathView, type EscalationStepView } from './contact.ts';
import type { Service } from '../model/content.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';
import { runbookRow, type RunbookRow } from './runbook.ts';
import { sourceOf, type PageSource } from './frame.ts';

/** A service's page: what it needs, what needs it, and the runbooks about it. */
export function serviceView(catalog: Catalog, entry: Entry<Service>): ServiceView {
  const { id, data, team, file } = entry;
  const users = [...catalog.services.values()].filter((other) => other.data.depends_on?.includes(id));
  const runbooks = [...catalog.runbooks.values()].filter((runbook) => runbook.data.services?.includes(id));
  return {
    ...serviceRow(catalog, entry),
    aliases: data.aliases ?? [],
    dependsOn: links((data.depends_on ?? []).map((other) => refTo(catalog, 'service', other))),
    usedBy: links(users.map((other) => refTo(catalog, 'service', other.id))),
    dashboards: data.dashboards ?? [],
    dataClass: data.data_class,
    external: data.external,
    escalationPath: escalationPathView(catalog, team ?? ''),
    runbooks: runbooks.map((runbook) => runbookRow(catalog, runbook)),
    source: sourceOf(catalog, file),
  };
}

/** A service's line in a list. */
export function serviceRow(catalog: Catalog, { id, data, team }: Entry<Service>): ServiceRow {
  return {
    id,
    name: data.name,
    href: `/services/${id}/`,
    description: data.description,
    tier: data.tier,
    owner: links([refTo(catalog, 'team', team ?? '')])[0],
    vendor: data.external !== undefined,
  };
}

export interface ServiceRow {
  id: string;
  name: string;
  href: string;
  description: string;
  tier: number;
  owner: LinkRef | undefined;
  /** Run by a vendor. */
  vendor: boolean;
}

export interface ServiceView extends ServiceRow {
  aliases: string[];
  dependsOn: LinkRef[];
  usedBy: LinkRef[];
  dashboards: NonNullable<Service['dashboards']>;
  dataClass: Service['data_class'];
  external: Service['external'];
  escalationPath: EscalationStepView[];
  runbooks: RunbookRow[];
  source: PageSource | undefined;
}
