import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCatalog } from '../../src/loaders/catalog.ts';
import { DIAGRAMS } from '../../src/model/vocabulary.ts';
import { headline } from '../../src/report/pretty.ts';
import { drawGraph } from '../../src/views/diagram/draw.ts';
import { handbookDiagram } from '../../src/views/handbook-diagram.ts';
import { factsView } from '../../src/views/handbook.ts';
import { clocksView } from '../../src/views/regime.ts';

/**
 * What can be wrong with the handbook that we ship, and with nothing else. An organisation that adopts the handbook
 * writes its own, and none of this is run there any more. The prose and the coverage have commands of their own.
 */
const audience = 'restricted';
// A day after every date in the handbook: a review that was held in time is in the past, and age alone is no finding.
const now = new Date('2036-01-01');
const { catalog, diagnostics } = await readCatalog('content', { now, audience });

test('the handbook passes the check without a finding, for every audience, and does so in ten years', async () => {
  assert.deepEqual(diagnostics.map(headline), []);
  for (const other of ['internal', 'public'] as const)
    assert.deepEqual((await readCatalog('content', { now, audience: other })).diagnostics.map(headline), []);
});

test('every picture can be drawn, and fits a phone', () => {
  for (const id of DIAGRAMS) {
    const diagram = handbookDiagram(factsView(catalog), id);
    assert.ok(diagram, id);
    const { width } = drawGraph(diagram.graph, { id, href: (path) => path });
    assert.ok(width <= 412, `${id} is ${width} wide`);
  }
});

test('every law is asked about', () => {
  const view = clocksView(catalog);
  assert.ok(view);
  const asked = new Set(view.questions.flatMap(({ regimes }) => regimes.map(({ id }) => id)));
  assert.deepEqual(
    view.regimes.map(({ id }) => id).filter((id) => !asked.has(id)),
    [],
  );
});

test('every team owns its folder', () => {
  const owners = readFileSync('.github/CODEOWNERS', 'utf8');
  for (const team of readdirSync('content/teams'))
    assert.match(owners, new RegExp(`^/content/teams/${team}/ +@\\S+$`, 'm'));
});
