import { expect, test } from '@playwright/test';
import { SearchDialog } from './site.ts';

test('search is loaded only when it is opened', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/', { waitUntil: 'load' });
  expect(asked.filter((path) => path.includes('pagefind') || path.includes('jump'))).toEqual([]);
  await new SearchDialog(page).openByKey('/');
});

const FIRST: [string, RegExp][] = [
  ['ReadingsLate', /\/runbooks\/readings-late\//],
  ['no readings for 900', /\/runbooks\/readings-late\//],
  ['password authentication failed', /\/runbooks\/leaked-key\//],
  ['reading-intake', /\/services\/reading-intake\//],
  ['radio-network', /\/services\/radio-network\//],
  ['IC', /\/(roles\/incident-commander|glossary)\//],
];

test('the right page comes first', async ({ page }) => {
  await page.goto('/');
  const search = new SearchDialog(page);
  await search.openByKey('ControlOrMeta+k');
  for (const [words, address] of FIRST) {
    const [found] = await search.answers(words, 1);
    expect.soft(found, words).toMatch(address);
  }
});

test('a hit leads to the step, by arrow keys and Enter', async ({ page }) => {
  await page.goto('/');
  const search = new SearchDialog(page);
  await search.openByKey('/');
  await search.ask('nologin');
  const step = search.links.filter({ hasText: /Lock the role out/ }).first();
  await expect(step).toHaveAttribute('href', /leaked-key\/#lock/);
  await page.keyboard.press('ArrowDown');
  await expect(search.links.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toContainText(/A key has leaked/);
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
  await search.ask('readings');
  await search.dialog.getByText('Filter', { exact: true }).click();
  for (const name of ['Kind', 'Team', 'Service', 'Severity', 'Role'])
    await expect(search.dialog.getByLabel(name, { exact: true })).toBeVisible();
  await search.dialog.getByLabel('Kind', { exact: true }).selectOption('Message');
  await expect(search.links.first()).toHaveAttribute('href', /\/messages\//);
});
