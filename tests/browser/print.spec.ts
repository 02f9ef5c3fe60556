import { readdirSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { PAGES } from './site.ts';

/** How many pages a print has: every page of a PDF names its media box once. */
async function printed(page: Page, format: 'A4' | 'Letter'): Promise<{ pages: number; landscape: boolean }> {
  const text = (await page.pdf({ format })).toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)\s+([0-9.]+)\s*\]/g)];
  return { pages: boxes.length, landscape: Number(boxes[0]?.[1]) > Number(boxes[0]?.[2]) };
}

for (const format of ['A4', 'Letter'] as const) {
  for (const file of readdirSync('content/roles')) {
    const role = file.replace('.yaml', '');
    test(`the card of ${role} is one ${format} sheet with two sides`, async ({ page }) => {
      await page.goto(`/roles/${role}/`);
      expect((await printed(page, format)).pages).toBe(2);
    });
  }

  for (const path of ['/print/contacts/', '/print/authority/', '/print/cadence/']) {
    test(`${path} prints on one ${format} page`, async ({ page }) => {
      await page.goto(path);
      expect(await printed(page, format)).toEqual({ pages: 1, landscape: false });
    });
  }

  for (const path of ['/severity/', '/teams/ledger/severity/', '/teams/depot/severity/']) {
    test(`${path} prints on one landscape ${format} page`, async ({ page }) => {
      await page.goto(path);
      expect(await printed(page, format)).toEqual({ pages: 1, landscape: true });
    });
  }
}

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name} prints without what only a screen needs`, async ({ page }) => {
    await page.goto(path);
    await page.emulateMedia({ media: 'print' });
    for (const chrome of ['.top', '.rail', '.call', '.skip', 'button']) {
      expect(await page.locator(`${chrome}:visible`).count(), chrome).toBe(0);
    }
    await expect(page.locator('.print-foot')).toBeVisible();
    await expect(page.locator('.print-foot')).toContainText(/Revision [0-9a-f]{7}/);
  });
}

test('no step is split across printed pages', async ({ page }) => {
  await page.goto('/runbooks/card-declines/');
  await page.emulateMedia({ media: 'print' });
  const breaks = await page
    .locator('.step')
    .evaluateAll((steps) => steps.map((step) => getComputedStyle(step).breakInside));
  expect(new Set(breaks)).toEqual(new Set(['avoid']));
});
