import type { At, Finding } from '../diagnostics/diagnostic.ts';
import { quote, suggestion, type LimitedNearest } from '../diagnostics/spelling.ts';
import { isAllowedAddress } from '../markdown/address.ts';
import { ROUTES } from '../model/addresses.ts';
import type { MayHave } from './broken-address.ts';
import { hasPlace, percentDecoded, siteAddress, type SiteAddress } from '../model/site-address.ts';

/** Reports a link of a file that leads to no page, file or place of the site, or from the base to a later layer. */
export function* checkAddress(link: Link, known: KnownAddresses): Generator<Finding> {
  const { url, from } = link;
  if (!/^[/#]/.test(url) || !isAllowedAddress(url)) return;
  const [own = '/'] = from.pages;
  const target = siteAddress(url, own);
  if (url.startsWith('#')) {
    if (target) yield* checkOwnPlace(link, target, known);
  } else if (!target) yield* leadsOut(link);
  else if (!known.mayHave(target.path.replace(/(?<!\/)$/, '/'), target.fragment))
    yield* checkTarget(link, target, known);
}

/** A fragment alone leads to a place on the page that shows the text. */
function* checkOwnPlace(link: Link, { fragment }: SiteAddress, known: KnownAddresses): Generator<Finding> {
  const { from, url } = link;
  if (from.anchors) {
    if (hasPlace(fragment, from.anchors)) return;
    const anchors = placesOf(from.anchors);
    yield error(
      link,
      'link/anchor',
      `link leads nowhere: this page has no heading or exercise at ${quote(url)}${suggestion(nearestTo(url, anchors, known))}`,
      `Link to one of these: ${listed(anchors)}.`,
    );
  } else if (known.site && !from.pages.some((page) => known.mayHave(page, fragment))) {
    const { site } = known;
    const pages = from.pages.map((page) => ({ page, ids: site.fragments(page) }));
    if (pages.some(({ ids }) => ids && hasPlace(fragment, ids))) return;
    const [first] = pages.filter(({ ids }) => ids !== undefined);
    if (first?.ids) yield noPlace(link, first.page, '', fragment, first.ids, known);
    else
      yield error(
        link,
        'link/anchor',
        `link leads nowhere: the text has no page of its own, so ${quote(url)} is on no certain page`,
        'Write the address of the page in front, as in /glossary/#bridge.',
      );
  }
}

function* checkTarget(link: Link, target: SiteAddress, known: KnownAddresses): Generator<Finding> {
  const { path, fragment } = target;
  const { site } = known;
  const hasFragment = !hasPlace(fragment, new Set());
  const address = path.endsWith('/') ? path : `${path}/`;
  if (link.image) {
    if (site && !site.files(path).has(path)) yield noFile(link, path, known, site);
    return;
  }
  const redirect = site?.redirect(address);
  if (redirect !== undefined) {
    yield* checkUpward(link, path, redirect, known);
    if (hasFragment) yield losesPlace(link, path, `${redirect}#${fragment}`);
  } else if (isPage(address, known)) {
    yield* checkUpward(link, path, address, known);
    const ids = hasFragment ? site?.fragments(address) : undefined;
    if (ids && !hasPlace(fragment, ids)) yield noPlace(link, address, address, fragment, ids, known);
  } else if (site?.files(path).has(path)) {
    if (path.endsWith('.md')) yield* checkUpward(link, path, path.replace(/\.md$/, '/'), known);
    if (TEXT_FILE.test(path) && hasFragment)
      yield error(
        link,
        'link/anchor',
        `link leads nowhere: ${quote(path)} is a file without headings, so it has no place ${quote(`#${fragment}`)}`,
        'Link to the page instead, or leave out what follows the address of the file.',
      );
  } else if (site || !FILE.test(path)) yield nowhere(link, path, address, known);
}

/** A checklist of a runbook is only there for a role that has a step. */
function isPage(address: string, { addresses, site }: KnownAddresses): boolean {
  if (!addresses.has(address)) return site?.hasPage(address) ?? false;
  return !site || !CHECKLIST.test(address) || site.fragments(address) !== undefined;
}

function nowhere(link: Link, path: string, address: string, known: KnownAddresses): Finding {
  if (known.site && FILE.test(path)) return noFile(link, path, known, known.site);
  if (!INSIDE.has(address)) return noPage(link, path, address, known);
  return error(
    link,
    'link/page',
    `link may lead nowhere: a public site has no page at ${quote(path)}`,
    'Describe in words where to find it.',
  );
}

function noFile(link: Link, path: string, { nearest }: KnownAddresses, site: BuiltSite): Finding {
  return error(
    link,
    'link/page',
    `${link.image ? 'image' : 'link'} leads nowhere: the site has no file at ${quote(path)}${suggestion(nearest(path, site.files(path)))}`,
    'Correct the address, or put the file into the folder public.',
  );
}

function noPage(link: Link, path: string, address: string, { nearest, addresses }: KnownAddresses): Finding {
  return error(
    link,
    'link/page',
    `link leads nowhere: the handbook has no page at ${quote(path)}${suggestion(nearest(address, addresses))}`,
    'Write the address from the root, as in /roles/scribe/.',
  );
}

function* leadsOut(link: Link): Generator<Finding> {
  yield error(
    link,
    'link/page',
    `link leads out of the handbook: ${quote(link.url)} goes above its first page`,
    'Write the address from the root without "..", as in /roles/scribe/.',
  );
}

function noPlace(
  link: Link,
  page: string,
  prefix: string,
  fragment: string,
  ids: ReadonlySet<string>,
  known: KnownAddresses,
): Finding {
  const places = placesOf(ids);
  const near = nearestTo(`#${fragment}`, places, known);
  const shown = quote(`#${percentDecoded(fragment)}`);
  return error(
    link,
    'link/anchor',
    `link leads nowhere: the page ${page} has no place ${shown}${suggestion(near)}`,
    places.size === 0
      ? 'Leave out what follows the address of the page: it has nothing to link to.'
      : near === undefined
        ? `Link to one of these: ${listed(places)}.`
        : `Write ${prefix}${near}.`,
  );
}

function losesPlace(link: Link, path: string, to: string): Finding {
  return error(
    link,
    'link/anchor',
    `link loses its place: ${quote(path)} only redirects, and a browser leaves out the place on the way`,
    `Write ${to}.`,
  );
}

/** Reports a link of the base to a page that only a later layer has. */
function* checkUpward(
  link: Link,
  path: string,
  address: string,
  { base }: KnownAddresses,
): Generator<Finding> {
  if (!link.isBase || !base || isPage(address, base)) return;
  yield error(
    link,
    'ref/upward',
    `file links to ${quote(path)}, which only a later layer has, and the base is for every organisation`,
    'Link to a list such as /runbooks/ instead, or describe it in words.',
  );
}

/** What to suggest: everything but the start of the text. */
function placesOf(ids: ReadonlySet<string>): Set<string> {
  return new Set([...ids].filter((id) => id !== 'main').map((id) => `#${id}`));
}

function nearestTo(
  written: string,
  candidates: Set<string>,
  { nearest }: KnownAddresses,
): string | undefined {
  return nearest(percentDecoded(written), candidates);
}

function error({ file, at }: Link, rule: string, message: string, help: string): Finding {
  return { file, rule, level: 'error', message, help, at };
}

/** The first of many names: a list of all of them, repeated for each finding, would be read by nobody. */
export function listed(names: ReadonlySet<string>, prefix = ''): string {
  const first = [...names.values().take(LISTED)].map((name) => `${prefix}${name}`).join(', ');
  return names.size > LISTED ? `${first} and ${names.size - LISTED} more` : first;
}

const LISTED = 12;
const FILE = /\.[a-z0-9]+$/i;
const TEXT_FILE = /\.(?:md|json|txt|xml|html)$/;
/** The pages that the site has only for readers inside the organisation. */
const INSIDE = new Set(ROUTES.filter(({ linkable }) => linkable === false).map(({ path }) => path));
const CHECKLIST = /^\/runbooks\/[^/]+\/[^/]+\/$/;

/** A link in a text of a file. */
export interface Link {
  file: string;
  /** The file is part of the base, which may not name what only an organisation has. */
  isBase: boolean;
  url: string;
  /** Whether it is the address of a picture. */
  image?: true | undefined;
  at: At;
  from: LinkOrigin;
}

/** Where a text is shown. */
export interface LinkOrigin {
  /** The addresses of the pages that show it, its own first. */
  pages: readonly string[];
  /** The places on a page of MDX, which are known although other files may be broken. */
  anchors?: ReadonlySet<string>;
}

/** What links may lead to. */
export interface KnownAddresses {
  addresses: ReadonlySet<string>;
  /** Left out where only the content is known, and not what is made of it. */
  site: BuiltSite | undefined;
  nearest: LimitedNearest;
  /** Whether an address, or a place on its page, may be made by a file that has errors of its own. */
  mayHave: MayHave;
  /** What links of the base may lead to; left out where a folder stands alone. */
  base?: KnownAddresses | undefined;
}

/** What a built site holds apart from the pages in the table of addresses. */
export interface BuiltSite {
  /** The places on a page; undefined where they are not known or there is no page. */
  fragments(address: string): ReadonlySet<string> | undefined;
  /** The ids that two places on a page would share. */
  repeated(address: string): ReadonlySet<string>;
  /** Where an address that only redirects leads; undefined for every other. */
  redirect(address: string): string | undefined;
  /** Whether there is a page that the table of addresses does not list. */
  hasPage(address: string): boolean;
  /** The paths of the files that are like this one: Markdown versions, or all others. */
  files(path: string): ReadonlySet<string>;
}
