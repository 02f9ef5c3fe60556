import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sizeOf, parseDescription } from './words.ts';

test('what holds when a field is left out is taken out of its description, however it is said', () => {
  for (const [description, text, otherwise] of [
    ['The role that does it; the responder if left out.', 'The role that does it.', 'the responder'],
    ['How long it is good for. The default if left out.', 'How long it is good for.', 'The default'],
    [
      'Where to go; the next step if left out, the end after the last.',
      'Where to go.',
      'the next step, the end after the last',
    ],
    ['When it is over. If left out: ask; then escalate.', 'When it is over.', 'ask; then escalate'],
    ['A name. Two sentences.', 'A name. Two sentences.', undefined],
  ] as const)
    assert.deepEqual(parseDescription(description), { text, otherwise, needed: undefined }, description);
});

test('so is the case in which it is needed', () => {
  const { text, needed } = parseDescription('The private room. Needed for the kind security.');
  assert.deepEqual([text, needed], ['The private room.', 'for the kind security']);
});

test('a size is said only where it tells something', () => {
  assert.equal(sizeOf('characters', 1, undefined), '');
  assert.equal(sizeOf('characters', 1, 240), ' of at most 240 characters');
  assert.equal(sizeOf('entries', 2, 5), ' of 2 to 5 entries');
  assert.equal(sizeOf('entries', 2, undefined), ' of at least 2 entries');
});
