import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { bottomOf, type PlacedNode } from './placed.ts';
import { placeRows } from './rows.ts';

const node = (id: string, extra: Partial<GraphNode> = {}): GraphNode => ({
  id,
  shape: 'check',
  mark: id,
  title: `See that the thing with number ${id} is as it was yesterday`,
  short: id,
  ...extra,
});
const way = (from: string, to: string, label = ''): GraphEdge => ({ from, to, label });
const graph = (nodes: GraphNode[], edges: GraphEdge[]): Graph => ({ layout: { type: 'rows' }, nodes, edges });
const busy = graph(
  [
    ...Array.from({ length: 20 }, (_, at) => node(String(at))),
    node('t', { parallelTo: '2', shape: 'communicate' }),
    node('u', { parallelTo: '2' }),
    node('v', { parallelTo: '3' }),
  ],
  [
    ...Array.from({ length: 19 }, (_, at) => way(String(at), String(at + 1))),
    ...[5, 9, 13, 17, 19].map((to, at) => way(String(at), String(to), 'if not')),
    way('12', '3', 'time up'),
    way('u', '19', 'if not'),
  ],
);

test('rows stand one below the other in their order, and no box covers another', () => {
  const { nodes } = placeRows(busy);
  const rows = nodes.filter(({ node: { parallelTo } }) => parallelTo === undefined);
  for (const [at, row] of rows.slice(1).entries()) assert.ok(row.y > bottomOf(rows[at] as PlacedNode));
  for (const a of nodes)
    for (const b of nodes) assert.ok(a === b || !overlap(a, b), `${a.node.id} ${b.node.id}`);
});

test('parallel tracks stand apart, right of all rows, and not above the row they start with', () => {
  const { nodes } = placeRows(busy);
  const tracks = nodes.filter(({ node: { parallelTo } }) => parallelTo !== undefined);
  assert.equal(tracks.length, 3);
  for (const track of tracks) {
    const row = nodes.find((other) => other.node.id === track.node.parallelTo);
    assert.ok(row && track.x > row.x + row.box.width && track.y >= row.y);
  }
});

test('with six lanes and parallel tracks a drawing still fits a phone with letters of 11 pixels', () => {
  const { width } = placeRows(busy);
  assert.ok((14 * 324) / (width + 4) >= 11, `it is ${width} wide`);
});

test('every exit to another row than the next one is in a tray and has a lane', () => {
  const { nodes } = placeRows(busy);
  const told = nodes.flatMap(({ node: { id }, tray }) =>
    (tray?.ways ?? []).map(({ lines, turn }) => `${id}: ${lines.join(' ')}${turn ? '' : ' (no lane)'}`),
  );
  assert.deepEqual(told, [
    '0: if not →\u00a05',
    '1: if not →\u00a09',
    '2: if not →\u00a013',
    '3: if not →\u00a017',
    '4: if not →\u00a019',
    '12: time up →\u00a03',
    'u: if not →\u00a019 (no lane)',
  ]);
});

test('no arrow leads down where the steps do not', () => {
  const { nodes } = placeRows(graph([node('1'), node('2'), node('3')], [way('1', '3'), way('2', '3')]));
  assert.deepEqual(
    nodes.map(({ down }) => down),
    [false, true, false],
  );
});

function overlap(a: PlacedNode, b: PlacedNode): boolean {
  return a.x < b.x + b.box.width && b.x < a.x + a.box.width && a.y < bottomOf(b) && b.y < bottomOf(a);
}
