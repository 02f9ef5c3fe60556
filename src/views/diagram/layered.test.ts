import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrange, type Frame } from './arrange.ts';
import type { Graph } from './graph.ts';
import { placeLayered } from './layered.ts';

const frame = (): Frame => ({
  boxes: Array.from({ length: 4 }, () => ({ width: 100, height: 40 })),
  arrows: [
    { from: 0, to: 1 },
    { from: 0, to: 2 },
    { from: 2, to: 3 },
    { from: 3, to: 0 },
  ],
});

test('frames that are alike are laid out once', () => {
  assert.equal(arrange(frame()), arrange(frame()));
});

test('a frame that is laid out again gets the same places', () => {
  const other = { ...frame(), boxes: [...frame().boxes, { width: 10, height: 10 }] };
  arrange(other);
  const [first, again] = [arrange(frame()), arrange({ ...frame(), again: true } as Frame)];
  assert.notEqual(first, again);
  assert.deepEqual(first, again);
});

test('a dependency is below what needs it, and in a ring all but one are', () => {
  const { boxes, arrows } = arrange(frame());
  const down = frame().arrows.filter(({ from, to }) => (boxes[from]?.y ?? 0) < (boxes[to]?.y ?? 0));
  assert.equal(down.length, 3);
  assert.ok(arrows.every((points) => points.length >= 4));
});

test('boxes do not overlap, and the drawing holds them all', () => {
  const nodes = Array.from({ length: 12 }, (_, at) => ({
    id: String(at),
    shape: 'plain' as const,
    title: `Service ${at}`,
    short: '',
  }));
  const edges = nodes.slice(1).map(({ id }, at) => ({ from: String(Math.floor(at / 3)), to: id, label: '' }));
  const placed = placeLayered({ layout: { type: 'layered' }, nodes, edges } satisfies Graph);
  for (const a of placed.nodes) {
    assert.ok(a.x >= 0 && a.x + a.box.width <= placed.width && a.y + a.box.height <= placed.height);
    for (const b of placed.nodes) {
      const apart = a.x + a.box.width <= b.x || b.x + b.box.width <= a.x || a.y + a.box.height <= b.y;
      assert.ok(a === b || apart || b.y + b.box.height <= a.y, `${a.node.id} covers ${b.node.id}`);
    }
  }
});
