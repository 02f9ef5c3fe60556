import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean, nearest, quote } from './spelling.ts';

test('the nearest candidate is offered only when it is near', () => {
  assert.equal(nearest('tittle', ['title', 'kind']), 'title');
  assert.equal(nearest('colour', ['title', 'kind']), undefined);
  assert.equal(nearest('SEV2', ['sev1', 'sev2']), 'sev2');
  assert.equal(nearest('x'.repeat(100_000), ['x'.repeat(99_999)]), undefined);
});

test('the question is left out where there is nothing to offer', () => {
  assert.equal(didYouMean('chekout', ['checkout']), '; did you mean "checkout"?');
  assert.equal(didYouMean('chekout', []), '');
});

test('a quoted value is one short line, whatever the file holds', () => {
  assert.equal(quote('a\u001b[31m\nb'), '"a<U+001B>[31m b"');
  assert.equal(quote('x'.repeat(80)).length, 60);
  assert.equal(quote({ a: 1 }), '"{"a":1}"');
  assert.equal(quote(undefined), '"undefined"');
});
