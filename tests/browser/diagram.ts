import { expect, type Page } from '@playwright/test';
import { violationsOf } from './axe.ts';

/** Looks at the diagrams of a page in every way: on paper, in light and dark, and on a phone. It is loaded once. */
export async function expectGoodDiagrams(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 700, height: 980 });
  await page.goto(path);
  await page.emulateMedia({ media: 'print' });
  const drawn = page.locator('.diagram svg:visible');
  expect(await drawn.count()).toBeGreaterThan(0);
  for (const svg of await drawn.all()) {
    const box = await svg.boundingBox();
    expect.soft(box?.width).toBeGreaterThan(100);
    expect.soft(box?.width).toBeLessThanOrEqual(700);
    expect.soft(box?.height).toBeLessThanOrEqual(900);
  }

  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ media: 'screen' });
  await unfold(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await violationsOf(page), colorScheme).toEqual([]);
    expect.soft(await textsOutside(page), colorScheme).toEqual([]);
  }

  await page.setViewportSize({ width: 360, height: 780 });
  const sizes = await page
    .locator('.diagram .scroll > svg')
    .evaluateAll((pictures) =>
      pictures.map((svg) => (14 * svg.clientWidth) / (svg as SVGSVGElement).viewBox.baseVal.width),
    );
  expect(sizes.length).toBeGreaterThan(0);
  for (const size of sizes) expect.soft(size, 'letters of 11 pixels on a phone').toBeGreaterThanOrEqual(11);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, 'without scrolling sideways').toBeLessThanOrEqual(360);
}

/** Unfolds all diagrams of a page, and waits for its font. */
export async function unfold(page: Page): Promise<void> {
  for (const summary of await page.locator('details.diagram > summary').all()) await summary.click();
  await page.evaluate(() => document.fonts.ready);
}

/** Texts that reach beyond the outline of their node by more than a pixel. */
async function textsOutside(page: Page): Promise<string[]> {
  return page.locator('.drawing [transform]').evaluateAll((nodes) =>
    nodes.flatMap((node) => {
      const right = Math.max(
        ...[...node.querySelectorAll('path')].map((path) => path.getBoundingClientRect().right),
      );
      const texts = [...node.querySelectorAll('text')];
      return texts
        .filter((text) => text.getBoundingClientRect().right > right + 1)
        .map((text) => text.textContent);
    }),
  );
}
