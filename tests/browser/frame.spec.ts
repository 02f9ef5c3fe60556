import { expect, test } from '@playwright/test';

test('the theme follows the system until it is chosen, and the choice stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const button = page.getByRole('button', { name: /Theme/ });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await button.click();
  await button.click();
  await expect(button).toContainText('dark');
  expect(await paper()).not.toBe(light);
  await page.reload();
  await expect(button).toContainText('dark');
  expect(await paper()).not.toBe(light);
});

test('search is one Tab after the skip link, and the skip link skips', async ({ page }) => {
  await page.goto('/runbooks/readings-late/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('a.find')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('whatever is focused is seen, and not behind the header', async ({ page }) => {
  await page.goto('/runbooks/readings-late/');
  for (let press = 0; press < 45; press++) {
    await page.keyboard.press('Tab');
    const hidden = await page.evaluate(() => {
      const { activeElement: element } = document;
      if (!element || element === document.body || element.closest('header, .skip')) return undefined;
      const { top, bottom } = element.getBoundingClientRect();
      const header = document.querySelector('header.top')?.getBoundingClientRect().bottom ?? 0;
      return bottom <= header || top >= innerHeight ? element.outerHTML.slice(0, 100) : undefined;
    });
    expect(hidden).toBeUndefined();
  }
});

test('on a phone the start page shows all that matters without scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/');
  const order = [
    'Alert name or error text',
    'Get help now',
    '/page commander',
    'Is one already open?',
    'How bad is it?',
    'Take a role',
    'No incident commander yet?',
  ];
  let above = -1;
  for (const words of order) {
    const box = await page.locator('main').getByText(words).first().boundingBox();
    expect(box?.y ?? -1, words).toBeGreaterThan(above);
    above = box?.y ?? -1;
  }
  const bar = await page.locator('.call').boundingBox();
  await expect(page.locator('.call a')).toHaveAccessibleName(/^Call the incident commander \+/);
  const last = await page.locator('.doors li').last().boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
});

test('on a phone the sections are behind one button, with and without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 780 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto('/');
  const glossary = page.locator('#menu').getByRole('link', { name: 'Glossary' });
  await expect(glossary).toBeHidden();
  await page.getByRole('button', { name: 'Menu' }).click();
  await glossary.click();
  await expect(page.locator('h1')).toHaveText('Glossary');
  await context.close();
});

test('targets are large enough for a tired thumb', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/runbooks/readings-late/');
  const small = await page
    .locator('button:visible, input[type=text]:visible, .find, .call a')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.getBoundingClientRect().height < 44)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
  expect(small).toEqual([]);
});

test('the runbook index filters by team, service, level and kind, and the address can be sent on', async ({
  page,
}) => {
  await page.goto('/runbooks/');
  const rows = page.locator('.rows li:visible');
  const all = await rows.count();
  expect(all).toBe(5);
  await page.getByLabel('Service').selectOption('Radio network');
  await expect(rows).toHaveCount(1);
  await expect(page.getByText(/^1 of \d+ shown$/)).toBeVisible();
  await expect(page).toHaveURL(/service=Radio\+network/);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(rows).toHaveCount(all);
});

test('a long name gives way in the header, and the page stays as wide as its window', async ({ page }) => {
  await page.goto('/');
  await page
    .locator('.top .name')
    .evaluate((name) => (name.textContent = 'The Incorporated Society of Seed Merchants of the North'));
  for (const width of [320, 700, 1249, 1280, 1400]) {
    await page.setViewportSize({ width, height: 900 });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      String(width),
    ).toBeLessThanOrEqual(width);
  }
});
