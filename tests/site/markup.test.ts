import assert from 'node:assert/strict';
import { test } from 'node:test';
import { built } from './built.ts';
import { FIRM } from './content.ts';
import { faultsOf, markupOf } from './markup.ts';

for (const audience of ['restricted', 'public'] as const)
  test(`every page of a site for the ${audience} audience is valid HTML`, async () => {
    const { folder } = await built({ content: FIRM, ...(audience === 'public' && { audience }) });
    const { pages, faults } = await markupOf(folder);
    assert.ok(pages > 20);
    assert.deepEqual(faults, []);
  });

test('the validator is at work', async () => {
  const html = '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body>';
  const faults = await faultsOf(
    `${html}<p id="a" style="color: red">x</p><p id="a" aria-describedby="b">x</p><Timer></Timer></body></html>`,
  );
  for (const rule of ['no-inline-style', 'no-dup-id', 'no-missing-references', 'no-unknown-elements'])
    assert.ok(
      faults.some((fault) => fault.endsWith(`[${rule}]`)),
      rule,
    );
});
