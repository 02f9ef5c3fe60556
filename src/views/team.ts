import type { Catalog, Entry } from '../model/catalog.ts';
import { authorityView, type AuthorityView } from './authority.ts';
import { escalationPathView, type ContactView, type EscalationStepView } from './contact.ts';
import type { Team } from '../model/content.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';
import { reviewsDue, type ReviewDue } from './review-due.ts';
import { rolesInOrder } from './role.ts';
import { runbookRow, type RunbookRow } from './runbook.ts';
import { serviceRow, type ServiceRow } from './service.ts';
import { sourceOf, type PageSource } from './frame.ts';
import { matrixView, type MatrixView } from './matrix.ts';

/** A team's start page: its services, runbooks, matrix, escalation path and additions to roles. */
export function teamView(catalog: Catalog, { id, data, file }: Entry<Team>): TeamView {
  const of = <T>(entries: Map<string, Entry<T>>): Entry<T>[] =>
    [...entries.values()].filter(({ team }) => team === id);
  const severity = catalog.teamSeverities.get(id);
  const added = new Set(of(catalog.teamRoles).map((entry) => entry.id));
  return {
    id,
    name: data.name,
    href: `/teams/${id}/`,
    purpose: data.purpose,
    contacts: data.contacts,
    onCall: data.on_call,
    escalationPath: escalationPathView(catalog, id),
    links: data.links ?? [],
    services: of(catalog.services).map((entry) => serviceRow(catalog, entry)),
    runbooks: of(catalog.runbooks).map((entry) => runbookRow(catalog, entry)),
    messages: links(of(catalog.messages).map((entry) => refTo(catalog, 'message', entry.id))),
    roles: rolesInOrder(catalog)
      .filter((role) => added.has(role.id))
      .map((role) => ({
        type: 'link',
        id: role.id,
        name: role.data.name,
        href: `/teams/${id}/roles/${role.id}/`,
      })),
    matrix: severity && matrixView(catalog, severity),
    authority: authorityView(catalog),
    reviews: reviewsDue(catalog, id),
    source: sourceOf(catalog, file),
  };
}

export interface TeamView {
  id: string;
  name: string;
  href: string;
  purpose: string;
  /** Empty where the audience may not see them, as are escalation path and links. */
  contacts: ContactView[];
  onCall: Team['on_call'];
  escalationPath: EscalationStepView[];
  links: NonNullable<Team['links']>;
  services: ServiceRow[];
  runbooks: RunbookRow[];
  messages: LinkRef[];
  /** The team's own cards of the roles it adds to. */
  roles: LinkRef[];
  matrix: MatrixView | undefined;
  /** Who may decide what in the organisation, because no team has rules of its own. */
  authority: AuthorityView | undefined;
  /** The soonest first. */
  reviews: ReviewDue[];
  source: PageSource | undefined;
}
