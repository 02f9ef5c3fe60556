import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedFacts } from './typed-fact.ts';

const found = (text: string): string[] =>
  typedFacts(text, ['SEV-1', 'SEV-2', 'P1', 'Critical']).map(({ text: fact }) => fact);

test('durations and levels are facts, in digits and in words', () => {
  assert.deepEqual(found('Wait 5 minutes, or half an hour, or twenty-four hours at SEV-1.'), [
    '5 minutes',
    'half an hour',
    'four hours',
    'SEV-1',
  ]);
});

test('a level is found by its label and by its id, but not where its name is an ordinary word', () => {
  assert.deepEqual(found('At P1, sev-1 or SEV2 the critical work stops, and P10 and SEV-12 are no levels.'), [
    'P1',
    'sev-1',
    'SEV2',
  ]);
});

test('an attribute of a component is not a typed fact', () => {
  assert.deepEqual(found('At <Level id="sev2" /> wait <Timer id="relief" />.'), []);
});

test('a quotation may contain durations', () => {
  assert.deepEqual(found('Say “five minutes, yes?” and wait.\n\n> You have ten minutes.'), []);
});

test('a number may be typed with its source, but only in the same paragraph', () => {
  assert.deepEqual(found('After 17 hours awake <Cite id="dawson-reid-1997" />.'), []);
  assert.deepEqual(found('After 17 hours.\n\nThen <Cite id="dawson-reid-1997" />.'), ['17 hours']);
  assert.deepEqual(found('| 3 days | <Cite id="x" /> |\n| 4 days | none |'), ['4 days']);
});

test('an address and a decade are not typed facts', () => {
  assert.deepEqual(found('In the 1970s: [first](/start/first-fifteen-minutes/).'), []);
});

test('a word that only starts like a number is not a typed fact', () => {
  assert.deepEqual(found('The ones that I know, two houses, and one more.'), []);
});
