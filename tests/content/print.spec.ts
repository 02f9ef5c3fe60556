import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { printedOn } from '../browser/site.ts';

for (const file of readdirSync('content/roles')) {
  const role = file.replace('.yaml', '');
  test(`the card of ${role} is one sheet with two sides, of A4 or Letter`, async ({ page }) => {
    await page.goto(`/roles/${role}/`);
    for (const format of ['A4', 'Letter'] as const)
      expect.soft((await printedOn(page, format)).pages, format).toBe(2);
  });
}

for (const [path, landscape] of Object.entries({
  '/print/contacts/': false,
  '/print/authority/': false,
  '/print/cadence/': false,
  '/severity/': true,
  '/teams/ledger/severity/': true,
  '/teams/depot/severity/': true,
}))
  test(`${path} prints on one page, of A4 or Letter`, async ({ page }) => {
    await page.goto(path);
    for (const format of ['A4', 'Letter'] as const)
      expect.soft(await printedOn(page, format), format).toEqual({ pages: 1, landscape });
  });
