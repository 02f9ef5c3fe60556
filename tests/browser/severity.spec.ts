import { expect, test } from '@playwright/test';

test('the level is found one link an answer, with and without JavaScript', async ({ browser }) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 780 } });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('link', { name: 'Find the level' }).click();
    await page.getByRole('link', { name: 'None of these, for certain' }).click();
    await expect(page.getByRole('heading', { name: 'Who is affected?' })).toBeVisible();
    await page.getByRole('link', { name: /^Many / }).click();
    await page.getByRole('link', { name: /^Worse by the minute/ }).click();
    const found = page.locator('.how-bad > section:visible');
    await expect(found).toHaveCount(1);
    await expect(found.getByRole('heading')).toContainText('P1');
    await expect(found).toContainText('A major incident.');
    await expect(found).toContainText('/page commander');
    await expect(found).toContainText('Declare, do not debate.');
    await context.close();
  }
});

test('what nobody may weigh comes first, and sets the least level', async ({ page }) => {
  await page.goto('/severity/');
  await page.getByRole('link', { name: /^Someone may be in our systems/ }).click();
  const found = page.locator('.how-bad > section:visible');
  await expect(found.getByRole('heading')).toContainText('At least P2');
  await found.getByRole('link', { name: 'Continue with this level' }).click();
  await expect(page.locator('.how-bad > section:visible').getByRole('heading')).toContainText('P2');
});

test('the questions are answered by keyboard, and the focus goes with them', async ({ page }) => {
  await page.goto('/severity/#how-bad');
  for (let press = 0; press < 5; press++) await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'None of these, for certain' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /^Many/ })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'How bad is it?' })).toBeVisible();
});

test('each answer and each result is 44 pixels high, or more', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/severity/#who-is-hurt');
  const heights = await page
    .locator('.answers a:visible')
    .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
});
