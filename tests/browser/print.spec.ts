import { expect, test } from '@playwright/test';
import { printedOn } from './site.ts';

for (const [path, pages] of Object.entries({
  '/roles/incident-commander/': { pages: 2, landscape: false },
  '/print/contacts/': { pages: 1, landscape: false },
  '/print/authority/': { pages: 1, landscape: false },
  '/print/cadence/': { pages: 1, landscape: false },
  '/severity/': { pages: 1, landscape: true },
  '/teams/metering/severity/': { pages: 1, landscape: true },
}))
  test(`${path} prints on one sheet, of A4 or Letter`, async ({ page }) => {
    await page.goto(path);
    for (const format of ['A4', 'Letter'] as const)
      expect.soft(await printedOn(page, format), format).toEqual(pages);
  });

test('no step is split across printed pages', async ({ page }) => {
  await page.goto('/runbooks/readings-late/');
  await page.emulateMedia({ media: 'print' });
  const breaks = await page
    .locator('.step')
    .evaluateAll((steps) => steps.map((step) => getComputedStyle(step).breakInside));
  expect(new Set(breaks)).toEqual(new Set(['avoid']));
});
