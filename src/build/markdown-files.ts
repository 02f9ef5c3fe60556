import { twinAddress } from '../catalog/address.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { atomFeed, feedEntries } from '../catalog/feed.ts';
import { llmsText } from '../catalog/llms.ts';
import { rebased, twins } from '../catalog/twin/index.ts';
import type { Files } from './files.ts';

/** The Markdown twin of every page that has one, by its path in the site. */
export function markdownTwins(catalog: Catalog, base: string): Files {
  return new Map(
    [...twins(catalog)].map(([address, text]) => [
      twinAddress(address).slice(1),
      `${rebased(text, base).trimEnd()}\n`,
    ]),
  );
}

/** llms.txt and feed.xml: what there is, and what was looked at last. */
export function listings(catalog: Catalog, base: string): Files {
  const organisation = catalog.organisation?.data.name ?? '';
  return new Map([
    ['llms.txt', llmsText(catalog, base)],
    ['feed.xml', atomFeed(organisation, feedEntries(catalog), base)],
  ]);
}
