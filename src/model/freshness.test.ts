import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyCatalog } from './catalog.ts';
import type { Runbook } from './content.ts';
import { dayAfter, exerciseOf, freshnessOf, pageValidTo } from './freshness.ts';

const catalog = emptyCatalog();

function runbook(parts: Partial<Runbook>): Runbook {
  const base = { title: 'See', kind: 'symptom', use_when: 'Always.', steps: [] } as const;
  return { ...base, ...parts } as unknown as Runbook;
}

const reviewed = { date: '2026-01-10', by: 'responder' } as const;

function use(
  date: string,
  outcome: 'worked' | 'fixed' | 'failed',
  kind: 'drill' | 'review' | 'incident' = 'drill',
) {
  return { date, kind, outcome };
}

test('a review holds as long as the runbook says, and to the end of its last day', () => {
  const found = freshnessOf(catalog, runbook({ reviewed, review_every: '10d' }));
  assert.deepEqual(found, {
    reviewed: '2026-01-10',
    confirmed: '2026-01-10',
    validTo: '2026-01-20',
    used: undefined,
    failed: undefined,
  });
});

test('a later use that worked confirms it; an earlier one and a failed one do not', () => {
  const confirmed = (exercised: Runbook['exercised']) =>
    freshnessOf(catalog, runbook({ reviewed, exercised }))?.confirmed;
  assert.equal(confirmed([use('2026-03-01', 'worked')]), '2026-03-01');
  assert.equal(confirmed([use('2026-02-01', 'fixed'), use('2026-03-01', 'failed')]), '2026-02-01');
  assert.equal(confirmed([use('2025-03-01', 'worked')]), '2026-01-10');
  assert.equal(confirmed([use('2026-03-01', 'failed')]), '2026-01-10');
});

test('a failure is reported until someone reviews the runbook or uses it again', () => {
  const failed = (exercised: Runbook['exercised']) =>
    freshnessOf(catalog, runbook({ reviewed, exercised }))?.failed?.date;
  assert.equal(failed([use('2026-03-01', 'failed'), use('2026-02-01', 'worked')]), '2026-03-01');
  assert.equal(failed([use('2026-01-10', 'failed')]), undefined);
  assert.equal(failed([use('2026-03-01', 'failed'), use('2026-04-01', 'fixed')]), undefined);
});

test('a runbook that nobody has reviewed is not fresh, even after use', () => {
  assert.equal(freshnessOf(catalog, runbook({ exercised: [use('2026-03-01', 'worked')] })), undefined);
});

test('the last exercise counts whatever its outcome, and a review is not an exercise', () => {
  assert.equal(
    exerciseOf(catalog, runbook({ exercised: [use('2026-03-01', 'worked', 'review')] })),
    undefined,
  );
  assert.deepEqual(
    exerciseOf(
      catalog,
      runbook({ exercised: [use('2026-02-01', 'worked'), use('2026-03-01', 'failed', 'incident')] }),
    ),
    { last: '2026-03-01', goodTo: '2027-03-01' },
  );
});

test('days are counted over the ends of months and years, and no interval is too long to be written', () => {
  assert.equal(dayAfter('2026-12-31', '1d'), '2027-01-01');
  assert.equal(dayAfter('2028-02-28', '24h'), '2028-02-29');
  assert.equal(dayAfter('2026-01-01', '99999999999999w'), '9999-12-31');
  assert.equal(pageValidTo('2026-11-25'), '2027-11-25');
});
