import type { Catalog } from '../model/catalog.ts';
import type { Contacts, Ladder } from '../model/content.ts';
import { formatDuration, seconds } from '../model/duration.ts';
import { refTo, type Ref } from '../model/reference.ts';
import { languageOf } from '../model/language.ts';

/** An escalation path with its contacts, the team's own and then the organisation's. Empty if withheld. */
export function escalationPathView(catalog: Catalog, team: string, own?: Ladder): EscalationStepView[] {
  if (catalog.audience === 'public') return [];
  const data = catalog.teams.get(team)?.data;
  const contacts = [...(data?.contacts ?? []), ...(catalog.organisation?.data.contacts ?? [])];
  return (own ?? data?.escalation ?? []).flatMap(({ contact, after }) => {
    const found = contacts.find(({ id }) => id === contact);
    return found
      ? [
          {
            after: seconds(after) ? formatDuration(after, languageOf(catalog)) : 'immediately',
            atOnce: seconds(after) === 0,
            contact: found,
          },
        ]
      : [];
  });
}

/** The step that `escalate` pages: the first one that has not been paged, because its contact is reading the page. */
export function nextEscalationStep(path: EscalationStepView[]): EscalationStepView | undefined {
  return path.find(({ atOnce }) => !atOnce) ?? path[0];
}

/** The target of a hand-off: a runbook or a page of the handbook, a team and its first contact, or a service and its vendor's desk. */
export function handOffView(catalog: Catalog, handOff: string): HandOffView {
  const slash = handOff.indexOf('/');
  const [kind, id] = [handOff.slice(0, slash), handOff.slice(slash + 1)];
  if (kind === 'team')
    return {
      type: 'team',
      ref: refTo(catalog, 'team', id),
      contact: escalationPathView(catalog, id)[0]?.contact,
    };
  if (kind === 'service') {
    const service = catalog.services.get(id);
    const contact =
      service?.team === undefined ? undefined : escalationPathView(catalog, service.team)[0]?.contact;
    return { type: 'service', ref: refTo(catalog, 'service', id), external: service?.data.external, contact };
  }
  return { type: 'page', ref: refTo(catalog, kind === 'page' ? 'page' : 'runbook', id) };
}

export type ContactView = Contacts[number];

export interface EscalationStepView {
  /** `immediately`, or the time after the first page. */
  after: string;
  atOnce: boolean;
  contact: ContactView;
}

export type HandOffView =
  /** A page of this site: a runbook, or one of the handbook. */
  | { type: 'page'; ref: Ref }
  | { type: 'team'; ref: Ref; contact: ContactView | undefined }
  | {
      type: 'service';
      ref: Ref;
      external: { status_page: string; support: string; contract_ref?: string; say?: string } | undefined;
      contact: ContactView | undefined;
    };
