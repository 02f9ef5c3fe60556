import { rewording } from '../markdown/words.ts';
import type { Catalog } from '../model/catalog.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';

/** Who may decide what in an incident, and which rules may be relaxed. Undefined where the audience may not see it. */
export function authorityView(catalog: Catalog): AuthorityView | undefined {
  const { authority = [], waivers = [] } = catalog.organisation?.data ?? {};
  if (catalog.audience === 'public' || authority.length + waivers.length === 0) return undefined;
  const role = (id: string | undefined): LinkRef | undefined =>
    id === undefined ? undefined : links([refTo(catalog, 'role', id)])[0];
  return {
    powers: authority.map(({ act, by, delegate, limit }) => ({
      act: actName(catalog, act),
      by: role(by),
      delegate: role(delegate),
      limit,
    })),
    waivers: waivers.map(({ rule, by, repaid }) => ({ rule, by: role(by), repaid })),
  };
}

/** An act that needs permission, in words. */
export function actName({ words }: Catalog, act: keyof typeof ACTS): string {
  return rewording(words)(ACTS[act]);
}

const ACTS = {
  spend: 'Spend money',
  'fail-over': 'Fail over',
  'accept-data-loss': 'Accept data loss',
  'take-customers-offline': 'Take customers offline',
  notify: 'Notify authorities and the people affected',
} as const;

export interface AuthorityView {
  powers: {
    act: string;
    by: LinkRef | undefined;
    delegate: LinkRef | undefined;
    limit: string | undefined;
  }[];
  waivers: { rule: string; by: LinkRef | undefined; repaid: string }[];
}
