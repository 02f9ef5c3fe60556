import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GraphNode } from './graph.ts';
import { inTreeOrder, placeTree } from './tree.ts';

const node = (id: string, group: string): GraphNode => ({ id, shape: 'plain', title: id, short: id, group });
const nodes = [node('lead', 'Operations'), node('commander', 'Command'), node('hands', 'Operations')];
const edges = [
  { from: 'commander', to: 'lead', label: '' },
  { from: 'lead', to: 'hands', label: '' },
];

test('every role is below and to the right of the role that it reports to', () => {
  const ordered = inTreeOrder(nodes, edges);
  assert.deepEqual(
    ordered.map(({ id }) => id),
    ['commander', 'lead', 'hands'],
  );
  const placed = placeTree({ layout: { type: 'tree' }, nodes: ordered, edges }).nodes;
  for (const [at, { x, y }] of placed.slice(1).entries())
    assert.ok(x > (placed[at]?.x ?? 0) && y > (placed[at]?.y ?? 0) + (placed[at]?.box.height ?? 0));
});

test('each group has one frame around its own and nobody else', () => {
  const placed = placeTree({ layout: { type: 'tree' }, nodes: inTreeOrder(nodes, edges), edges });
  assert.deepEqual(
    placed.groups.map(({ name }) => name),
    ['Command', 'Operations'],
  );
  for (const { node: member, y } of placed.nodes)
    for (const frame of placed.groups)
      assert.equal(y >= frame.y && y < frame.y + frame.height, member.group === frame.name);
});

test('roles that report in a ring are drawn and do not hang the build', () => {
  const ring = [...edges, { from: 'hands', to: 'commander', label: '' }];
  const ordered = inTreeOrder(nodes, ring);
  assert.equal(ordered.length, 3);
  assert.equal(placeTree({ layout: { type: 'tree' }, nodes: ordered, edges: ring }).nodes.length, 3);
});
