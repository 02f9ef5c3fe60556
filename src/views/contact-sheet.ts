import type { Catalog } from '../model/catalog.ts';
import { ladderView, type ContactView, type RungView } from './contact.ts';
import type { Organisation } from '../model/content.ts';

/** Everybody who can be called, on one sheet. Undefined where the audience may not see it. */
export function contactSheetView(catalog: Catalog): ContactSheetView | undefined {
  const organisation = catalog.organisation?.data;
  if (catalog.audience === 'public' || !organisation) return undefined;
  return {
    contacts: organisation.contacts ?? [],
    channels: Object.values(organisation.channels),
    teams: [...catalog.teams.values()].map(({ id, data }) => {
      const ladder = ladderView(catalog, id);
      const onLadder = new Set(ladder.map(({ contact }) => contact.id));
      return {
        id,
        name: data.name,
        ladder,
        others: data.contacts.filter((contact) => !onLadder.has(contact.id)),
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
  /** `others` are a team's contacts that its ladder does not reach. */
  teams: { id: string; name: string; ladder: RungView[]; others: ContactView[] }[];
  vendors: { name: string; support: string; contract: string | undefined; say: string | undefined }[];
}
