import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { built } from './built.ts';
import { contentOf, FIRM } from './content.ts';
import { requestsOf, weigh, weightOf } from './weight.ts';

/** In bytes, packed as a static host packs them: what a cold phone loads on a slow line. */
const BUDGET = { '.html': 8000, '.css': 10_000, '.js': 5000, '.woff2': 54_000 };
const REQUESTS = 8;

test('a runbook of twenty steps keeps within its budget', async (t) => {
  const { folder, catalog } = await built({
    content: contentOf(['tests/fixtures/base', 'tests/fixtures/twenty-steps']),
  });
  assert.equal(catalog.runbooks.get('orders-missing')?.data.steps?.length, 20);
  const requests = requestsOf(folder, 'runbooks/orders-missing/index.html');
  for (const [ending, budget] of Object.entries(BUDGET)) {
    const files = requests[ending] ?? [];
    const weight = files.reduce((sum, file) => sum + weightOf(join(folder, file)), 0);
    t.diagnostic(`${ending} ${weight} of ${budget} bytes in ${files.length}`);
    assert.ok(weight > 0 && weight <= budget, `${ending}: ${weight} bytes, at most ${budget}`);
  }
  const all = Object.values(requests).flat();
  assert.ok(all.length <= REQUESTS, `${all.length} requests, at most ${REQUESTS}: ${all.join(', ')}`);
});

test('no page is heavier than the ceiling', async (t) => {
  const { tooHeavy, heaviest, pages } = weigh((await built({ content: FIRM })).folder);
  t.diagnostic(`heaviest of ${pages}: ${heaviest?.page} with ${heaviest?.weight} bytes`);
  assert.deepEqual(tooHeavy, []);
});
