import assert from 'node:assert/strict';
import { test } from 'node:test';
import { widthOf, wrap } from './text.ts';

test('a wide letter takes more room than a narrow one, and an accent none', () => {
  assert.ok(widthOf('W', 14) > 3 * widthOf('i', 14));
  assert.equal(widthOf('é', 14), widthOf('e', 14));
});

test('words fill lines, and no line is wider than its room', () => {
  const { lines, cut } = wrap('See whether checkout was released in the last hour', 150, 14, 4);
  assert.equal(lines.join(' '), 'See whether checkout was released in the last hour');
  assert.ok(lines.length > 1 && lines.every((line) => widthOf(line, 14) <= 150));
  assert.equal(cut, false);
});

test('a word that is wider than a line is broken', () => {
  const { lines } = wrap('kube_pod_container_status_restarts_total', 100, 14, 9);
  assert.equal(lines.join(''), 'kube_pod_container_status_restarts_total');
  assert.ok(lines.every((line) => widthOf(line, 14) <= 100));
});

test('what does not fit ends in an ellipsis inside the room, and is said to be cut', () => {
  const { lines, cut } = wrap('one two three four five six seven eight', 60, 14, 2);
  assert.equal(lines.length, 2);
  assert.ok(lines[1]?.endsWith('…') && widthOf(lines[1], 14) <= 60);
  assert.equal(cut, true);
});

test('a no-break space keeps its words on one line', () => {
  const { lines } = wrap('several schemes →\u00a012', widthOf('several schemes →', 14), 14, 4);
  assert.deepEqual(lines, ['several schemes', '→\u00a012']);
});

test('letters of other scripts are taken as square, so that they do not leave the box', () => {
  assert.equal(widthOf('障害', 14), 28);
});
