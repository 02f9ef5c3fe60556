import { escapeHtml } from '../markdown/html.ts';
import { inlineToText } from '../markdown/prose.ts';
import { addressOf } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';

/** The latest reviews: handbook pages by the day they were verified, runbooks by the day of their review. */
export function feedEntries(catalog: Catalog): FeedEntry[] {
  const pages = [...catalog.pages.values()].map(({ id, data }) => ({
    title: data.title,
    href: addressOf('page', id),
    date: data.verified,
    summary: data.purpose,
    what: 'verified',
  }));
  const runbooks = [...catalog.runbooks.values()].flatMap(({ id, data }) =>
    data.reviewed
      ? [
          {
            title: data.title,
            href: addressOf('runbook', id),
            date: data.reviewed.date,
            summary: data.use_when ?? '',
            what: 'reviewed',
          },
        ]
      : [],
  );
  return [...pages, ...runbooks]
    .sort((a, b) => (a.date === b.date ? (a.href < b.href ? -1 : 1) : a.date < b.date ? 1 : -1))
    .slice(0, MOST)
    .map(({ what, summary, ...entry }) => ({
      ...entry,
      summary: `${what === 'verified' ? 'Verified' : 'Reviewed'} on ${entry.date}. ${inlineToText(summary)}`,
    }));
}

/**
 * The entries as an Atom feed. `base` is the path under which the site is published. The host is not known, so links are
 * relative and ids are names. Dates are days, written as noon.
 */
export function atomFeed(organisation: string, entries: FeedEntry[], base: string): string {
  const newest = entries[0]?.date ?? '1970-01-01';
  const id = (path: string): string => `urn:muster:${encodeURIComponent(organisation)}:${encodeURI(path)}`;
  const text = (tag: string, value: string): string => `<${tag}>${escapeHtml(value)}</${tag}>`;
  const items = entries.map(({ title, href, date, summary }) =>
    [
      '<entry>',
      text('id', id(`${href}#${date}`)),
      text('title', title),
      text('updated', `${date}T12:00:00Z`),
      `<link href="${escapeHtml(base + href.slice(1))}"/>`,
      text('summary', summary),
      '</entry>',
    ].join(''),
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    text('id', id('/')),
    text('title', `${organisation} incidents: recently verified`),
    text('updated', `${newest}T12:00:00Z`),
    `<author>${text('name', organisation)}</author>`,
    `<link rel="self" href="${escapeHtml(base)}feed.xml"/><link href="${escapeHtml(base)}"/>`,
    ...items,
    '</feed>',
    '',
  ].join('\n');
}

const MOST = 50;

export interface FeedEntry {
  title: string;
  /** Without the base path. */
  href: string;
  /** YYYY-MM-DD. */
  date: string;
  summary: string;
}
