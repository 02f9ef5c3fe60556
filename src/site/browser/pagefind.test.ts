import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentWords } from './pagefind.ts';

test('a question is asked by the words that only it has', () => {
  assert.equal(contentWords('How often do we update customers?'), 'often update customers?');
  assert.equal(contentWords('Can I step down as commander'), 'step down commander');
});

test('a query of nothing else, or in quotation marks, stays as it is', () => {
  assert.equal(contentWords('who is it'), 'who is it');
  assert.equal(contentWords('"to be or not"'), '"to be or not"');
});
