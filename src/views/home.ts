import type { Catalog } from '../model/catalog.ts';
import { navigationView } from './handbook.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';
import { rolesInOrder } from './role.ts';
import { viewOf, type LevelView } from './level.ts';

/** The content of the start page, in the order in which someone who has just woken up needs it. */
export function homeView(catalog: Catalog): HomeView {
  const organisation = catalog.organisation?.data;
  const first = ['incident-commander', 'scribe', 'customer-liaison', 'responder'];
  return {
    openIncidents: catalog.audience === 'public' ? undefined : organisation?.open_incidents,
    firstRoles: links(first.map((role) => refTo(catalog, 'role', role))),
    roles: links(rolesInOrder(catalog).map(({ id }) => refTo(catalog, 'role', id))),
    levels: (catalog.severity?.data.levels ?? []).map((level) => ({
      ...viewOf(level),
      intent: level.intent,
    })),
    teams: [...catalog.teams.values()].map(({ id, data }) => ({
      name: data.name,
      href: `/teams/${id}/`,
      count: countOf([...catalog.runbooks.values()].filter(({ team }) => team === id).length),
    })),
    pages: navigationView(catalog).flatMap(({ pages }) => pages.slice(0, 1)),
  };
}

function countOf(runbooks: number): string {
  return runbooks === 1 ? '1 runbook' : `${runbooks} runbooks`;
}

export interface HomeView {
  openIncidents: { label: string; url?: string } | undefined;
  firstRoles: LinkRef[];
  roles: LinkRef[];
  levels: (LevelView & { intent: string })[];
  teams: { name: string; href: string; count: string }[];
  /** The first page of each section of the handbook. */
  pages: LinkRef[];
}
