import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { howBadView } from './how-bad.ts';

const { catalog } = await readCatalog('content', { now: new Date('2026-11-24'), audience: 'restricted' });
const view = howBadView(catalog);
assert.ok(view);

test('every alarm leads to a level that the picker explains', () => {
  const known = new Set(view.results.map(({ level }) => level.id));
  assert.equal(view.alarms.length, catalog.severity?.data.overrides.length);
  assert.deepEqual(
    view.alarms.filter(({ level }) => !known.has(level.id)),
    [],
  );
});

test('every path through the questions ends at the level of its cell', () => {
  const cells = catalog.severity?.data.grid.cells ?? {};
  const found = Object.fromEntries(
    view.impacts.map(({ id, urgencies }) => [
      id,
      Object.fromEntries(urgencies.map((urgency) => [urgency.id, urgency.level.id])),
    ]),
  );
  assert.deepEqual(found, cells);
});

test('whoever is between two answers and takes the one above never gets a milder level', () => {
  for (const [row, { urgencies }] of view.impacts.entries()) {
    for (const [column, { level }] of urgencies.entries()) {
      const above = view.impacts[row - 1]?.urgencies[column]?.level.rank ?? 0;
      const before = urgencies[column - 1]?.level.rank ?? 0;
      assert.ok(above <= level.rank && before <= level.rank, `${row}/${column}`);
    }
  }
});

test('a result says whether it is major, whom to page, when the first update is due, and the teams’ own rows', () => {
  const [worst, , third] = view.results;
  assert.equal(worst?.major, true);
  assert.equal(third?.major, false);
  assert.ok(worst?.page.length && worst.firstUpdate);
  assert.ok(worst.rows.some(({ subject }) => subject === 'Checkout API'));
});

test('a public site does not show the teams’ own rows', async () => {
  const open = await readCatalog('content', { now: new Date('2026-11-24'), audience: 'public' });
  assert.deepEqual(
    howBadView(open.catalog)?.results.flatMap(({ rows }) => rows),
    [],
  );
});
