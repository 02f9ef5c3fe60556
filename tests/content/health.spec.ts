import { expect, test, type Page } from '@playwright/test';

test('the health report counts what is past its date as of today, and says when it is too old to', async ({
  page,
}) => {
  const past = page
    .getByRole('row', { name: /^Ledger/ })
    .getByRole('cell')
    .first();
  const tooOld = page.getByText('Out of date');
  const marks = page.locator('#ledger-past-list').getByText('past', { exact: true });
  await page.goto('/health/');
  const built = (await page.locator('main time').first().getAttribute('datetime')) ?? '';
  await openAt(page, '/health/', built, -1);
  const [before, listed] = [
    Number(await past.textContent()),
    await page.locator('#ledger-past-list li').count(),
  ];
  // One of its runbooks wants a review every 90 days, which is how far the report looks.
  expect(listed).toBeGreaterThan(0);
  await expect(marks.filter({ visible: true })).toHaveCount(before);
  await expect(tooOld).toBeHidden();
  await openAt(page, '/health/', built, 90 * 86_400_000);
  await expect(past).toHaveText(String(listed));
  await expect(marks.filter({ visible: true })).toHaveCount(listed);
  await expect(tooOld).toBeVisible();
});

/** Opens a page some milliseconds after the last instant of a day, or before it. */
async function openAt(page: Page, path: string, day: string, milliseconds: number): Promise<void> {
  await page.clock.setFixedTime(new Date(Date.parse(day) + 86_400_000 + milliseconds));
  await page.goto(path);
}
