import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { atomFeed, feedEntries, type FeedEntry } from './feed.ts';

const FIRM = 'tests/fixtures/firm/content';

test('what was looked at last comes first, and there are fifty at most', async () => {
  const { catalog } = await readCatalog(FIRM, { now: new Date(0), audience: 'restricted' });
  const page = catalog.pages.get('during/calls') ?? assert.fail();
  page.data.verified = '2026-11-20';
  const runbook = catalog.runbooks.get('leaked-key')?.data;
  assert.ok(runbook?.reviewed);
  runbook.reviewed.date = '2026-11-16';
  const hrefs = (): string[] => feedEntries(catalog).map(({ href }) => href);
  assert.deepEqual(hrefs().slice(0, 2), ['/handbook/during/calls/', '/runbooks/leaked-key/']);
  assert.ok(hrefs().includes('/runbooks/readings-late/'));
  assert.ok(!hrefs().includes('/runbooks/radio-network-down/'), 'nobody has reviewed a draft');
  for (let number = 0; number < 60; number++)
    catalog.pages.set(`during/page-${number}`, { ...page, id: `during/page-${number}` });
  assert.equal(hrefs().length, 50);
});

test('a public feed names no runbook that is not public', async () => {
  const { catalog } = await readCatalog(FIRM, { now: new Date(0), audience: 'public' });
  assert.deepEqual(
    feedEntries(catalog)
      .filter(({ href }) => href.startsWith('/runbooks/'))
      .map(({ href }) => href),
    ['/runbooks/readings-late/'],
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
