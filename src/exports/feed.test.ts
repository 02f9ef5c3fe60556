import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { atomFeed, feedEntries, type FeedEntry } from './feed.ts';

test('what was looked at last comes first, and there are fifty at most', async () => {
  const { catalog } = await readCatalog('content', { now: new Date(0), audience: 'restricted' });
  const entries = feedEntries(catalog);
  const dates = entries.map(({ date }) => date);
  assert.deepEqual(dates, dates.toSorted().reverse());
  assert.ok(entries.length > 10 && entries.length <= 50);
  catalog.pages.clear();
  assert.ok(feedEntries(catalog).some(({ href }) => href === '/runbooks/card-declines/'));
});

test('a public feed names no runbook that is not public', async () => {
  const { catalog } = await readCatalog('content', { now: new Date(0), audience: 'public' });
  const entries = feedEntries(catalog);
  assert.ok(entries.length > 0);
  assert.deepEqual(
    entries.filter(({ href }) => href.startsWith('/runbooks/')),
    [],
  );
});

test('texts are escaped, and links have the base path', () => {
  const entry: FeedEntry = { title: 'A <b> & "c"', href: '/x/', date: '2026-11-12', summary: ']]> </feed>' };
  const xml = atomFeed('A & B', [entry], '/docs/');
  assert.match(xml, /<title>A &lt;b&gt; &amp; &quot;c&quot;<\/title>/);
  assert.match(xml, /<summary>\]\]&gt; &lt;\/feed&gt;<\/summary>/);
  assert.match(xml, /<link href="\/docs\/x\/"\/>/);
  assert.match(xml, /<updated>2026-11-12T12:00:00Z<\/updated>/);
});
