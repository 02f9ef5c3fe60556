import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdownVersions } from '../../src/exports/markdown/index.ts';
import { readCatalog } from '../../src/loaders/catalog.ts';
import { entriesOf, type Catalog, type Entry } from '../../src/model/catalog.ts';
import { KIND_NAMES } from '../../src/model/kinds.ts';
import { placeInLayers } from '../../src/model/layer.ts';
import { DIAGRAMS } from '../../src/model/vocabulary.ts';
import { headline } from '../../src/report/pretty.ts';
import { drawGraph } from '../../src/views/diagram/draw.ts';
import { handbookDiagram } from '../../src/views/handbook-diagram.ts';
import { factsView } from '../../src/views/handbook.ts';
import { clocksView } from '../../src/views/regime.ts';
import { contentOf } from '../site/content.ts';

/**
 * What can be wrong with the handbook that we ship, and with nothing else. An organisation that adopts the handbook
 * writes its own, and none of this is run there any more. The prose and the coverage have commands of their own.
 */
const audience = 'restricted';
// A day after every date in the handbook: a review that was held in time is in the past, and age alone is no finding.
const now = new Date('2036-01-01');
const { catalog, diagnostics } = await readCatalog('example', { now, audience });

test('the handbook passes the check without a finding, for every audience, and does so in ten years', async () => {
  assert.deepEqual(diagnostics.map(headline), []);
  for (const other of ['internal', 'public'] as const)
    assert.deepEqual((await readCatalog('example', { now, audience: other })).diagnostics.map(headline), []);
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

test('the layers give what one folder with all their files gives', async () => {
  const one = await readCatalog(contentOf(['content', 'example']), { now, audience });
  assert.deepEqual(one.diagnostics, []);
  for (const kind of KIND_NAMES) {
    if (kind === 'handbook') continue;
    const pathOf = ({ file, ...rest }: Entry<unknown>, { layers }: Catalog): unknown => ({
      ...rest,
      path: placeInLayers(layers, file)?.path,
    });
    assert.deepEqual(
      entriesOf(catalog, kind).map((entry) => pathOf(entry, catalog)),
      entriesOf(one.catalog, kind).map((entry) => pathOf(entry, one.catalog)),
    );
  }
  assert.deepEqual(markdownVersions(catalog), markdownVersions(one.catalog));
});
