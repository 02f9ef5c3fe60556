import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { built } from './built.ts';
import { contentOf, OURS } from './content.ts';
import { filesIn } from './files.ts';
import { requestsOf, weightOf } from './weight.ts';

/** In bytes, packed as a static host packs them: what a cold phone loads on a slow line. */
const BUDGET = { '.html': 8000, '.css': 10_000, '.js': 5000, '.woff2': 54_000 };
const REQUESTS = 8;

/** No page of the handbook itself is heavier, whatever it is about. */
const CEILING = 10_000;

/** What a trainer or a facilitator opens at a desk, well ahead: a whole course, or a whole evening, on one page. */
const AT_A_DESK = /^training\/[^/]+\/(?:slides|answers)\/|^drills\/[^/]+\/index\.html$/;
const DESK_CEILING = 18_000;

test('a runbook of twenty steps keeps within its budget', async (t) => {
  const { folder, catalog } = await built({
    content: contentOf(['tests/fixtures/base', 'tests/fixtures/twenty-steps']),
  });
  assert.equal(catalog.runbooks.get('scans-missing')?.data.steps.length, 20);
  const requests = requestsOf(folder, 'runbooks/scans-missing/index.html');
  for (const [ending, budget] of Object.entries(BUDGET)) {
    const files = requests[ending] ?? [];
    const weight = files.reduce((sum, file) => sum + weightOf(join(folder, file)), 0);
    t.diagnostic(`${ending} ${weight} of ${budget} bytes in ${files.length}`);
    assert.ok(weight > 0 && weight <= budget, `${ending}: ${weight} bytes, at most ${budget}`);
  }
  const all = Object.values(requests).flat();
  assert.ok(all.length <= REQUESTS, `${all.length} requests, at most ${REQUESTS}: ${all.join(', ')}`);
});

test('no page of the handbook is heavier than the ceiling', async (t) => {
  const { folder } = await built({ content: OURS });
  const pages = filesIn(folder).filter((file) => file.endsWith('.html'));
  const weights = pages.map((page) => ({ page, weight: weightOf(join(folder, page)) }));
  const [heaviest] = weights.sort((a, b) => b.weight - a.weight);
  t.diagnostic(`heaviest of ${pages.length}: ${heaviest?.page} with ${heaviest?.weight} bytes`);
  assert.deepEqual(
    weights.filter(({ page, weight }) => weight > (AT_A_DESK.test(page) ? DESK_CEILING : CEILING)),
    [],
  );
});
