import { FORMER } from '../check/rules/index.ts';
import { addressesOf, addressOf } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import { slug } from '../model/slug.ts';
import { alertViews, onlyRunbook } from './alert.ts';
import { ruleAddress } from './rule-reference.ts';
import { runbookView } from './runbook.ts';

/**
 * Redirects from the former ids of runbooks and rules and the other names of roles and services. A name that is already
 * the address of something else has none.
 */
export function redirectViews(catalog: Catalog): RedirectView[] {
  const taken = addressesOf(catalog);
  return [...runbookRedirects(catalog), ...nameRedirects(catalog), ...ruleRedirects()].filter(({ from }) => {
    const free = !taken.has(from);
    taken.add(from);
    return free;
  });
}

/** For every alert that one runbook answers, a redirect to that runbook under each of its addresses. */
export function alertRedirectViews(catalog: Catalog): RedirectView[] {
  return alertViews(catalog).flatMap((alert) => {
    const runbook = onlyRunbook(alert);
    return runbook ? alert.addresses.map((from) => ({ from, to: runbook.href, title: runbook.title })) : [];
  });
}

function runbookRedirects(catalog: Catalog): RedirectView[] {
  return [...catalog.runbooks.values()].flatMap((entry) =>
    (entry.data.aliases ?? []).flatMap((alias) => {
      const [from, to] = [addressOf('runbook', alias), addressOf('runbook', entry.id)];
      const { title, roles } = runbookView(catalog, entry);
      const checklists = roles.map(({ id, name }) => ({
        from: `${from}${id}/`,
        to: `${to}${id}/`,
        title: `${name}: ${title}`,
      }));
      return [{ from, to, title }, ...checklists];
    }),
  );
}

function nameRedirects(catalog: Catalog): RedirectView[] {
  return (['role', 'service'] as const).flatMap((kind) =>
    [...catalog[`${kind}s`].values()].flatMap(({ id, data }) =>
      (data.aliases ?? [])
        .map(slug)
        .filter((name) => name !== '')
        .map((name) => ({ from: addressOf(kind, name), to: addressOf(kind, id), title: data.name })),
    ),
  );
}

function ruleRedirects(): RedirectView[] {
  return [...FORMER].map(([old, id]) => ({ from: ruleAddress(old), to: ruleAddress(id), title: id }));
}

/** An address that only leads to another. The browser leaves out the fragment on the way. */
export interface RedirectView {
  from: string;
  to: string;
  title: string;
}
