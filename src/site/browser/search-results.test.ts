import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FoundPage } from './pagefind.ts';
import { groupByKind, placesIn, statusOf } from './search-results.ts';

function page(url: string, kind?: string, places: string[] = []): FoundPage {
  return {
    url,
    excerpt: '',
    meta: {},
    filters: kind === undefined ? {} : { kind: [kind] },
    sub_results: places.map((place) => ({ title: place, url: place, excerpt: '' })),
  };
}

test('groups stand in the order of their best page, pages in the order found', () => {
  const groups = groupByKind([
    page('/a/', 'Runbook'),
    page('/b/', 'Service'),
    page('/c/', 'Runbook'),
    page('/d/'),
  ]);
  assert.deepEqual(
    groups.map(({ kind, pages }) => [kind, ...pages.map(({ url }) => url)]),
    [
      ['Runbook', '/a/', '/c/'],
      ['Service', '/b/'],
      ['Page', '/d/'],
    ],
  );
});

test('of the places in a page only those with an address of their own are offered, three at most', () => {
  const found = page('/a/', 'Runbook', ['/a/', '/a/#one', '/a/#two', '/a/#three', '/a/#four']);
  assert.deepEqual(
    placesIn(found).map(({ url }) => url),
    ['/a/#one', '/a/#two', '/a/#three'],
  );
});

test('the status counts names and pages in whole sentences', () => {
  assert.equal(statusOf('x', 1, 2), '1 name matches, 2 pages found.');
  assert.equal(statusOf('x', 0, 1), '1 page found.');
  assert.equal(statusOf('x', 0, 0), 'Nothing found for “x”.');
});
