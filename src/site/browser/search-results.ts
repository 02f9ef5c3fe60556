import type { Jump } from './jump.ts';
import type { FoundPage } from './pagefind.ts';
import * as words from './strings/search.ts';

/** Pages in groups of one kind, the group of the best page first, each group in the order found. */
export function groupByKind(pages: FoundPage[]): { kind: string; pages: FoundPage[] }[] {
  const groups = new Map<string, FoundPage[]>();
  for (const page of pages) {
    const kind = page.filters['kind']?.[0] ?? words.page;
    groups.set(kind, [...(groups.get(kind) ?? []), page]);
  }
  return [...groups].map(([kind, members]) => ({ kind, pages: members }));
}

/** The sections and steps of a page that answer best: those with an address of their own, at most three. */
export function placesIn({ url, sub_results: places }: FoundPage): FoundPage['sub_results'] {
  return places.filter((place) => place.url !== url).slice(0, 3);
}

/** The announcement for screen readers when the answers have changed. */
export function statusOf(query: string, jumps: number, pages: number): string {
  if (jumps + pages === 0) return query === '' ? words.nothing : words.nothingFor({ query });
  return jumps === 0
    ? words.pages({ count: pages })
    : words.namesAndPages({
        names: words.names({ count: jumps }),
        pages: words.pages({ count: pages }),
      });
}

/** The jump list's answers as a list of links. */
export function jumpSection(jumps: Jump[], base: string): HTMLElement {
  const items = jumps.map(({ title, href, kind, team, word }) => {
    const link = make('a', { href: base + href.slice(1) }, make('b', {}, title));
    link.append(make('span', {}, [kind, team].filter(Boolean).join(' · ')));
    if (word) link.append(make('code', {}, word));
    return make('li', {}, link);
  });
  return make('section', { className: 'jumps' }, make('h2', {}, words.goTo), make('ul', {}, ...items));
}

/** The pages of one kind as a list of links, each followed by the places in it. */
export function pageSection(kind: string, pages: FoundPage[]): HTMLElement {
  const items = pages.map((page) => {
    const about = [page.filters['severity']?.[0], page.filters['team']?.[0]].filter(Boolean).join(' · ');
    const link = make(
      'a',
      { href: page.url },
      make('b', {}, page.meta.title ?? page.url),
      make('span', {}, about),
    );
    const places = placesIn(page).map((place) =>
      make('li', {}, make('a', { href: place.url }, make('b', {}, place.title), excerpt(place.excerpt))),
    );
    if (places.length === 0) link.append(excerpt(page.excerpt));
    return make('li', {}, link, ...(places.length ? [make('ul', {}, ...places)] : []));
  });
  return make('section', {}, make('h2', {}, kind), make('ul', {}, ...items));
}

/** Makes an element with properties and children. Text is never read as HTML. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Pagefind gives HTML; only its marks are taken over, everything else becomes text. */
function excerpt(html: string): HTMLElement {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const parts = [...body.childNodes].map((node) =>
    node.nodeName === 'MARK' ? make('mark', {}, node.textContent ?? '') : (node.textContent ?? ''),
  );
  return make('small', {}, ...parts);
}
