import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { ASCII_WIDTHS } from '../../src/views/diagram/glyph-widths.ts';

const PATHS = {
  'the flow of a runbook': '/runbooks/errors-after-release/',
  'the longest flow': '/runbooks/postgres-failover/',
  'the dependencies of a service': '/services/checkout/',
  'all dependencies': '/services/',
  'a ladder': '/teams/ledger/',
  'the role tree': '/roles/',
} as const;

for (const [name, path] of Object.entries(PATHS)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${name} is accessible in ${colorScheme}, and every text stays in its box`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      expect(await textsOutside(page)).toEqual([]);
    });
  }

  test(`${name} has letters of 11 pixels on a phone, and the page does not scroll sideways`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await open(page, path);
    const sizes = await page
      .locator('.diagram .scroll > svg')
      .evaluateAll((pictures) =>
        pictures.map((svg) => (14 * svg.clientWidth) / (svg as SVGSVGElement).viewBox.baseVal.width),
      );
    expect(sizes.length).toBeGreaterThan(0);
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(11);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test(`${name} is on paper, open and no wider or higher than a sheet`, async ({ page }) => {
    await page.setViewportSize({ width: 700, height: 980 });
    await page.goto(path);
    await page.emulateMedia({ media: 'print' });
    const visible = page.locator('.diagram svg:visible');
    expect(await visible.count()).toBeGreaterThan(0);
    for (const svg of await visible.all()) {
      const box = await svg.boundingBox();
      expect(box?.width).toBeGreaterThan(100);
      expect(box?.width).toBeLessThanOrEqual(700);
      expect(box?.height).toBeLessThanOrEqual(900);
    }
  });
}

test('a box of the flow leads to its step', async ({ page }) => {
  await open(page, PATHS['the flow of a runbook']);
  const box = page.locator('.drawing a').nth(3);
  const target = (await box.getAttribute('href')) ?? '';
  await box.click();
  await expect(page.locator(target)).toBeInViewport();
});

test('every box of the flow is a link to something on the page, and is read with words between its lines', async ({
  page,
}) => {
  await open(page, PATHS['the longest flow']);
  const boxes = page.locator('.drawing a');
  for (const href of await boxes.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')))
    await expect(page.locator(href)).toHaveCount(1);
  await expect(boxes.first()).toHaveAccessibleName(/^1 Check See that db-1 does not answer if not →\s14$/);
});

test('the role checklist has no diagram', async ({ page }) => {
  await page.goto('/runbooks/card-declines/responder/');
  await expect(page.locator('.diagram')).toHaveCount(0);
});

test('the widths by which texts are wrapped are those of the font that is shipped', async ({ page }) => {
  await page.goto('/');
  const measured = await page.evaluate(async (count) => {
    await document.fonts.load('400 100px Hyperlegible');
    const canvas = document.createElement('canvas').getContext('2d');
    if (!canvas) return [];
    canvas.fontKerning = 'none';
    canvas.font = '400 1000px Hyperlegible';
    return Array.from({ length: count }, (_, at) =>
      Math.round(canvas.measureText(String.fromCharCode(32 + at)).width),
    );
  }, ASCII_WIDTHS.length);
  expect(measured).toEqual([...ASCII_WIDTHS]);
});

/** Opens a page with all its diagrams unfolded and its font there. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
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
