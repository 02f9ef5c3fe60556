import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * The links between the pages of a site, in a folder that is published under `base`, that lead to no file or to no place on
 * a page, sorted. The check has followed every link of the content, so that only a template or a kept page can cause one.
 */
export function deadLinks(site: string, base: string): DeadLink[] {
  const files = filesIn(site);
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => readPage(site, file));
  const places = new Map([
    ...files.map((file) => [file, NO_PLACES] as const),
    ...pages.map(({ file, ids }) => [file, ids] as const),
  ]);
  const judge = (file: string, to: string): DeadLink[] => {
    const target = targetOf(file, to, base);
    if (!target) return [];
    const ids = places.get(target.file);
    if (!ids) return [{ file, to, lacks: 'file' }];
    return target.place === '' || ids.has(target.place) ? [] : [{ file, to, lacks: 'place' }];
  };
  return pages
    .flatMap(({ file, links }) => [...links].flatMap((to) => judge(file, to)))
    .sort((a, b) => (`${a.file} ${a.to}` < `${b.file} ${b.to}` ? -1 : 1));
}

function filesIn(site: string): string[] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(site, join(parentPath, name)).split(sep).join('/'));
}

function readPage(site: string, file: string): Page {
  const page: Page = { file, ids: new Set(), links: new Set() };
  for (const [tag] of readFileSync(join(site, file), 'utf8').matchAll(TAG))
    for (const [, name, double, single, bare] of tag.matchAll(ATTRIBUTE)) {
      if (name === undefined) continue;
      const value = decoded(double ?? single ?? bare ?? '');
      if (name === 'id') page.ids.add(value);
      else page.links.add(value);
    }
  return page;
}

/** The file and the place that a link leads to; undefined if it leads out of the site. */
function targetOf(page: string, to: string, base: string): Target | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(to)) return undefined;
  const address = URL.parse(to, `http://site${base}${page.replace(/(^|\/)index\.html$/, '$1')}`);
  if (!address?.pathname.startsWith(base)) return undefined;
  const path = unescaped(address.pathname.slice(base.length)).replace(/(^|\/)$/, '$1index.html');
  return { file: path, place: unescaped(address.hash.slice(1)) };
}

/** A part of an address without its escapes; as it is if they are broken. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi,
    (_, decimal: string | undefined, hex: string | undefined, name: string) =>
      name
        ? (NAMED[name.toLowerCase()] ?? '')
        : String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16)),
  );
}

const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
/** Every attribute with a value, so that what a value says is not taken for an attribute; named if it is one of these. */
const ATTRIBUTE = /\s(?:(id|(?:xlink:)?href|src)|[^\s"'<>/=]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const NO_PLACES: ReadonlySet<string> = new Set();

/** A link of a page, as it is written there. */
export interface DeadLink {
  file: string;
  to: string;
  /** Whether there is no such file, or only no such place on its page. */
  lacks: 'file' | 'place';
}

interface Page {
  file: string;
  ids: Set<string>;
  links: Set<string>;
}

interface Target {
  file: string;
  place: string;
}
