import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GraphEdge, GraphNode } from './graph.ts';
import { lanesOf } from './lane.ts';

const rows = (count: number): GraphNode[] =>
  Array.from({ length: count }, (_, at) => ({
    id: String(at),
    shape: 'check',
    title: String(at),
    short: String(at),
  }));
const way = (from: number, to: number): GraphEdge => ({
  from: String(from),
  to: String(to),
  label: 'if not',
});
const lanes = (count: number, ...edges: GraphEdge[]) =>
  Object.fromEntries(lanesOf(rows(count), edges).map(({ to, lane }) => [to, lane]));

test('the way to the next row needs no lane, the way back and the way to itself do', () => {
  assert.deepEqual(lanes(3, way(0, 1)), {});
  assert.deepEqual(lanes(3, way(1, 0), way(2, 2)), { 0: 0, 2: 0 });
});

test('ways to one row share a lane', () => {
  const found = lanesOf(rows(6), [way(0, 5), way(2, 5), way(3, 5)]);
  assert.deepEqual(found, [{ to: '5', from: new Set([0, 2, 3]), lane: 0 }]);
});

test('lanes that would overlap stand side by side, the shorter nearer to the rows', () => {
  assert.deepEqual(lanes(6, way(0, 5), way(1, 3)), { 3: 0, 5: 1 });
});

test('lanes that follow one another share a place', () => {
  assert.deepEqual(lanes(8, way(0, 3), way(3, 6)), { 3: 0, 6: 0 });
});
