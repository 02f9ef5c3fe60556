import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { jumpList } from './jump.ts';

const { catalog, diagnostics } = await readCatalog('tests/fixtures/two-teams', {
  now: new Date('2026-11-24'),
});
const rows = jumpList(catalog);
const row = (href: string) => rows.find((found) => found[1] === href);

test('the fixture is free of errors', () => {
  assert.deepEqual(
    diagnostics.filter(({ level }) => level === 'error'),
    [],
  );
});

test('a runbook is found by its id, alerts, error texts and former ids', () => {
  assert.deepEqual(row('/runbooks/payments-queue/'), [
    'Payments queue is growing',
    '/runbooks/payments-queue/',
    'Runbook',
    'Payments',
    ['payments-queue', 'OrderQueueGrowing', '402 card_declined', 'old-queue'],
  ]);
});

test('an alert that several runbooks answer has a row of its own, before theirs; another alert has none', () => {
  assert.equal(rows[0]?.[1], '/alerts/OrderQueueGrowing/');
  assert.deepEqual(rows.filter(([, , kind]) => kind === 'Alert').length, 1);
});

test('services, roles, levels and terms are found by their other names', () => {
  assert.deepEqual(row('/services/order-intake/')?.[4], ['order-intake', 'till', 'Checkout']);
  assert.deepEqual(row('/roles/responder/')?.[4], ['responder', 'SME', 'Subject matter expert']);
  assert.deepEqual(row('/severity/#sev1')?.[4], ['sev1', 'SEV-1']);
  assert.deepEqual(row('/glossary/#commander')?.[4], ['IC']);
});
