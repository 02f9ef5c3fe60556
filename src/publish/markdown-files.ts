import { markdownAddress } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import { atomFeed, feedEntries } from '../exports/feed.ts';
import { llmsText } from '../exports/llms.ts';
import { rebased, markdownVersions } from '../exports/markdown/index.ts';
import type { Files } from './files.ts';

/** The Markdown version of every page that has one, by its path in the site. */
export function markdownFiles(catalog: Catalog, base: string): Files {
  return new Map(
    [...markdownVersions(catalog)].map(([address, text]) => [
      markdownAddress(address).slice(1),
      `${rebased(text, base).trimEnd()}\n`,
    ]),
  );
}

/** llms.txt, which lists all pages, and feed.xml, which lists what was verified or reviewed last. */
export function listings(catalog: Catalog, base: string): Files {
  const organisation = catalog.organisation?.data.name ?? '';
  return new Map([
    ['llms.txt', llmsText(catalog, base)],
    ['feed.xml', atomFeed(organisation, feedEntries(catalog), base)],
  ]);
}
