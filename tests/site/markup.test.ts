import assert from 'node:assert/strict';
import { test } from 'node:test';
import { built } from './built.ts';
import { FIRM } from './content.ts';
import { faultsOf, markupOf, WITHOUT_CONTENT } from './markup.ts';

test('every page of a site is valid HTML', async () => {
  const { pages, faults } = await markupOf((await built({ content: FIRM })).folder);
  assert.ok(pages > 200);
  assert.deepEqual(faults, []);
});

test('every page of a public site is valid HTML', async () => {
  const { folder } = await built({ content: FIRM, audience: 'public' });
  const { pages, faults } = await markupOf(folder, WITHOUT_CONTENT);
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
