import type { Catalog } from '../model/catalog.ts';
import { escalationPathView, type ContactView, type EscalationStepView } from './contact.ts';
import type { Organisation } from '../model/content.ts';

/** Every contact, for one sheet. Undefined where the audience may not see it. */
export function contactSheetView(catalog: Catalog): ContactSheetView | undefined {
  const organisation = catalog.organisation?.data;
  if (catalog.audience === 'public' || !organisation) return undefined;
  return {
    contacts: organisation.contacts ?? [],
    channels: Object.values(organisation.channels),
    teams: [...catalog.teams.values()].map(({ id, data }) => {
      const path = escalationPathView(catalog, id);
      const onPath = new Set(path.map(({ contact }) => contact.id));
      return {
        id,
        name: data.name,
        escalationPath: path,
        others: data.contacts.filter((contact) => !onPath.has(contact.id)),
      };
    }),
    vendors: [...catalog.services.values()].flatMap(({ data: { name, external } }) =>
      external
        ? [{ name, support: external.support, contract: external.contract_ref, say: external.say }]
        : [],
    ),
  };
}

export interface ContactSheetView {
  contacts: ContactView[];
  channels: Organisation['channels'][string][];
  /** `others` are a team's contacts that its escalation path does not reach. */
  teams: { id: string; name: string; escalationPath: EscalationStepView[]; others: ContactView[] }[];
  vendors: { name: string; support: string; contract: string | undefined; say: string | undefined }[];
}
