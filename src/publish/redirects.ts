import { addressesOf, addressOf } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import { FORMER } from '../check/rules/index.ts';
import { ruleAddress } from '../views/rule-reference.ts';
import { runbookView } from '../views/runbook.ts';
import { fileAt, type Files } from './files.ts';
import { forwardPage, type Frame } from './static-page.ts';

/**
 * Pages that forward from the former ids of runbooks and rules and from other names of roles and services, by path. A name that is
 * the address of something else already forwards nowhere.
 */
export function forwards(catalog: Catalog, frame: Frame): Files {
  const taken = addressesOf(catalog).all;
  const files: Files = new Map();
  for (const { from, to, title } of [
    ...runbookForwards(catalog),
    ...nameForwards(catalog),
    ...ruleForwards(),
  ]) {
    const file = fileAt(from);
    if (!taken.has(from) && !files.has(file)) files.set(file, forwardPage(frame, title, to));
  }
  return files;
}

function runbookForwards(catalog: Catalog): Forward[] {
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

function nameForwards(catalog: Catalog): Forward[] {
  return (['role', 'service'] as const).flatMap((kind) =>
    [...catalog[`${kind}s`].values()].flatMap(({ id, data }) =>
      (data.aliases ?? [])
        .map(slug)
        .filter((name) => name !== '')
        .map((name) => ({ from: addressOf(kind, name), to: addressOf(kind, id), title: data.name })),
    ),
  );
}

function ruleForwards(): Forward[] {
  return [...FORMER].map(([old, id]) => ({ from: ruleAddress(old), to: ruleAddress(id), title: id }));
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

interface Forward {
  from: string;
  to: string;
  title: string;
}
