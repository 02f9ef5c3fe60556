import { fromMarkdown } from 'mdast-util-from-markdown';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { visit } from 'unist-util-visit';
import { elementsOf, type Element } from './element.ts';
import { filesIn } from './files.ts';
import { fragmentsOf } from './search-index.ts';

/** Every link of a built site: of its pages, their Markdown twins, its lists, styles and scripts, and its search index. */
export function linksOf(site: Published): Link[] {
  const links = found.get(site) ?? readLinks(site);
  found.set(site, links);
  return links;
}

function readLinks({ folder, base }: Published): Link[] {
  return [...filesIn(folder).flatMap((file) => linksOfFile(folder, file)), ...linksOfSearch(folder, base)];
}

/** Why each link of a built site that does not hold does not, as `file: link: reason`. */
export function brokenLinks(site: Published): string[] {
  const files = new Map(filesIn(site.folder).map((file) => [file, idsOf(site.folder, file)]));
  return linksOf(site).flatMap((link) => {
    const fault = faultOf(link, site.base, files);
    return fault === undefined ? [] : [`${link.file}: ${link.to}: ${fault}`];
  });
}

function faultOf(
  { file, from, to }: Link,
  base: string,
  files: Map<string, Set<string>>,
): string | undefined {
  if (ELSEWHERE.test(to)) return from === 'a' && HARMLESS.test(to) ? undefined : 'leads to another host';
  const { pathname, hash } = new URL(to, `http://site${base}${file.replace(/(^|\/)index\.html$/, '$1')}`);
  if (!pathname.startsWith(base)) return `leads out of ${base}`;
  const path = decodeURIComponent(pathname.slice(base.length)).replace(/(^|\/)$/, '$1index.html');
  const ids = files.get(path);
  if (!ids) return 'leads to no file';
  const id = decodeURIComponent(hash.slice(1));
  return id === '' || ids.has(id) ? undefined : 'leads to no place on its page';
}

function linksOfFile(folder: string, file: string): Link[] {
  if (file.endsWith('.html'))
    return elementsOf(read(folder, file)).flatMap((element) =>
      addressesOf(element).map((to) => ({ file, from: element.name, to })),
    );
  if (file === 'feed.xml')
    return elementsOf(read(folder, file)).flatMap(({ attributes }) => {
      const to = attributes.get('href');
      return to === undefined ? [] : [{ file, from: 'a', to }];
    });
  if (/\.md$|^llms\.txt$/.test(file))
    return markdownLinks(read(folder, file)).map((to) => ({ file, from: 'a', to }));
  const pattern = file.startsWith('_astro/') ? IN_ASSETS[extname(file)] : undefined;
  if (!pattern) return [];
  return [...read(folder, file).matchAll(pattern)].map(([, to = '']) => ({ file, from: 'asset', to }));
}

/** Where the links of a text of Markdown lead. */
function markdownLinks(text: string): string[] {
  const urls: string[] = [];
  visit(fromMarkdown(text), ['link', 'definition'], (node) => {
    if ('url' in node) urls.push(node.url);
  });
  return urls;
}

function addressesOf({ name, attributes }: Element): string[] {
  const single = SINGLE.flatMap((key) => attributes.get(key) ?? []);
  const several = (attributes.get('srcset') ?? '').split(',').flatMap((part) => part.trim().split(/\s/, 1));
  const refresh = name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'refresh';
  const forward = refresh ? (attributes.get('content') ?? '').replace(/^.*?url=/i, '') : '';
  return [...single, ...several.filter(Boolean), ...(refresh ? [forward] : [])];
}

/** The jump list and the index name addresses without the base path; the browser puts it in front. */
function linksOfSearch(folder: string, base: string): Link[] {
  const { rows } = JSON.parse(read(folder, 'jump.json')) as { rows: [title: string, href: string][] };
  const hits = fragmentsOf(folder).flatMap(({ url, anchors }) => [
    url,
    ...anchors.map(({ id }) => `${url}#${id}`),
  ]);
  const link = (file: string, href: string): Link => ({ file, from: 'search', to: base + href.slice(1) });
  return [...rows.map(([, href]) => link('jump.json', href)), ...hits.map((href) => link('pagefind', href))];
}

function idsOf(folder: string, file: string): Set<string> {
  if (!file.endsWith('.html')) return new Set();
  return new Set(elementsOf(read(folder, file)).flatMap(({ attributes }) => attributes.get('id') ?? []));
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

/** A site does not change once it is built, and several tests ask for its links. */
const found = new WeakMap<Published, Link[]>();
const SINGLE = ['href', 'xlink:href', 'src', 'action', 'formaction', 'poster', 'data'];
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;
const HARMLESS = /^(?:https:\/\/|mailto:|tel:)/;
const IN_ASSETS: Record<string, RegExp> = {
  '.css': /url\(\s*["']?([^"')]+)["']?\s*\)/g,
  '.js': /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.[^"'`]+)["'`]/g,
};

/** A folder of files and the path under which they are published, with a slash at both ends. */
interface Published {
  folder: string;
  base: string;
}

interface Link {
  /** The file that contains it. */
  file: string;
  /** The name of its element, or where else it was found. */
  from: string;
  to: string;
}
