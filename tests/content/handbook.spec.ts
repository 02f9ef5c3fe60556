import { expect, test } from '@playwright/test';

test('each term is linked once on a page, and never in a heading or a link', async ({ page }) => {
  await page.goto('/handbook/during/incident/');
  const linked = await page
    .locator('.prose a.term[aria-describedby]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(linked.length).toBeGreaterThan(3);
  expect(new Set(linked).size).toBe(linked.length);
  await expect(page.locator('.prose :is(h2, h3, h4, a) a.term')).toHaveCount(0);
});
