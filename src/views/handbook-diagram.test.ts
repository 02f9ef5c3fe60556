import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { emptyCatalog } from '../model/catalog.ts';
import { drawGraph } from './diagram/draw.ts';
import { handbookDiagram } from './handbook-diagram.ts';
import { factsView, type FactsView } from './handbook.ts';
import { DIAGRAMS } from '../model/vocabulary.ts';

const { catalog } = await readCatalog('tests/fixtures/firm/content', {
  now: new Date(0),
  audience: 'restricted',
});
const facts = factsView(catalog);
const drawn = (id: (typeof DIAGRAMS)[number], from: FactsView = facts) => {
  const diagram = handbookDiagram(from, id);
  assert.ok(diagram, id);
  return diagram;
};

test('every picture is drawn, fits a phone, and says the same in words', () => {
  for (const id of DIAGRAMS) {
    const { graph, words } = drawn(id);
    const { svg, width } = drawGraph(graph, { id, href: (path) => path });
    assert.match(svg, /^<svg /, id);
    assert.ok(width <= 412, `${id} is ${width} wide`);
    const said = words.join(' ');
    for (const { title } of graph.nodes)
      if (graph.edges.length > 0)
        assert.ok(said.includes(title) || id.startsWith('roles'), `${id}: ${title}`);
  }
});

test('the smallest response has the roles of a major incident, the full one those of the highest level', () => {
  const roles = (id: 'roles-minimal' | 'roles-full'): string[] =>
    drawn(id)
      .graph.nodes.map((node) => node.id)
      .sort();
  assert.deepEqual(roles('roles-minimal'), ['customer-liaison', 'incident-commander', 'responder', 'scribe']);
  assert.deepEqual(roles('roles-full'), [
    'customer-liaison',
    'deputy',
    'incident-commander',
    'operations-lead',
    'responder',
    'scribe',
  ]);
});

test('a role whose lead is absent reports to the next role above', () => {
  assert.equal(catalog.roles.get('responder')?.data.reports_to, 'operations-lead');
  assert.deepEqual(
    drawn('roles-minimal').graph.edges.find(({ to }) => to === 'responder'),
    { from: 'incident-commander', to: 'responder', label: '' },
  );
});

test('times and dates come from the data', () => {
  const timers = {
    ...facts.timers,
    'first-message': { value: '17m', text: '17 min', meaning: 'It is out', source: undefined },
  };
  assert.ok(drawn('first-fifteen', { ...facts, timers }).words.includes('17 min: It is out.'));
  assert.match(
    drawn('review').words.join(' '),
    /The meeting is held\. P1: within 3 days\. P2: within 5 days\./,
  );
});

test('the lifecycle falls back where its states say so', () => {
  const { graph } = drawn('lifecycle');
  assert.ok(graph.edges.some(({ from, to }) => from === 'watching' && to === 'open'));
});

test('without data there is no picture', () => {
  const none = factsView(emptyCatalog());
  for (const id of ['lifecycle', 'roles-scaled', 'roles-minimal', 'who-talks-to-whom'] as const)
    assert.equal(handbookDiagram(none, id), undefined, id);
});
