import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findJumps, type JumpRow } from './jump.ts';

const rows: JumpRow[] = [
  [
    'Card payments declined',
    '/runbooks/card-declines/',
    'Runbook',
    'Payments',
    ['card-declines', 'CardDeclineRatioHigh', '402 card_declined'],
  ],
  ['Checkout 5xx after a release', '/runbooks/checkout-5xx/', 'Runbook', 'Payments', ['checkout-5xx']],
  ['Checkout', '/services/checkout/', 'Service', 'Payments', ['checkout']],
  ['Incident Commander', '/roles/incident-commander/', 'Role', '', ['incident-commander', 'IC']],
  ['Pacific time', '/glossary/#pacific-time', 'Term', '', []],
];

const hrefs = (query: string): string[] => findJumps(rows, query, 9).map(({ href }) => href);

test('an exact name comes before rows that only contain it', () => {
  assert.deepEqual(hrefs('checkout'), ['/services/checkout/', '/runbooks/checkout-5xx/']);
  assert.equal(hrefs('commander')[0], '/roles/incident-commander/');
});

test('an alert name is found whatever its case, and the row says what matched', () => {
  const [first] = findJumps(rows, ' carddeclineratiohigh ', 9);
  assert.equal(first?.href, '/runbooks/card-declines/');
  assert.equal(first.word, 'CardDeclineRatioHigh');
});

test('a pasted log line leads to the error text in it', () => {
  assert.deepEqual(hrefs('2026-11-24 ERROR gateway: 402 card_declined (visa)'), ['/runbooks/card-declines/']);
});

test('a short word inside a longer query is no quotation', () => {
  assert.deepEqual(hrefs('epic failure'), []);
  assert.deepEqual(hrefs('CheckoutErrorRatio'), []);
});

test('a plain word in a question, or a part of an identifier, is no quotation', () => {
  assert.deepEqual(hrefs('who runs the checkout'), []);
  assert.deepEqual(hrefs('x_card-declines'), []);
  assert.deepEqual(hrefs('who restarts card-declines-7f9'), ['/runbooks/card-declines/']);
});

test('words in any order find a row that has them all', () => {
  assert.equal(hrefs('release checkout')[0], '/runbooks/checkout-5xx/');
});

test('a match in the title shows no further word', () => {
  assert.equal(findJumps(rows, 'card payments', 9)[0]?.word, undefined);
});

test('two letters are looked for at the beginning of words only', () => {
  assert.deepEqual(hrefs('IC'), ['/roles/incident-commander/']);
  assert.deepEqual(hrefs('ific'), ['/glossary/#pacific-time']);
});

test('an empty query finds nothing, and the limit holds', () => {
  assert.deepEqual(hrefs('  '), []);
  assert.equal(findJumps(rows, 'c', 2).length, 2);
});
