import { expect, test } from '@playwright/test';
import { SearchDialog } from './site.ts';

test('search is loaded only when it is opened', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => path.includes('pagefind') || path.includes('jump'))).toEqual([]);
  await new SearchDialog(page).openByKey('/');
});

const FIRST: [string, RegExp][] = [
  ['CardDeclineRatioHigh', /\/runbooks\/card-declines\//],
  ['402 card_declined', /\/runbooks\/card-declines\//],
  ['remaining connection slots', /\/runbooks\/connection-exhaustion\//],
  ['invoice-worker', /\/services\/invoice-worker\//],
  ['ledger-db', /\/services\/ledger-db\//],
  ['IC', /\/(roles\/incident-commander|glossary)\//],
];

for (const [words, address] of FIRST) {
  test(`"${words}" brings the right page first`, async ({ page }) => {
    await page.goto('/');
    const search = new SearchDialog(page);
    await search.openByKey('ControlOrMeta+k');
    await search.ask(words);
    await expect(search.links.first()).toHaveAttribute('href', address);
  });
}

test('a hit leads to the step, by arrow keys and Enter', async ({ page }) => {
  await page.goto('/');
  const search = new SearchDialog(page);
  await search.openByKey('/');
  await search.ask('pg_promote');
  const step = search.links.filter({ hasText: /Promote db-2/ }).first();
  await expect(step).toHaveAttribute('href', /postgres-failover\/#promote/);
  await page.keyboard.press('ArrowDown');
  await expect(search.links.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toContainText(/Ledger database/);
});

test('Esc closes the dialog and gives the focus back', async ({ page }) => {
  await page.goto('/');
  const search = new SearchDialog(page);
  await page.locator('a.find').focus();
  await page.keyboard.press('Enter');
  await expect(search.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search.dialog).toBeHidden();
  await expect(page.locator('a.find')).toBeFocused();
});

test('results can be narrowed by kind, team, service, severity and role', async ({ page }) => {
  await page.goto('/');
  const search = new SearchDialog(page);
  await search.openByKey('/');
  await search.ask('payments');
  await search.dialog.getByText('Filter', { exact: true }).click();
  for (const name of ['Kind', 'Team', 'Service', 'Severity', 'Role'])
    await expect(search.dialog.getByLabel(name, { exact: true })).toBeVisible();
  await search.dialog.getByLabel('Kind', { exact: true }).selectOption('Message');
  await expect(search.links.first()).toHaveAttribute('href', /\/messages\//);
});
