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

test('a card has the number of the call', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/roles/incident-commander/');
  await expect(page.locator('.strip')).toContainText('Bridge 7 +353 20 912 0107 · ');
});

test('no step is split across printed pages', async ({ page }) => {
  await page.goto('/runbooks/readings-late/');
  await page.emulateMedia({ media: 'print' });
  const breaks = await page
    .locator('.step')
    .evaluateAll((steps) => steps.map((step) => getComputedStyle(step).breakInside));
  expect(new Set(breaks)).toEqual(new Set(['avoid']));
});
