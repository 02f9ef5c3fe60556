import { expect, test } from '@playwright/test';
import { RunbookPage } from './site.ts';

test('ticks are remembered on this device, and counted aloud', async ({ page }) => {
  const runbook = new RunbookPage(page);
  await runbook.open('readings-late');
  await runbook.tick('Step 4 done').check();
  await expect(runbook.progress).toHaveText('1 of 9 done');
  await page.reload();
  await expect(runbook.tick('Step 4 done')).toBeChecked();
  await runbook.tick('Step 4 done').uncheck();
  await expect(runbook.progress).toHaveText('');
});

test('a filled-in variable reaches every command, and a wrong one none', async ({ page }) => {
  const runbook = new RunbookPage(page);
  await runbook.open('readings-late');
  await runbook.fill('MAST', 'north');
  await expect(runbook.command('ask-mast')).toContainText('mast-north.');
  await runbook.fill('MAST', 'north; rm -rf /');
  await expect(runbook.command('ask-mast')).toContainText('{{MAST}}');
  await expect(page.getByText('Not filled in')).toBeVisible();
});

test('a copied command is exactly what is shown, without a line break at its end', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const runbook = new RunbookPage(page);
  await runbook.open('readings-late');
  await runbook.fill('MAST', 'north');
  await page.getByRole('button', { name: 'Copy the command of: Ask the mast for its clock' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'ssh mast-north.saltmarsh.example date -u',
  );
});

test('a copied message does not run by itself either', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/messages/readings-late-identified/');
  await page.getByRole('button', { name: /Copy the message/ }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/\S$/);
  expect(text).toContain('{{VILLAGE}}');
});

test('the role switch shows one role’s steps, says so, and gives way to a link', async ({ page }) => {
  const runbook = new RunbookPage(page);
  await runbook.open('readings-late');
  await runbook.show('Customer liaison');
  await expect(runbook.visibleSteps).toHaveCount(1);
  await expect(page.getByText('Showing 1 of 9 steps.')).toBeVisible();
  await page.goto('/runbooks/readings-late/#arrives');
  await expect(page.locator('#arrives')).toBeInViewport();
});

test('"go to" leads to the step and leaves it below the header', async ({ page }) => {
  await new RunbookPage(page).open('readings-late');
  await page
    .getByRole('link', { name: /go to 3/ })
    .first()
    .click();
  const top = await page.locator('#start').evaluate((heading) => heading.getBoundingClientRect().top);
  const header = await page
    .locator('header.top')
    .evaluate((element) => element.getBoundingClientRect().bottom);
  expect(top).toBeGreaterThanOrEqual(header);
});

test('both exits of every step are printed, "next" included', async ({ page }) => {
  await new RunbookPage(page).open('radio-network-down');
  const exits = await page.locator('.step:has(#supplier) .outcome dt').allTextContents();
  expect(exits).toEqual(['Expect', 'Then', 'If not']);
});

test('without JavaScript a runbook is read, ticked and printed all the same', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/runbooks/readings-late/');
  await page.getByRole('checkbox', { name: 'Step 1 done' }).check();
  await expect(page.getByRole('checkbox', { name: 'Step 1 done' })).toBeChecked();
  await expect(page.getByRole('button', { name: /Copy/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Customer liaison', exact: true }).first().click();
  await expect(page.locator('h1')).toContainText('Customer liaison');
  await context.close();
});

test('both spellings of an alert lead to its runbook', async ({ page }) => {
  for (const name of ['ReadingsLate', 'readingslate']) {
    await page.goto(`/alerts/${name}/`);
    await expect(page).toHaveURL(/\/runbooks\/readings-late\/$/);
  }
});

test('an alias leads to the runbook', async ({ page }) => {
  await page.goto('/runbooks/intake-slow/');
  await expect(page).toHaveURL(/\/runbooks\/readings-late\/$/);
});
