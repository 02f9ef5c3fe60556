import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCatalog } from '../src/loaders/catalog.ts';
import { inspectMdx } from '../src/markdown/mdx.ts';
import { ROUTES } from '../src/model/addresses.ts';
import { entriesOf } from '../src/model/catalog.ts';
import { KIND_NAMES } from '../src/model/kinds.ts';
import { PHRASE_TOPICS } from '../src/model/phrase-topics.ts';
import { DIAGRAMS, VOCABULARY } from '../src/model/vocabulary.ts';

/**
 * The firm is the handbook that tests read when one team, one page or one rule is not enough: small, valid, and with
 * everything in it at least once. What it lacks, no test that reads it can notice.
 */
const FIRM = 'tests/fixtures/firm/content';
const { catalog, diagnostics } = await readCatalog(FIRM, {
  now: new Date('2026-11-24'),
  audience: 'restricted',
  profile: 'pedantic',
});

test('the firm passes the strictest check without a finding', () => {
  assert.deepEqual(diagnostics, []);
});

test('the firm has every kind of content, and a page at every route', () => {
  assert.deepEqual(
    KIND_NAMES.filter((kind) => entriesOf(catalog, kind).length === 0),
    // Its folder stands alone, so it lists no layers, and no audience sees a record.
    ['handbook', 'record'],
  );
  assert.deepEqual(
    ROUTES.filter(({ addresses }) => addresses?.(catalog).length === 0).map(({ path }) => path),
    [],
  );
});

test('the pages of the firm use every component, picture and topic', () => {
  const elements = globSync(`${FIRM}/**/*.mdx`).flatMap(
    (file) => inspectMdx(readFileSync(file, 'utf8'), VOCABULARY).elements,
  );
  const used = new Set(elements.map(({ component }) => component));
  const shown = new Set(elements.map(({ attributes }) => attributes['id']));
  const topics = new Set(catalog.phrases?.data.phrases.map(({ topic }) => topic));
  assert.deepEqual(
    [
      ...Object.keys(VOCABULARY).filter((component) => !used.has(component)),
      ...DIAGRAMS.filter((id) => !shown.has(id)),
      ...PHRASE_TOPICS.filter((topic) => !topics.has(topic)),
    ],
    [],
  );
});

test('the runbooks of the firm use every kind of step, risk, exit and hand-off', () => {
  const runbooks = [...catalog.runbooks.values()].map(({ data }) => data);
  const text = JSON.stringify(runbooks);
  const wanted = {
    kind: ['check', 'do', 'decide', 'communicate', 'escalate', 'verify', 'rollback', 'wait', 'security'],
    risk: ['low', 'high', 'destructive'],
    then: ['next', 'end'],
    otherwise: ['escalate'],
    status: ['draft'],
    marking: ['public', 'restricted'],
  };
  const missing = Object.entries(wanted).flatMap(([key, values]) =>
    values.filter((value) => !text.includes(`"${key}":"${value}"`)).map((value) => `${key}: ${value}`),
  );
  for (const key of ['on_timeout', 'alongside', 'approval', 'manual', 'ui', 'impossible', 'dry_run'])
    if (!text.includes(`"${key}":`)) missing.push(key);
  for (const to of ['runbook', 'team', 'service'])
    if (!text.includes(`"to":"${to}/`)) missing.push(`to: ${to}`);
  if (!text.includes('"go_to":"page/')) missing.push('go_to: page');
  assert.deepEqual(missing, []);
  const names = runbooks.flatMap(({ alerts = [] }) => alerts.map(({ name }) => name));
  assert.notEqual(new Set(names).size, names.length, 'two runbooks share an alert');
});
