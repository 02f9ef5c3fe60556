import { checkAddress } from '../src/check/address.ts';
import { atomFeed, feedEntries } from '../src/exports/feed.ts';
import { jumpList } from '../src/exports/jump.ts';
import { llmsText } from '../src/exports/llms.ts';
import { markdownVersions } from '../src/exports/markdown/index.ts';
import { siteOf } from '../src/exports/site.ts';
import { addressesOf, listsOf } from '../src/model/addresses.ts';
import type { Catalog } from '../src/model/catalog.ts';
import { browseView } from '../src/views/browse.ts';
import { navigationView } from '../src/views/handbook.ts';
import { homeView } from '../src/views/home.ts';
import { redirectViews } from '../src/views/redirect.ts';

/**
 * The links of a site of this catalog that lead nowhere, as far as they are known without building it: those of the Markdown
 * versions, which are made from the views of the pages, and of everything that lists pages. Also the facts that nothing fills in.
 */
export function deadLinks(catalog: Catalog): string[] {
  const known = {
    addresses: addressesOf(catalog),
    site: siteOf(catalog),
    nearest: () => undefined,
    mayHave: () => false,
  };
  const texts = [...markdownVersions(catalog), ['/llms.txt', llmsText(catalog, '/')] as const];
  const links = new Map<string, string>([
    ...texts.flatMap(([from, text]) =>
      [...text.matchAll(LINK)].flatMap(([, to = '']) => (IMAGE.test(to) ? [] : [[to, from] as const])),
    ),
    ...[...atomFeed('', feedEntries(catalog), '/').matchAll(HREF)].map(
      ([, to = '']) => [to, '/feed.xml'] as const,
    ),
    ...listed(catalog).map((to) => [to, 'a list'] as const),
  ]);
  // No author may link to a sheet that a public site does not have, but our own pages may.
  const unknown = [...links].filter(([url]) => !(SHEET.test(url) && catalog.audience !== 'public'));
  const dead = unknown.flatMap(([url, from]) =>
    [
      ...checkAddress(
        { file: from, isBase: false, url, at: { type: 'file' }, from: { pages: [from] } },
        known,
      ),
    ].map(({ message }) => `${from}: ${message}`),
  );
  const open = texts.flatMap(([from, text]) => [...text.matchAll(FACT)].map(([fact]) => `${from}: ${fact}`));
  return [...dead, ...open];
}

function listed(catalog: Catalog): string[] {
  const { firstRoles, roles, teams, pages } = homeView(catalog);
  const browse = browseView(catalog);
  return [
    ...jumpList(catalog).map(([, href]) => href),
    ...[...firstRoles, ...roles, ...teams, ...pages, ...browse.kinds, ...browse.teams].map(
      ({ href }) => href,
    ),
    ...navigationView(catalog).flatMap((section) => section.pages.map(({ href }) => href)),
    ...redirectViews(catalog).map(({ to }) => to),
    ...listsOf(catalog),
  ];
}

const LINK = /\]\((\/[^)\s]*)\)/g;
const IMAGE = /\.(?:svg|png)$/;
const SHEET = /^\/print\/[a-z]+\/$/;
const HREF = /href="(\/[^"]*)"/g;
const FACT = /\{\{(?:role|timer|level|channel|org)\.[^}]*\}\}/g;
