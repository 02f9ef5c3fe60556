import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLevel, isLevelPosition, isMajor, LEVEL_POSITIONS, levelName, type Scale } from './level.ts';

function scale(ids: string, majorAt: string): Scale<{ id: string }> {
  return { levels: ids.split(' ').map((id) => ({ id })), majorAt };
}

function positions(ids: string, majorAt: string): (string | undefined)[] {
  return LEVEL_POSITIONS.map((position) => findLevel(scale(ids, majorAt), position)?.id);
}

test('a label is printed exactly as it is written, and an id in capitals', () => {
  assert.equal(levelName({ id: 'sev1', label: 'p1 (Rot)' }), 'p1 (Rot)');
  assert.deepEqual(
    ['sev1', 'p-2', 'urgent', 'tier-one'].map((id) => levelName({ id })),
    ['SEV-1', 'P-2', 'URGENT', 'TIER-ONE'],
  );
});

test('highest, major, below-major and lowest name a level whatever the levels are', () => {
  assert.deepEqual(positions('a b c', 'a'), ['a', 'a', 'b', 'c']);
  assert.deepEqual(positions('a b c d', 'b'), ['a', 'b', 'c', 'd']);
  assert.deepEqual(positions('a b c d e', 'b'), ['a', 'b', 'c', 'e']);
});

test('below-major is the lowest level where none is below it, and a single level has every position', () => {
  assert.deepEqual(positions('a b', 'b'), ['a', 'b', 'b', 'b']);
  assert.deepEqual(positions('a', 'a'), ['a', 'a', 'a', 'a']);
});

test('without a level that is major, only highest and lowest are known', () => {
  assert.deepEqual(positions('a b', 'z'), ['a', undefined, undefined, 'b']);
  assert.equal(findLevel({ levels: [], majorAt: '' }, 'highest'), undefined);
  assert.equal(isMajor(scale('a b', 'z'), { id: 'a' }), false);
});

test('a level is also found by its id, which is not a position', () => {
  assert.equal(findLevel(scale('a b', 'a'), 'b')?.id, 'b');
  assert.equal(findLevel(scale('a b', 'a'), 'c'), undefined);
  assert.deepEqual(['major', 'below-major', 'b', 'constructor'].map(isLevelPosition), [
    true,
    true,
    false,
    false,
  ]);
});

test('a level is major at and above the line', () => {
  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map((id) => isMajor(scale('a b c d', 'b'), { id })),
    [true, true, false, false],
  );
});
