import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { readCatalog } from '../loaders/catalog.ts';
import { addressesOf } from '../model/addresses.ts';
import { alertRedirects, alertSpellings } from './alert-pages.ts';
import { redirects } from './redirects.ts';

const { catalog } = await readCatalog('tests/fixtures/two-teams', { now: new Date('2026-11-24') });
const frame = { base: '/', head: '' };
const alerts = alertRedirects(catalog, frame);
const former = redirects(catalog, frame);

test('both spellings of an alert have the same page', () => {
  assert.ok(alerts.get('alerts/CheckoutDown/index.html'));
  assert.equal(alerts.get('alerts/CheckoutDown/index.html'), alerts.get('alerts/checkoutdown/index.html'));
});

test('an alert with one runbook redirects to it', () => {
  assert.match(
    alerts.get('alerts/checkoutdown/index.html') ?? '',
    /refresh" content="0; url=\/runbooks\/checkout-down\/"/,
  );
});

test('the page of an alert with several runbooks is that of Astro, under every spelling', async () => {
  const site = mkdtempSync(join(tmpdir(), 'muster-alerts-'));
  mkdirSync(join(site, 'alerts/orderqueuegrowing'), { recursive: true });
  writeFileSync(join(site, 'alerts/orderqueuegrowing/index.html'), 'choose');
  assert.deepEqual(
    [...(await alertSpellings(catalog, site))],
    [
      ['alerts/orderqueuegrowing/index.html', 'choose'],
      ['alerts/OrderQueueGrowing/index.html', 'choose'],
    ],
  );
  assert.equal(alerts.has('alerts/orderqueuegrowing/index.html'), false);
});

test('a former id of a runbook redirects to it, and so do its role checklists', () => {
  assert.match(former.get('runbooks/old-queue/index.html') ?? '', /url=\/runbooks\/payments-queue\/"/);
  assert.match(
    former.get('runbooks/old-queue/responder/index.html') ?? '',
    /url=\/runbooks\/payments-queue\/responder\/"/,
  );
});

test('a former id of a rule redirects to it', () => {
  assert.match(
    former.get('reference/rules/ref/circle/index.html') ?? '',
    /url=\/reference\/rules\/ref\/cycle\/"/,
  );
});

test('other names of a role and a service redirect, but never from an address that is taken', () => {
  assert.match(former.get('roles/subject-matter-expert/index.html') ?? '', /url=\/roles\/responder\/"/);
  assert.ok(former.has('services/till/index.html'));
  assert.equal(former.has('services/checkout/index.html'), false);
});

test('an alert with any name is found under its slug, and no file is outside of the folder of alerts', () => {
  const names = load(readFileSync('tests/fixtures/hostile/alert-names.yaml', 'utf8')) as {
    name: string;
    slug?: string;
  }[];
  for (const { name, slug } of names) {
    if (slug === undefined) continue;
    const [entry] = catalog.runbooks.values();
    assert.ok(entry);
    const runbooks = new Map([[entry.id, { ...entry, data: { ...entry.data, alerts: [{ name }] } }]]);
    const files = [...alertRedirects({ ...catalog, runbooks }, frame).keys()];
    assert.ok(files.includes(`alerts/${slug}/index.html`), name);
    for (const file of files) assert.match(join('/', file), /^\/alerts\/[^/]+\/index\.html$/, name);
    assert.ok(addressesOf({ ...catalog, runbooks }).has(`/alerts/${slug}/`), name);
  }
});
