import { expect, test } from '@playwright/test';
import { violationsOf } from './axe.ts';
import { paperOf } from './site.ts';

/** A page is loaded once and looked at in every way, because loading it takes longer than looking. */
export function testLooks(name: string, path: string): void {
  test(`${name} is accessible in light and dark, fits a phone and paper, and is quiet`, async ({
    page,
    baseURL,
  }) => {
    const noise: string[] = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== baseURL) noise.push(`asked ${request.url()}`);
    });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    const paper = await paperOf(page);
    expect.soft(await violationsOf(page), 'in light').toEqual([]);

    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await paperOf(page)).not.toBe(paper);
    expect.soft(await violationsOf(page), 'in dark').toEqual([]);

    await page.setViewportSize({ width: 320, height: 640 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, 'without scrolling sideways').toBeLessThanOrEqual(320);

    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ media: 'print' });
    for (const chrome of ['.top', '.rail', '.call', '.skip', 'button'])
      expect.soft(await page.locator(`${chrome}:visible`).count(), `${chrome} on paper`).toBe(0);
    await expect.soft(page.locator('.print-foot')).toBeVisible();
    await expect.soft(page.locator('.print-foot')).toContainText(/Revision [0-9a-f]{7}/);

    expect(noise.filter((line) => !(path === '/404.html' && line.includes('404')))).toEqual([]);
  });
}
