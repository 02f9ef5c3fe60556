import { RULE_DESCRIPTIONS } from '../check/rules/index.ts';
import type { BuiltSite } from '../check/address.ts';
import {
  checklistAddress,
  markdownAddress,
  referenceAddress,
  ROUTES,
  type Route,
} from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import { HEALTH_VERSION } from '../upkeep/health.ts';
import { alertViews } from '../views/alert.ts';
import { alertRedirectViews, redirectViews } from '../views/redirect.ts';
import { ruleAddress } from '../views/rule-reference.ts';
import { assetAddresses } from '../views/theme.ts';
import { runbookView } from '../views/runbook.ts';
import { SCHEMAS } from '../schema/schemas.ts';
import { VERSION } from './catalog-json.ts';
import { fragmentsOf, repeatedIdsOf } from './fragments.ts';
import { markdownVersions } from './markdown/index.ts';

/**
 * What a site of this catalog will hold, without building it. `published` are the paths of the files that are copied as
 * they are, such as pictures, and `guide` the anchors of the first page of the guide, where they are known. Each part is
 * worked out when a link first needs it.
 */
export function siteOf(
  catalog: Catalog,
  published: () => Iterable<string> = () => [],
  guide?: () => Iterable<string>,
): BuiltSite {
  const fragments = new Map<string, ReadonlySet<string> | undefined>();
  const files = lazy(() => new Set([...published(), ...generatedFiles(catalog)]));
  const markdown = lazy(() => new Set([...markdownVersions(catalog).keys()].map(markdownAddress)));
  const redirects = lazy(
    () =>
      new Map(
        [...redirectViews(catalog), ...alertRedirectViews(catalog)].map(
          ({ from, to }) => [from, to] as const,
        ),
      ),
  );
  const pages = lazy(
    () => new Set([...[...RULE_DESCRIPTIONS.keys()].map(ruleAddress), ...alertPages(catalog)]),
  );
  const placesOn = (address: string): ReadonlySet<string> | undefined =>
    address === '/contribute/' && guide ? new Set(['main', ...guide()]) : fragmentsOf(catalog, address);
  return {
    fragments: (address) => {
      if (!fragments.has(address)) fragments.set(address, placesOn(address));
      return fragments.get(address);
    },
    repeated: (address) => repeatedIdsOf(catalog, address),
    redirect: (address) => redirects().get(address),
    hasPage: (address) => pages().has(address),
    files: (path) => (path.endsWith('.md') ? markdown() : files()),
  };
}

/**
 * The address of every page of a site of this catalog, and of every page that only redirects. `guide` are the addresses of
 * the guide's pages, which are not content.
 */
export function pagesOf(catalog: Catalog, guide: Iterable<string>): Set<string> {
  return new Set([
    ...ROUTES.flatMap((route) => pagesOfRoute(route, catalog)),
    ...[...RULE_DESCRIPTIONS.keys()].map(ruleAddress),
    ...(catalog.audience === 'public' ? [] : [referenceAddress('health')]),
    ...guide,
    ...alertPages(catalog),
    ...redirectViews(catalog).map(({ from }) => from),
  ]);
}

function pagesOfRoute({ path, addresses }: Route, catalog: Catalog): string[] {
  // The table has a checklist for every role, and the site for every role with a step.
  if (path === checklistAddress('[runbook]', '[role]')) return checklistsOf(catalog);
  if (addresses) return addresses(catalog);
  return path.includes('[') ? [] : [path];
}

function checklistsOf(catalog: Catalog): string[] {
  return [...catalog.runbooks.values()].flatMap((entry) =>
    runbookView(catalog, entry).roles.map(({ id }) => checklistAddress(entry.id, id)),
  );
}

/** The files that are made from the catalog, apart from its pages and their Markdown versions. */
function generatedFiles(catalog: Catalog): string[] {
  const inside = catalog.organisation?.data.audience !== 'public';
  return [
    ...['/404.html', '/catalog.json', '/feed.xml', '/jump.json', '/llms.txt'],
    ...(inside ? ['/health.json'] : []),
    ...Object.keys(SCHEMAS).map((kind) => `/schemas/${kind}.v1.json`),
    `/schemas/catalog.v${VERSION}.json`,
    `/schemas/health.v${HEALTH_VERSION}.json`,
    ...assetAddresses(catalog).keys(),
  ];
}

function alertPages(catalog: Catalog): string[] {
  return alertViews(catalog).flatMap(({ addresses }) => addresses);
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
