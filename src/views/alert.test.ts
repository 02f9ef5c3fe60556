import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { alertViews, onlyRunbook } from './alert.ts';

const { catalog } = await readCatalog('tests/fixtures/two-teams', { now: new Date('2026-11-24') });
const alert = (key: string) => alertViews(catalog).find((view) => view.key === key);

test('two spellings of a name are one alert, shown with its capitals', () => {
  const shared = alert('orderqueuegrowing');
  assert.equal(shared?.name, 'OrderQueueGrowing');
  assert.equal(shared.href, '/alerts/OrderQueueGrowing/');
  assert.deepEqual(shared.addresses, ['/alerts/orderqueuegrowing/', '/alerts/OrderQueueGrowing/']);
});

test('several runbooks for one alert are in the order of their teams, and none of them is the only one', () => {
  const shared = alert('orderqueuegrowing');
  assert.deepEqual(
    shared?.answers.map(({ runbook, labels }) => [runbook.owner?.name, labels['team']]),
    [
      ['Orders', 'orders'],
      ['Payments', 'payments'],
    ],
  );
  assert.equal(shared && onlyRunbook(shared), undefined);
});

test('the teams of an alert are in the order of the language', () => {
  const { teams } = structuredClone(catalog);
  const [orders, payments] = [teams.get('orders'), teams.get('payments')];
  assert.ok(orders && payments);
  [orders.data.name, payments.data.name] = ['Zoll', 'Öl'];
  const german = {
    ...catalog,
    teams,
    handbook: { id: '', file: '', data: { layers: [], language: 'de' } },
  };
  const shared = alertViews(german).find(({ key }) => key === 'orderqueuegrowing');
  assert.deepEqual(
    shared?.answers.map(({ runbook }) => runbook.owner?.name),
    ['Öl', 'Zoll'],
  );
});

test('an alert that one runbook answers has that one', () => {
  const own = alert('checkoutdown');
  assert.equal(own && onlyRunbook(own)?.id, 'checkout-down');
});
