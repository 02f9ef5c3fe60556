import { expect, test, type Page } from '@playwright/test';

const RUNBOOK = '/runbooks/readings-late/';

/** The last day on which a page holds, as it says itself. */
async function lastDayOf(page: Page, path: string): Promise<string> {
  await page.goto(path);
  const day = await page.locator('p[data-valid-to]').first().getAttribute('data-valid-to');
  expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  return day ?? '';
}

/** Opens a page some milliseconds after the last instant of a day, or before it. */
async function openAt(page: Page, path: string, day: string, milliseconds: number): Promise<void> {
  await page.clock.setFixedTime(new Date(Date.parse(day) + 86_400_000 + milliseconds));
  await page.goto(path);
}

test('a runbook turns stale on the reader’s own day, on a site that nobody has built since', async ({
  page,
}) => {
  const stale = page.getByText('Past its date');
  const day = await lastDayOf(page, RUNBOOK);
  await openAt(page, RUNBOOK, day, -1);
  await expect(stale).toBeHidden();
  const steps = await page.locator('.step:visible').count();
  await openAt(page, RUNBOOK, day, 0);
  await expect(stale).toBeVisible();
  const notice = page.locator('.stamp', { has: stale });
  await expect(notice).toContainText('Follow it anyway');
  await expect(notice.getByRole('link', { name: 'Metering' })).toBeVisible();
  await expect(page.locator('.step:visible')).toHaveCount(steps);
  await page.emulateMedia({ media: 'print' });
  await expect(stale).toBeVisible();
});

test('a role checklist turns stale with its runbook', async ({ page }) => {
  const path = `${RUNBOOK}customer-liaison/`;
  await openAt(page, path, await lastDayOf(page, RUNBOOK), 0);
  await expect(page.getByText('Past its date')).toBeVisible();
});

test('without JavaScript, and on paper, a runbook says until when it holds', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const day = await lastDayOf(page, RUNBOOK);
  await expect(page.getByText(`Valid until ${day}`).first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(`Valid until ${day}`).first()).toBeVisible();
  await expect(page.locator('.print-foot')).toContainText(`valid until ${day}`);
  await context.close();
});

test('a page of the handbook says when nobody has looked at it for a year', async ({ page }) => {
  const notice = page.getByText('more than a year ago');
  const path = '/handbook/during/incident/';
  const day = await lastDayOf(page, path);
  await openAt(page, path, day, -1);
  await expect(notice).toBeHidden();
  await openAt(page, path, day, 0);
  await expect(notice).toBeVisible();
});
