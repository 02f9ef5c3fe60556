import { AUTHORITY_SHEET, hasAuthority } from '../model/addresses.ts';
import type { Runbook } from '../model/content.ts';
import type { StepOf } from '../model/flow.ts';
import { formatDuration } from '../model/duration.ts';
import { languageOf } from '../model/language.ts';
import { rewording, type Words } from '../markdown/words.ts';
import type { Catalog } from '../model/catalog.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';

/** Who may decide what in an incident, and which rules may be relaxed. Undefined where the audience may not see it. */
export function authorityView(catalog: Catalog): AuthorityView | undefined {
  const { authority = [], waivers = [] } = catalog.organisation?.data ?? {};
  if (catalog.audience === 'public' || authority.length + waivers.length === 0) return undefined;
  const role = (id: string | undefined): LinkRef | undefined =>
    id === undefined ? undefined : links([refTo(catalog, 'role', id)])[0];
  return {
    powers: authority.map(({ act, by, delegate, delegate_after, limit }) => ({
      act: actName(catalog, act),
      by: role(by),
      delegate: role(delegate),
      delegateAfter: delegate_after && formatDuration(delegate_after, languageOf(catalog)),
      limit,
    })),
    waivers: waivers.map(({ rule, by, repaid }) => ({ rule, by: role(by), repaid })),
  };
}

/**
 * The decision that a step is: unwritten where a draft destroys something and does not say yet; undefined if it needs none,
 * or names one that does not exist.
 */
export function decisionView(
  catalog: Catalog,
  { status }: Runbook,
  { risk, act, no_act, approval }: StepOf<'do' | 'rollback'>,
): DecisionView | undefined {
  const isOpen = status === 'draft' && risk === 'destructive' && act === undefined && no_act === undefined;
  if (isOpen && hasAuthority(catalog)) return { type: 'unwritten' };
  if (act === undefined || !isAct(act)) return undefined;
  const power = catalog.organisation?.data.authority?.find((each) => each.act === act);
  const first = approval && power && power.by !== approval.by && power.delegate === approval.by;
  return {
    type: 'act',
    act,
    href: hasAuthority(catalog) ? AUTHORITY_SHEET : undefined,
    first: first ? links([refTo(catalog, 'role', power.by)])[0] : undefined,
  };
}

/** The decision of a step as the end of a sentence: "accept data loss". */
export function decisionName(act: Act, words: Words): string {
  const name = rewording(words)(ACTS[act]);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function isAct(act: string): act is Act {
  return Object.hasOwn(ACTS, act);
}

/** An act that needs permission, in words. */
export function actName({ words }: Catalog, act: Act): string {
  return rewording(words)(ACTS[act]);
}

const ACTS = {
  spend: 'Spend money',
  'fail-over': 'Fail over',
  'accept-data-loss': 'Accept data loss',
  'take-customers-offline': 'Take customers offline',
  notify: 'Notify authorities and the people affected',
} as const;

export type Act = keyof typeof ACTS;

/** The decision of the authority sheet that a step is. */
export type DecisionView =
  | {
      type: 'act';
      act: Act;
      /** The address of the sheet; undefined where the audience may not see it. */
      href: string | undefined;
      /** Who decides first, if the approval names the delegate. */
      first: LinkRef | undefined;
    }
  | { type: 'unwritten' };

export interface AuthorityView {
  powers: {
    act: string;
    by: LinkRef | undefined;
    delegate: LinkRef | undefined;
    /** How long the first role is tried before the delegate decides. */
    delegateAfter: string | undefined;
    limit: string | undefined;
  }[];
  waivers: { rule: string; by: LinkRef | undefined; repaid: string }[];
}
