import { addressOf } from '../model/addresses.ts';
import { alertViews } from './alert.ts';
import type { Catalog } from '../model/catalog.ts';

/** Links for browsing without a search: the list of each kind and the page of each team, with their sizes. */
export function browseView(catalog: Catalog): BrowseView {
  const kinds = [
    { name: 'Alerts', href: '/alerts/', count: alertViews(catalog).length },
    { name: 'Runbooks', href: '/runbooks/', count: catalog.runbooks.size },
    { name: 'Services', href: '/services/', count: catalog.services.size },
    { name: 'Roles', href: '/roles/', count: catalog.roles.size },
    { name: 'Severity levels', href: '/severity/', count: catalog.severity?.data.levels.length ?? 0 },
    { name: 'Teams', href: '/teams/', count: catalog.teams.size },
    { name: 'Messages', href: '/messages/', count: catalog.messages.size },
    { name: 'Templates', href: '/templates/', count: catalog.templates.size },
    { name: 'Courses', href: '/training/', count: catalog.courses.size },
    { name: 'Drills', href: '/drills/', count: catalog.drills.size },
    { name: 'Handbook pages', href: '/handbook/', count: catalog.pages.size },
    { name: 'Terms', href: '/glossary/', count: catalog.glossary?.data.terms.length ?? 0 },
  ];
  const runbooks = [...catalog.runbooks.values()];
  const teams = [...catalog.teams.values()].map(({ id, data }) => ({
    name: data.name,
    href: addressOf('team', id),
    count: runbooks.filter(({ team }) => team === id).length,
  }));
  return { kinds: kinds.filter(({ count }) => count > 0), teams };
}

export interface BrowseView {
  kinds: BrowseLink[];
  teams: BrowseLink[];
}

interface BrowseLink {
  name: string;
  /** Without the base path. */
  href: string;
  count: number;
}
