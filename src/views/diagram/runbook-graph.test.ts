import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyCatalog } from '../../model/catalog.ts';
import type { Runbook } from '../../model/content.ts';
import { runbookView } from '../runbook.ts';
import type { Graph } from './graph.ts';
import { runbookGraph } from './runbook-graph.ts';

const graphOf = (steps: object[]): Graph => {
  const data = { title: 'A runbook', kind: 'procedure', use_when: 'Always.', steps } as unknown as Runbook;
  return runbookGraph(runbookView(emptyCatalog(), { id: 'a', file: 'a.yaml', data }));
};
const edges = (graph: Graph) => graph.edges.map(({ from, to, label }) => `${from} ${to} ${label}`.trim());
const check = { kind: 'check', title: 'See it', expect: 'x', run: { shell: 'true' } };

test('every exit of every kind of step is an edge with its label', () => {
  const graph = graphOf([
    {
      id: 'ask',
      kind: 'decide',
      title: 'Decide',
      question: '?',
      options: [
        { label: 'Both', go_to: 'see' },
        { label: 'None', go_to: 'end' },
      ],
      default: 'escalate',
    },
    { id: 'see', ...check, otherwise: 'back', on_timeout: 'ask' },
    { id: 'change', kind: 'do', title: 'Do it', expect: 'x', manual: 'x', risk: 'low' },
    { id: 'hold', kind: 'wait', title: 'Wait', max: '5m', then: 'end' },
    { id: 'back', kind: 'rollback', of: ['change'], title: 'Undo it', expect: 'x', manual: 'x', risk: 'low' },
  ]);
  assert.deepEqual(edges(graph), [
    'ask see Both',
    'ask #end None',
    'ask #escalate not sure',
    'see change',
    'see back if not',
    'see ask time up',
    'change hold',
    'change #escalate if not',
    'hold #end',
    'back #end',
    'back #escalate if not',
  ]);
});

test('each cause is an edge with its name, and so is the case that it is none of them', () => {
  const look = { manual: 'Look.', expect: 'x' };
  const graph = graphOf([
    {
      id: 'why',
      kind: 'diagnose',
      title: 'Find it',
      causes: [
        { cause: 'The `disk` is full.', ...look, go_to: 'see' },
        { cause: 'A shard hangs.', ...look, go_to: 'escalate' },
      ],
      otherwise: 'escalate',
    },
    { id: 'see', ...check, otherwise: 'end' },
  ]);
  assert.deepEqual(edges(graph).slice(0, 2), [
    'why see The disk is full.',
    'why #escalate A shard hangs. or none of these',
  ]);
  assert.deepEqual([graph.nodes[0]?.shape, graph.nodes[0]?.word], ['diagnose', undefined]);
});

test('several exits to one place are one edge that names them all', () => {
  const graph = graphOf([
    { id: 'a', ...check, otherwise: 'b', on_timeout: 'b', then: 'end' },
    { id: 'b', ...check, otherwise: 'end' },
  ]);
  assert.deepEqual(edges(graph).slice(0, 2), ['a #end', 'a b if not or time up']);
});

test('numbers are those of the list, and nodes lead to the headings of their steps', () => {
  const { nodes } = graphOf([
    { id: 'a', ...check, otherwise: 'end' },
    { id: 'tell', kind: 'communicate', title: 'Tell all', message: 'm' },
    { id: 'b', ...check, otherwise: 'end' },
  ]);
  assert.deepEqual(
    nodes.map(({ mark, href }) => [mark, href]),
    [
      ['1', '#a'],
      ['‖', '#tell'],
      ['2', '#b'],
      [undefined, '#end'],
    ],
  );
});

test('a parallel step is next to the step it starts with, and a message is next to the step before it', () => {
  const { nodes } = graphOf([
    { id: 'early', kind: 'communicate', title: 'Tell', message: 'm' },
    { id: 'a', ...check, otherwise: 'end' },
    { id: 'b', ...check, otherwise: 'end' },
    { id: 'late', kind: 'communicate', title: 'Tell', message: 'm' },
    { id: 'log', ...check, otherwise: 'end', alongside: 'a' },
  ]);
  const parallelTo = Object.fromEntries(nodes.map((node) => [node.id, node.parallelTo]));
  assert.deepEqual(parallelTo, {
    early: 'a',
    a: undefined,
    b: undefined,
    late: 'b',
    log: 'a',
    '#end': undefined,
  });
});

test('end and escalation are drawn only where something leads there', () => {
  const ids = graphOf([{ id: 'a', ...check, otherwise: 'end' }]).nodes.map(({ id }) => id);
  assert.deepEqual(ids, ['a', '#end']);
});

test('the kind of a step is not said twice, and the label of an option holds no Markdown', () => {
  const { nodes, edges: found } = graphOf([
    {
      id: 'a',
      kind: 'decide',
      title: 'Decide what it is',
      question: '?',
      options: [
        { label: '`db-1` *alone*', go_to: 'b' },
        { label: 'x', go_to: 'end' },
      ],
      default: 'b',
    },
    { id: 'b', ...check, otherwise: 'end' },
  ]);
  assert.deepEqual(
    nodes.slice(0, 2).map(({ word }) => word),
    [undefined, 'Check'],
  );
  assert.equal(found[0]?.label, 'db-1 alone or not sure');
});

test('a destructive step says so', () => {
  const step = { id: 'a', kind: 'do', title: 'Drop it', expect: 'x', manual: 'x', risk: 'destructive' };
  assert.deepEqual(graphOf([step]).nodes[0]?.warnings, ['Destructive']);
});
