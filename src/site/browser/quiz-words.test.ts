import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foundText, inPlace, placeText } from './quiz-words.ts';

test('the answer to a choice says how good it is and what to do next', () => {
  assert.equal(foundText({ found: 0, other: 0, right: 1 }), 'Choose first, then you will see why.');
  assert.equal(foundText({ found: 1, other: 0, right: 1 }), 'Yes, that is the one.');
  assert.match(foundText({ found: 0, other: 1, right: 1 }), /^There is a better answer\. .*choose again\.$/);
  assert.equal(foundText({ found: 3, other: 0, right: 3 }), 'Yes, those are all of them.');
  assert.equal(foundText({ found: 2, other: 0, right: 3 }), '2 of these fit, and there is one more.');
  assert.equal(foundText({ found: 1, other: 0, right: 3 }), '1 of these fits, and there are 2 more.');
  assert.match(foundText({ found: 3, other: 1, right: 3 }), /^All that fit are among them; one does not\. /);
  assert.match(
    foundText({ found: 0, other: 2, right: 3 }),
    /^None of these fits, and there are 3 that do\. /,
  );
});

test('an order counts from the first, and says what is in place', () => {
  assert.equal(inPlace([1, 2, 3]), 3);
  assert.equal(inPlace([1, 3, 2]), 1);
  assert.equal(inPlace([2, 1, 3]), 0);
  assert.equal(placeText([1, 2, 3]), 'Yes, that is the order.');
  assert.match(placeText([1, 2, 4, 3]), /^The first 2 are in place\./);
  assert.match(placeText([1, 3, 2]), /^The first is in place\./);
  assert.match(placeText([3, 1, 2]), /^Something else comes first\./);
});

test('nobody is shamed', () => {
  for (const right of [1, 2, 3])
    for (const found of [0, 1, 2, 3].filter((count) => count <= right))
      for (const other of [0, 1, 2])
        assert.doesNotMatch(foundText({ found, other, right }), /wrong|fail|incorrect|mistake|score|sorry/i);
});
