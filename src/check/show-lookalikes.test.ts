import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSources } from '../loaders/catalog.ts';
import { buildCatalog } from './build-catalog.ts';

const PATH = 'teams/orders/runbooks/order-queue.yaml';
const sources = await readSources('tests/fixtures/base');

function runbookWith(...edits: [string, string][]) {
  const files = sources.map((source) =>
    source.path === PATH && 'text' in source
      ? { path: PATH, text: edits.reduce((text, [from, to]) => text.replaceAll(from, to), source.text) }
      : source,
  );
  const { catalog, diagnostics } = buildCatalog(files, { now: new Date('2026-11-24') });
  return { data: catalog.runbooks.get('order-queue')?.data, rules: diagnostics.map(({ rule }) => rule) };
}

const SUPPRESSED = ' # muster ignore[text/lookalike] -- A test of what the page shows.';

test('a letter that imitates another is shown as its number in titles, and stays where it is marked or exact', () => {
  const { data, rules } = runbookWith(
    [
      'title: Restart the consumer of the shard',
      `title: Rest\u0430rt the consumer of the shard${SUPPRESSED}`,
    ],
    ['kubectl --context', 'kub\u0435ctl --context'],
    ['OrderQueueGrowing', 'ScanQueu\u0435Growing'],
  );
  assert.ok(rules.includes('text/lookalike'));
  const step = data?.steps?.find(({ title }) => title.includes('the consumer'));
  assert.equal(step?.title, 'Rest<U+0430>rt the consumer of the shard');
  assert.match(step && 'run' in step ? (step.run?.shell ?? '') : '', /^kub\u0435ctl/);
  assert.equal(data?.alerts?.[0]?.name, 'ScanQueu\u0435Growing');
});

test('a title in another script stays as it is', () => {
  const title = '\u041E\u0447\u0435\u0440\u0435\u0434\u044C \u0440\u0430\u0441\u0442\u0451\u0442';
  const { data } = runbookWith(['title: Restart the consumer of the shard', `title: ${title}`]);
  assert.ok(data?.steps?.some((step) => step.title === title));
});
