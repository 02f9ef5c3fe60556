import { slug } from '../model/slug.ts';
import { addressesOf, addressOf } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import { FORMER } from '../check/rules/index.ts';
import { ruleAddress } from '../views/rule-reference.ts';
import { runbookView } from '../views/runbook.ts';
import { fileAt, type Files } from './files.ts';
import { redirectPage, type Frame } from './static-page.ts';

/**
 * Redirects from the former ids of runbooks and rules and the other names of roles and services, by path. A name that is already
 * the address of something else has none.
 */
export function redirects(catalog: Catalog, frame: Frame): Files {
  const taken = addressesOf(catalog).all;
  const files: Files = new Map();
  for (const { from, to, title } of [
    ...runbookRedirects(catalog),
    ...nameRedirects(catalog),
    ...ruleRedirects(),
  ]) {
    const file = fileAt(from);
    if (!taken.has(from) && !files.has(file)) files.set(file, redirectPage(frame, title, to));
  }
  return files;
}

function runbookRedirects(catalog: Catalog): Redirect[] {
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

function nameRedirects(catalog: Catalog): Redirect[] {
  return (['role', 'service'] as const).flatMap((kind) =>
    [...catalog[`${kind}s`].values()].flatMap(({ id, data }) =>
      (data.aliases ?? [])
        .map(slug)
        .filter((name) => name !== '')
        .map((name) => ({ from: addressOf(kind, name), to: addressOf(kind, id), title: data.name })),
    ),
  );
}

function ruleRedirects(): Redirect[] {
  return [...FORMER].map(([old, id]) => ({ from: ruleAddress(old), to: ruleAddress(id), title: id }));
}

interface Redirect {
  from: string;
  to: string;
  title: string;
}
