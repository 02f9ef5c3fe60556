import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { alertPages } from './alert-pages.ts';
import { forwards } from './forwards.ts';

const { catalog } = await readCatalog('tests/fixtures/two-teams', { now: new Date('2026-11-24') });
const frame = { base: '/', head: '' };
const alerts = alertPages(catalog, frame);
const former = forwards(catalog, frame);

test('both spellings of an alert have the same page', () => {
  assert.ok(alerts.get('alerts/CheckoutDown/index.html'));
  assert.equal(alerts.get('alerts/CheckoutDown/index.html'), alerts.get('alerts/checkoutdown/index.html'));
});

test('an alert with one runbook forwards to it', () => {
  assert.match(
    alerts.get('alerts/checkoutdown/index.html') ?? '',
    /refresh" content="0; url=\/runbooks\/checkout-down\/"/,
  );
});

test('an alert with several runbooks lists them by team and labels, and forwards nowhere', () => {
  const html = alerts.get('alerts/scanqueuegrowing/index.html') ?? '';
  assert.equal(html.includes('refresh'), false);
  assert.match(
    html,
    /Depot scan queue.*<code>Depot<\/code> <code>team=depot<\/code>.*Ledger queue.*<code>team=ledger<\/code>/s,
  );
});

test('a former id of a runbook forwards to it, and so do its role checklists', () => {
  assert.match(former.get('runbooks/old-queue/index.html') ?? '', /url=\/runbooks\/ledger-queue\/"/);
  assert.match(
    former.get('runbooks/old-queue/responder/index.html') ?? '',
    /url=\/runbooks\/ledger-queue\/responder\/"/,
  );
});

test('other names of a role and a service forward, but never from an address that is taken', () => {
  assert.match(former.get('roles/subject-matter-expert/index.html') ?? '', /url=\/roles\/responder\/"/);
  assert.ok(former.has('services/scanner/index.html'));
  assert.equal(former.has('services/checkout/index.html'), false);
});
