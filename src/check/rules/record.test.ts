import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBase, fromBase, RUNBOOK } from '../../../tests/base.ts';
import type { Runbook } from '../../model/content.ts';
import { pathDigest, type RunRecord, type Visit } from '../../model/record.ts';

const RECORD = 'teams/orders/records/order-queue-2026-11-03.json';
const runbook = fromBase(RUNBOOK) as Runbook;
const USE = { date: '2026-11-03', kind: 'drill', outcome: 'worked', record: 'order-queue-2026-11-03' };

/** What the check says about an entry and its record, by what differs from a run of the whole path. */
const CASES: [how: string, use: object, run: Partial<RunRecord>, found: string[]][] = [
  ['nothing', {}, {}, []],
  ['all that can be said', { steps: '2/2', took: '12m' }, {}, []],
  ['the day of a team ahead of UTC', { date: '2026-11-04' }, {}, []],
  ['another day', { date: '2026-11-05' }, {}, ['review/record-differs date']],
  ['another kind', { kind: 'incident' }, {}, ['review/record-differs kind']],
  ['a rehearsal', { kind: 'rehearsal' }, { where: 'rehearsal' }, []],
  ['another outcome', { outcome: 'fixed' }, {}, ['review/record-differs outcome']],
  ['half a minute', { took: '12m30s' }, {}, []],
  ['more than a minute', { took: '14m' }, {}, ['review/record-differs took']],
  ['another number of steps', { steps: '3/3' }, {}, ['review/record-differs steps']],
  ['not all steps', { steps: '1/2' }, {}, ['review/not-whole steps', 'review/record-differs steps']],
  [
    'more steps than there are',
    { outcome: 'fixed', steps: '3/2' },
    { outcome: 'fixed' },
    ['review/not-whole steps', 'review/record-differs steps'],
  ],
  ['half a path', {}, { visits: [visit('restart')] }, ['review/not-whole outcome']],
  ['half a path that was fixed', { outcome: 'fixed' }, { outcome: 'fixed', visits: [visit('restart')] }, []],
  [
    'a step that could not be done',
    {},
    { visits: [visit('restart'), visit('shrinks', 'not-available')] },
    ['review/not-whole outcome'],
  ],
  ['commands of another time', {}, { digest: 'ae5bd4e0880c' }, ['review/changed-since-run record']],
  ['another runbook', {}, { runbook: 'order-queue-two' }, ['review/record-differs record']],
];
for (const [how, use, run, found] of CASES)
  test(`${how}: ${found.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(check(use, run), found);
  });

test('only the newest use is compared with the commands of today', () => {
  const old = { digest: 'ae5bd4e0880c' };
  assert.deepEqual(check({}, old, [{ date: '2026-11-20', kind: 'incident', outcome: 'worked' }]), []);
});

test('a record that is not there is named, with the one that may be meant, and an address is not looked for', () => {
  const found = (record: string): string[] =>
    checkBase({
      [RUNBOOK]: fromBase(RUNBOOK, { exercised: [{ ...USE, record }] }),
      [RECORD]: recordOf({}),
    }).diagnostics.map(({ message }) => message);
  assert.deepEqual(found('order-queue-2026-11-30'), [
    'unknown record "order-queue-2026-11-30"; did you mean "order-queue-2026-11-03"?',
  ]);
  assert.deepEqual(found('https://evidence.shop.example/runs/41'), []);
});

test('a record of another form is refused where it is written, and names nothing that does not exist', () => {
  const at = (run: object): string[] =>
    checkBase({ [RECORD]: { ...recordOf({}), ...run } }).diagnostics.map(
      ({ file, rule, place }) => `${file.split('/').at(-1) ?? ''} ${rule} ${place ?? ''}`,
    );
  const name = 'order-queue-2026-11-03.json';
  assert.deepEqual(at({}), []);
  assert.deepEqual(at({ started: '2026-11-03 09:31' }), [`${name} schema/form started`]);
  assert.deepEqual(at({ runbook: 'no-such-page' }), [`${name} ref/unknown runbook`]);
  assert.equal(at({ visits: [{ ...visit('restart'), who: { name: 'Ada' } }] }).length > 0, true);
});

function check(use: object, run: Partial<RunRecord>, others: object[] = []): string[] {
  return checkBase({
    [RUNBOOK]: fromBase(RUNBOOK, { exercised: [{ ...USE, ...use }, ...others] }),
    'teams/orders/runbooks/order-queue-two.yaml': fromBase(RUNBOOK, { alerts: [{ name: 'Two' }] }),
    [RECORD]: recordOf(run),
  })
    .diagnostics.filter(({ file }) => file.endsWith('order-queue.yaml'))
    .map(({ rule, place = '' }) => `${rule} ${place.split('.').at(-1) ?? ''}`);
}

function recordOf(run: Partial<RunRecord>): RunRecord {
  const visits = run.visits ?? [visit('tell'), visit('restart'), visit('shrinks')];
  const numbered = visits.map(({ step }) => step).filter((step) => step !== 'tell');
  return {
    runbook: 'order-queue',
    revision: '4f2c1aa',
    digest: pathDigest(runbook, numbered),
    where: 'drill',
    started: '2026-11-03T09:31:00Z',
    ended: '2026-11-03T09:43:00Z',
    outcome: 'worked',
    visits,
    ...run,
  };
}

function visit(step: string, state: Visit['state'] = 'done'): Visit {
  return { step, state, who: { role: 'responder' } };
}
