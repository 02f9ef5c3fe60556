import { expect, test } from '@playwright/test';
import { ASCII_WIDTHS } from '../../src/views/diagram/glyph-widths.ts';
import { expectGoodDiagrams, unfold } from './diagram.ts';

const FLOW = '/runbooks/readings-late/';

for (const [name, path] of Object.entries({
  'the flow of a runbook': FLOW,
  'the dependencies of a service': '/services/reading-intake/',
  'all dependencies': '/services/',
  'an escalation path': '/teams/metering/',
  'the role tree': '/roles/',
}))
  test(`${name} is accessible, keeps every text in its box, and fits a phone and paper`, async ({ page }) => {
    await expectGoodDiagrams(page, path);
  });

test('a box of the flow leads to its step', async ({ page }) => {
  await page.goto(FLOW);
  await unfold(page);
  const box = page.locator('.drawing a').nth(3);
  const target = (await box.getAttribute('href')) ?? '';
  await box.click();
  await expect(page.locator(target)).toBeInViewport();
});

test('every box of the flow is a link to something on the page, and is read with words between its lines', async ({
  page,
}) => {
  await page.goto(FLOW);
  await unfold(page);
  const boxes = page.locator('.drawing a');
  for (const href of await boxes.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')))
    await expect(page.locator(href)).toHaveCount(1);
  await expect(boxes.first()).toHaveAccessibleName(/^1 Check Count the readers if not →\s3 time up →\spage$/);
});

test('the role checklist has no diagram', async ({ page }) => {
  await page.goto('/runbooks/readings-late/responder/');
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
