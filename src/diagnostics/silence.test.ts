import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dump, load } from 'js-yaml';
import { readRuleExample } from '../loaders/rule-example.ts';
import { loadShell } from '../loaders/shell.ts';
import { buildCatalog } from '../check/build-catalog.ts';
import { drawGraph } from '../views/diagram/draw.ts';
import { runbookGraph } from '../views/diagram/runbook-graph.ts';
import { exportOf } from '../exports/catalog-json.ts';
import { jumpList } from '../exports/jump.ts';
import { RULE_DESCRIPTIONS } from '../check/rules/index.ts';
import { rolePart, runbookView } from '../views/runbook.ts';
import { canBeSuppressed } from './silence.ts';

const BASE = 'tests/fixtures/base';
const RUNBOOK = 'teams/orders/runbooks/order-queue.yaml';
const base = globSync('**/*.{yaml,mdx}', { cwd: BASE }).map((path) => ({
  path,
  text: readFileSync(join(BASE, path), 'utf8'),
}));
const parseShell = await loadShell();

for (const [id, { level, example }] of RULE_DESCRIPTIONS) {
  if (level !== 'error' || example?.kind !== 'runbook' || example.whole || !canBeSuppressed(id)) continue;
  test(`a runbook in which ${id} is silenced can be shown`, () => {
    const { bad = '', beside = new Map<string, string>() } = readRuleExample(id) ?? {};
    const keys = load(bad) as object;
    const old = load(base.find(({ path }) => path === RUNBOOK)?.text ?? '') as object;
    const text = `# muster ignore-file[${id}] -- tried here\n${dump({ ...old, ...keys })}`;
    const { catalog, diagnostics, suppressed } = buildCatalog(
      [
        ...base.filter(({ path }) => path !== RUNBOOK && !beside.has(path)),
        ...[...beside].map(([path, besides]) => ({ path, text: besides })),
        { path: RUNBOOK, text },
      ],
      { now: new Date('2026-11-24'), parseShell },
    );
    assert.ok(suppressed.some(({ rule }) => rule === id));
    assert.ok(!diagnostics.some(({ rule }) => rule === id));
    const entry = catalog.runbooks.get('order-queue');
    assert.ok(entry, 'the runbook is in the catalog');
    const view = runbookView(catalog, entry);
    assert.equal(view.steps.length, entry.data.steps?.length);
    assert.ok(rolePart(view, 'responder').steps.length > 0);
    assert.match(drawGraph(runbookGraph(view), { id: 'flow', href: String }).svg, /^<svg/);
    assert.match(JSON.stringify(exportOf(catalog)), /"id":"order-queue"/);
    assert.ok(jumpList(catalog).some(([, href]) => href === '/runbooks/order-queue/'));
  });
}
