import { unlink } from '../markdown/unlink.ts';
import { addressesOf, addressOf } from '../model/addresses.ts';
import { percentDecoded } from '../model/site-address.ts';
import { entriesOf, mapCatalog, type Catalog } from '../model/catalog.ts';
import { replaceAt } from '../schema/pointer.ts';
import type { ReadFile } from './read.ts';

/**
 * The visible part of a catalog without its authors' own links to what is not in it: an address says as much as a title,
 * and it would lead nowhere. Their words stay.
 */
export function withholdLinks(visible: Catalog, whole: Catalog, files: ReadFile[]): Catalog {
  if (visible.audience === 'restricted') return visible;
  const withheld = withheldAddresses(visible, whole);
  const below = leadsBelow(withheld);
  const isEmpty = whole.severity !== undefined && visible.severity === undefined;
  if (withheld.size === 0 && !isEmpty) return visible;
  const leads = (address: string): boolean => below(address) || (isEmpty && PLACE_OF_LEVELS.test(address));
  const byFile = new Map(files.map((file) => [file.file, file]));
  return mapCatalog(visible, (entry) => {
    const { text } = entry;
    const { texts = [], mdx } = byFile.get(entry.file) ?? {};
    const data = withoutLinks(entry.data, texts, leads);
    if (!text || !mdx?.links.some(({ url, image }) => !image && leads(url))) return { ...entry, data };
    return { ...entry, data, text: { ...text, body: unlink(text.body, 'page', leads) } };
  });
}

/** Tests whether a link leads to one of the addresses, or to something below it, such as its Markdown version or a checklist. */
export function leadsBelow(withheld: ReadonlySet<string>): (address: string) => boolean {
  return (address) => {
    if (!address.startsWith('/') || !URL.canParse(address, SITE)) return false;
    const { origin, pathname } = new URL(address, SITE);
    if (origin !== SITE) return false;
    const path = percentDecoded(pathname)
      .toLowerCase()
      .replace(/\.\w+$/, '');
    const names = path.split('/').filter(Boolean);
    return names.some((_, index) => withheld.has(`/${names.slice(0, index + 1).join('/')}/`));
  };
}

function withoutLinks(data: unknown, texts: ReadFile['texts'], leads: (address: string) => boolean): unknown {
  let copy: unknown;
  for (const { form, text, pointer } of texts) {
    const changed = form === 'prose' ? unlink(text, 'prose', leads) : text;
    if (changed === text) continue;
    copy ??= structuredClone(data);
    replaceAt(copy, pointer, changed);
  }
  return copy ?? data;
}

/** Addresses in lower case, because a host may ignore case. Those of alerts and former names lead to a page as well. */
function withheldAddresses(visible: Catalog, whole: Catalog): Set<string> {
  const kept = addressesOf(visible);
  const names = (['runbook', 'role', 'service'] as const).flatMap((kind) => {
    const shown = new Set(entriesOf(visible, kind).map(({ id }) => id));
    return entriesOf(whole, kind).flatMap(({ id, data }) =>
      shown.has(id)
        ? []
        : (data.aliases ?? []).map((alias) => addressOf(kind, alias.replace(/[^A-Za-z0-9]+/g, '-'))),
    );
  });
  return new Set(
    [...addressesOf(whole), ...names]
      .filter((address) => !kept.has(address))
      .map((address) => address.toLowerCase()),
  );
}

/** The page of the levels is there without them, but has no place that a link could lead to. */
const PLACE_OF_LEVELS = /^\/severity\/?#/i;

const SITE = 'https://site.invalid';
