import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Marking, Regimes } from '../model/content.ts';
import { clocksView, dueWords } from './regime.ts';

type Regime = Regimes['regimes'][number];

async function read(audience?: Marking): Promise<Catalog> {
  const now = new Date('2026-11-25');
  return (await readCatalog('tests/fixtures/firm/content', { now, audience })).catalog;
}

test('a rule is said in words', () => {
  const words = (...due: Regime['stages'][number]['due']): string => {
    const stage = { id: 'final', name: 'Final report', to: 'The authority', due };
    const first = { ...stage, id: 'intermediate', name: 'Intermediate report' };
    const counted_from = { other: 'The extortion payment.' };
    return dueWords(stage, { counted_from, stages: [first, stage] } as Regime);
  };
  assert.equal(words({ within: '72h', from: 'aware' }), 'Within 72 h of being aware');
  assert.equal(words({ from: 'aware' }), 'Without undue delay after being aware');
  assert.equal(
    words({ within: '4h', from: 'classified' }, { within: '24h', from: 'aware' }),
    'Within 4 h of having classified it, or within 24 h of being aware: the earlier',
  );
  assert.equal(
    words({ within: '1 month', from: 'submitted:intermediate' }),
    'Within 1 month of sending the intermediate report',
  );
  assert.equal(
    words({ within: '4 business days', from: 'determined' }),
    'Within 4 business days of having determined it',
  );
  assert.equal(words({ within: '24h', from: 'other' }), 'Within 24 h of the extortion payment');
  assert.equal(words({ within: '60d', from: 'aware' }), 'Within 60 days of being aware');
});

test('a time is shown for as long as the timer says, but never for a law that is known only from others', async () => {
  const catalog = await read();
  const { data } = catalog.regimes ?? assert.fail();
  const timer = catalog.organisation?.data.timers['regime-reverify'];
  assert.ok(data.regimes[0] && timer);
  timer.value = '180d';
  data.regimes.push({ ...data.regimes[0], id: 'other', evidence: 'secondary' });
  assert.deepEqual(
    clocksView(catalog)?.regimes.map(({ id, last_verified, validTo, sure }) => [
      id,
      last_verified,
      validTo,
      sure,
    ]),
    [
      ['gdpr', '2026-11-12', '2027-05-11', true],
      ['other', '2026-11-12', '2027-05-11', false],
    ],
  );
});

test('a public site does not show the phone number of counsel', async () => {
  assert.equal(clocksView(await read())?.counsel?.telephone, '+353 20 912 0102');
  const outside = clocksView(await read('public'));
  assert.ok(outside);
  assert.equal(outside.counsel, undefined);
});

test('a question leads to the laws that it asks about', async () => {
  assert.deepEqual(
    clocksView(await read())?.questions.map((question) => [
      question.id,
      question.regimes.map(({ id }) => id),
    ]),
    [['personal-data', ['gdpr']]],
  );
});
