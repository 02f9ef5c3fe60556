import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { levelFinderView } from './level-finder.ts';

const FIRM = 'tests/fixtures/firm/content';
const now = new Date('2026-11-24');
const { catalog } = await readCatalog(FIRM, { now, audience: 'restricted' });
const view = levelFinderView(catalog);
assert.ok(view);

test('every alarm leads to its level, and names who to page or what to read', () => {
  assert.deepEqual(
    view.alarms.map(({ id, level, page, goTo }) => [id, level.id, page ?? goTo?.id]),
    [
      ['danger', 'p1', 'The duty manager.'],
      ['data', 'p2', 'during/calls'],
      ['intruder', 'p2', undefined],
      ['money', 'p2', undefined],
    ],
  );
});

test('every path through the questions ends at the level of its cell', () => {
  const found = Object.fromEntries(
    view.impacts.map(({ id, urgencies }) => [
      id,
      Object.fromEntries(urgencies.map((urgency) => [urgency.id, urgency.level.id])),
    ]),
  );
  assert.deepEqual(found, {
    many: { worse: 'p1', steady: 'p2' },
    some: { worse: 'p2', steady: 'p3' },
    nobody: { worse: 'p3', steady: 'p4' },
  });
});

test('a result says whether it is major, who to page, when the first update is due, and the teams’ own rows', () => {
  assert.deepEqual(
    view.results.map(({ level, major, firstUpdate }) => [level.id, major, firstUpdate]),
    [
      ['p1', true, '20 min'],
      ['p2', true, '20 min'],
      ['p3', false, '4 h'],
      ['p4', false, undefined],
    ],
  );
  const [worst] = view.results;
  assert.deepEqual(worst?.page, ["The owning team's on-call, now, at any hour.", 'The duty manager.']);
  assert.deepEqual(
    worst?.rows.map(({ team, subject }) => [team, subject]),
    [
      ['Metering', 'Reading intake'],
      ['Metering', 'Bills are right'],
    ],
  );
});

test('a public site does not show the teams’ own rows', async () => {
  const open = levelFinderView((await readCatalog(FIRM, { now, audience: 'public' })).catalog);
  assert.equal(open?.results.length, 4);
  assert.deepEqual(
    open.results.flatMap(({ rows }) => rows),
    [],
  );
});
