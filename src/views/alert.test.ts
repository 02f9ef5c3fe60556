import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { alertViews, onlyRunbook } from './alert.ts';

const { catalog } = await readCatalog('tests/fixtures/two-teams', { now: new Date('2026-11-24') });
const alert = (key: string) => alertViews(catalog).find((view) => view.key === key);

test('two spellings of a name are one alert, shown with its capitals', () => {
  const shared = alert('scanqueuegrowing');
  assert.equal(shared?.name, 'ScanQueueGrowing');
  assert.equal(shared.href, '/alerts/ScanQueueGrowing/');
  assert.deepEqual(shared.addresses, ['/alerts/scanqueuegrowing/', '/alerts/ScanQueueGrowing/']);
});

test('several runbooks for one alert are in the order of their teams, and none of them is the only one', () => {
  const shared = alert('scanqueuegrowing');
  assert.deepEqual(
    shared?.answers.map(({ runbook, labels }) => [runbook.owner?.name, labels['team']]),
    [
      ['Depot', 'depot'],
      ['Ledger', 'ledger'],
    ],
  );
  assert.equal(shared && onlyRunbook(shared), undefined);
});

test('an alert that one runbook answers has that one', () => {
  const own = alert('checkoutdown');
  assert.equal(own && onlyRunbook(own)?.id, 'checkout-down');
});
