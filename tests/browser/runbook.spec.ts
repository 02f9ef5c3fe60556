import { expect, test } from '@playwright/test';
import { RunbookPage } from './site.ts';

test('ticks are remembered on this device, and counted aloud', async ({ page }) => {
  const runbook = new RunbookPage(page);
  await runbook.open('card-declines');
  await runbook.tick('Step 4 done').check();
  await expect(runbook.progress).toHaveText('1 of 9 done');
  await page.reload();
  await expect(runbook.tick('Step 4 done')).toBeChecked();
  await runbook.tick('Step 4 done').uncheck();
  await expect(runbook.progress).toHaveText('');
});

test('a filled-in variable reaches every command, and a wrong one none', async ({ page }) => {
  const runbook = new RunbookPage(page);
  await runbook.open('card-declines');
  await runbook.fill('REVISION', '41');
  await expect(runbook.command('roll-back')).toContainText('--to-revision=41');
  await runbook.fill('REVISION', '41; rm -rf /');
  await expect(runbook.command('roll-back')).toContainText('{{REVISION}}');
  await expect(page.getByText('Not filled in')).toBeVisible();
});

test('a copied command is exactly what is shown, without a line break at its end', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const runbook = new RunbookPage(page);
  await runbook.open('card-declines');
  await runbook.fill('REVISION', '41');
  await page.getByRole('button', { name: 'Copy the command of: Roll checkout back' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'kubectl --context prod-eu -n ledger rollout undo deploy/checkout --to-revision=41',
  );
});

test('a copied message does not run by itself either', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/messages/incident-update/');
  await page.getByRole('button', { name: /Copy the message/ }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/\S$/);
  expect(text).toContain('{{INCIDENT_ID}}');
});

test('the role switch shows one role’s steps, says so, and gives way to a link', async ({ page }) => {
  const runbook = new RunbookPage(page);
  await runbook.open('card-declines');
  await runbook.show('Customer liaison');
  await expect(runbook.visibleSteps).toHaveCount(1);
  await expect(page.getByText('Showing 1 of 9 steps.')).toBeVisible();
  await page.goto('/runbooks/card-declines/#healthy');
  await expect(page.locator('#healthy')).toBeInViewport();
});

test('"go to" leads to the step and leaves it below the header', async ({ page }) => {
  await new RunbookPage(page).open('card-declines');
  await page
    .getByRole('link', { name: /go to 5/ })
    .first()
    .click();
  const top = await page.locator('#move-scheme').evaluate((heading) => heading.getBoundingClientRect().top);
  const header = await page
    .locator('header.top')
    .evaluate((element) => element.getBoundingClientRect().bottom);
  expect(top).toBeGreaterThanOrEqual(header);
});

test('both exits of every step are printed, "next" included', async ({ page }) => {
  await new RunbookPage(page).open('card-declines');
  const exits = await page.locator('.step:has(#released) .outcome dt').allTextContents();
  expect(exits).toEqual(['Expect', 'Then', 'If not']);
});

test('without JavaScript a runbook is read, ticked and printed all the same', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/runbooks/card-declines/');
  await page.getByRole('checkbox', { name: 'Step 1 done' }).check();
  await expect(page.getByRole('checkbox', { name: 'Step 1 done' })).toBeChecked();
  await expect(page.getByRole('button', { name: /Copy/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Customer liaison', exact: true }).first().click();
  await expect(page.locator('h1')).toContainText('Customer liaison');
  await context.close();
});

test('both spellings of an alert lead to its runbook', async ({ page }) => {
  for (const name of ['CardDeclineRatioHigh', 'carddeclineratiohigh']) {
    await page.goto(`/alerts/${name}/`);
    await expect(page).toHaveURL(/\/runbooks\/card-declines\/$/);
  }
});

test('an alias forwards to the runbook that took its place', async ({ page }) => {
  await page.goto('/runbooks/checkout-5xx/');
  await expect(page).toHaveURL(/\/runbooks\/errors-after-release\/$/);
});
