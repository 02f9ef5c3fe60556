import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { readCatalog } from '../loaders/catalog.ts';
import type { Regimes } from '../model/content.ts';
import { clocksView, dueWords } from './regime.ts';

const NOW = new Date('2026-11-25');
const { regimes } = load(readFileSync('content/regimes.yaml', 'utf8')) as Regimes;

test('a rule is said in words', () => {
  const words = (id: string, stage: string): string => {
    const regime = regimes.find((entry) => entry.id === id);
    const found = regime?.stages.find((entry) => entry.id === stage);
    return regime && found ? dueWords(found, regime) : '';
  };
  assert.equal(words('gdpr', 'authority'), 'Within 72 h of being aware');
  assert.equal(words('gdpr', 'people'), 'Without undue delay after being aware');
  assert.equal(
    words('dora', 'initial'),
    'Within 4 h of having classified it, or within 24 h of being aware: the earlier',
  );
  assert.equal(words('dora', 'final'), 'Within 1 month of sending the intermediate report');
  assert.equal(words('sec-8k', 'report'), 'Within 4 business days of having determined it');
  assert.equal(words('nydfs', 'payment'), 'Within 24 h of the extortion payment');
  assert.equal(words('hipaa', 'individuals'), 'Within 60 days of being aware');
});

test('a time is shown for as long as the timer says, and for no law that is known from others alone', async () => {
  const { catalog } = await readCatalog('content', { now: NOW });
  const view = clocksView(catalog);
  const gdpr = view?.regimes.find(({ id }) => id === 'gdpr');
  assert.equal(gdpr?.last_verified, '2026-11-25');
  assert.equal(gdpr.validTo, '2027-05-24');
  assert.equal(gdpr.sure, true);
  assert.equal(view?.regimes.find(({ id }) => id === 'ai-act')?.sure, false);
});

test('the number of counsel is for nobody outside', async () => {
  const inside = clocksView((await readCatalog('content', { now: NOW })).catalog);
  assert.ok(inside?.counsel?.telephone);
  const outside = clocksView((await readCatalog('content', { now: NOW, audience: 'public' })).catalog);
  assert.equal(outside?.counsel, undefined);
});

test('every question leads to a law, and every law but those of other places is asked about', async () => {
  const view = clocksView((await readCatalog('content', { now: NOW })).catalog);
  const asked = new Set(view?.questions.flatMap((question) => question.regimes.map(({ id }) => id)));
  assert.deepEqual(
    regimes.map(({ id }) => id).filter((id) => !asked.has(id)),
    [],
  );
});
