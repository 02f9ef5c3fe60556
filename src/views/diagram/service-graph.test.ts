import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyCatalog, type Catalog } from '../../model/catalog.ts';
import { serviceGraph, servicesGraph } from './service-graph.ts';
import { wordsOf } from './words.ts';

const catalogOf = (needs: Record<string, string[]>): Catalog => {
  const catalog = emptyCatalog();
  for (const [id, depends_on] of Object.entries(needs)) {
    const data = { name: `The ${id}`, description: 'x', tier: 1 as const, depends_on };
    catalog.services.set(id, { id, file: `${id}.yaml`, data });
  }
  return catalog;
};
const small = catalogOf({ site: ['api', 'cdn'], api: ['db'], cdn: [], db: [], report: ['cdn'] });
const ids = (graph: { nodes: { id: string }[] }) => graph.nodes.map(({ id }) => id);

test('a service is between everything that needs it and everything that it needs, directly or not', () => {
  const graph = serviceGraph(small, 'api');
  assert.deepEqual(ids(graph), ['site', 'api', 'db']);
  assert.equal(graph.nodes[1]?.shape, 'focus');
  assert.equal(graph.nodes[1].href, undefined);
  assert.equal(graph.partial, false);
});

test('all services are one picture, and one sentence each in words', () => {
  const graph = servicesGraph(small);
  assert.deepEqual(ids(graph ?? { nodes: [] }), ['site', 'api', 'cdn', 'db', 'report']);
  assert.deepEqual(graph && wordsOf(graph, 'needs'), [
    'The site needs The api and The cdn.',
    'The api needs The db.',
    'The report needs The cdn.',
  ]);
});

test('a ring of services is drawn too', () => {
  const ring = catalogOf({ a: ['b'], b: ['a'] });
  assert.deepEqual(ids(serviceGraph(ring, 'a')), ['a', 'b']);
});

test('where the whole is too much for a picture, the neighbours are drawn and it is said', () => {
  const long = catalogOf(
    Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`s${at}`, [`s${at + 1}`]])),
  );
  const graph = serviceGraph(long, 's30');
  assert.deepEqual(ids(graph), ['s29', 's30', 's31']);
  assert.equal(graph.partial, true);
  assert.equal(servicesGraph(long), undefined);
});

test('a service that everything needs shows what it needs itself', () => {
  const hub = catalogOf({
    ...Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`s${at}`, ['dns']])),
    dns: ['net'],
    net: [],
  });
  assert.deepEqual(ids(serviceGraph(hub, 'dns')), ['dns', 'net']);
});
