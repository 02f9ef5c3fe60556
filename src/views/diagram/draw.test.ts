import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawGraph } from './draw.ts';
import type { Graph, GraphNode, Layout, Shape } from './graph.ts';
import { outlineOf } from './outline.ts';

const options = { id: 'd_flow', href: (path: string) => `/docs${path}` };
const HOSTILE = `</text><script>alert(1)</script><a href="javascript:x" onclick='y'>&amp;{{X}}`;
const hostile = (layout: Layout['type']): Graph => ({
  layout: { type: layout },
  nodes: ['1', '2', '3'].map((id): GraphNode => ({
    id,
    shape: 'do',
    mark: '<b>',
    word: '"&',
    title: HOSTILE,
    short: '<i>',
    notes: [HOSTILE],
    warnings: ['<u>'],
    href: `/"><script>/${id}`,
    group: HOSTILE,
  })),
  edges: [
    { from: '1', to: '2', label: HOSTILE },
    { from: '1', to: '3', label: '<s>' },
  ],
});

for (const layout of ['rows', 'tree', 'layered'] as const) {
  test(`hostile text is shown as text in ${layout}`, () => {
    const { svg } = drawGraph(hostile(layout), options);
    const tags = new Set([...svg.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag));
    const ours = ['a', 'g', 'path', 'svg', 'text', 'title', 'tspan'];
    assert.deepEqual(
      [...tags].filter((tag) => !ours.includes(tag ?? '')),
      [],
    );
    assert.doesNotMatch(svg, /<[^>]*\s(?:on[a-z]+|style)=/);
    assert.ok(
      [...svg.matchAll(/ href="([^"]*)"/g)].every(([, to]) => to?.startsWith('/docs/&quot;&gt;&lt;script')),
    );
  });

  test(`the same graph gives the same bytes in ${layout}`, () => {
    assert.deepEqual(drawGraph(hostile(layout), options), drawGraph(hostile(layout), options));
  });
}

test('every coordinate is a number', () => {
  for (const layout of ['rows', 'tree', 'layered'] as const)
    assert.doesNotMatch(drawGraph(hostile(layout), options).svg, /NaN|Infinity|undefined/);
});

test('the only ids are those of the caller, so that two diagrams on a page do not share any', () => {
  const { svg, paper } = drawGraph(chain(40), options);
  assert.deepEqual(
    [...`${svg}${paper}`.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id),
    ['d_flow_g'],
  );
});

test('what is too high for a sheet is printed in parts that together show all of it', () => {
  const { paper, height } = drawGraph(chain(40), options);
  const views = [...paper.matchAll(/viewBox="-2 (-?[0-9]+) [0-9]+ ([0-9]+)"/g)].map(([, top, tall]) => [
    Number(top),
    Number(tall),
  ]);
  assert.ok(views.length > 1);
  assert.equal(
    views.reduce((sum, [, tall = 0]) => sum + tall, 0),
    height,
  );
  assert.equal(drawGraph(chain(4), options).paper, '');
});

test('a title that is cut is there whole for those who hear it', () => {
  const title = 'word '.repeat(60).trim();
  const graph: Graph = {
    layout: { type: 'rows' },
    nodes: [{ id: 'a', shape: 'check', title, short: 'a' }],
    edges: [],
  };
  assert.match(drawGraph(graph, options).svg, new RegExp(`<title>${title}</title>`));
});

test('every kind of step has an outline of its own', () => {
  const kinds: Shape[] = [
    'check',
    'do',
    'decide',
    'communicate',
    'escalate',
    'verify',
    'rollback',
    'wait',
    'end',
  ];
  const outlines = new Set(kinds.map((kind) => JSON.stringify(outlineOf(kind, 200, 49))));
  assert.equal(outlines.size, kinds.length);
});

function chain(length: number): Graph {
  const nodes = Array.from({ length }, (_, at): GraphNode => ({
    id: String(at),
    shape: 'check',
    title: 'See it',
    short: '',
  }));
  const edges = nodes.slice(1).map(({ id }, at) => ({ from: String(at), to: id, label: '' }));
  return { layout: { type: 'rows' }, nodes, edges };
}
