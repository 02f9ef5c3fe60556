import { expect, test } from '@playwright/test';

const PAGE = '/handbook/during/incident/';

test('the meaning of a term is shown at the term, for mouse, keyboard and screen reader', async ({
  page,
}) => {
  await page.goto(PAGE);
  const term = page.locator('.prose a.term').first();
  const tip = page.locator(`#${(await term.getAttribute('aria-describedby')) ?? 'none'}`);
  await expect(tip).toBeHidden();
  await term.focus();
  await expect(tip).toBeVisible();
  await expect(term).toHaveAccessibleDescription(/\w{3,}.+\./);
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();
  await term.hover();
  await expect(tip).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/#[a-z-]+$/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('it is shown too', async ({ page }) => {
    await page.goto(PAGE);
    await page.locator('.prose a.term').first().focus();
    await expect(page.locator('.prose .tip').first()).toBeVisible();
  });
});

test('a tip stays within a narrow phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(PAGE);
  for (const term of await page.locator('.prose a.term').all()) {
    await term.focus();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

test('a template is copied with one button, and downloaded as it is shown', async ({
  page,
  context,
  request,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/templates/hand-over/');
  await page.getByRole('button', { name: /^Copy the template/ }).click();
  await expect(page.getByRole('status').first()).toContainText('Still to fill in');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const download = page.getByRole('link', { name: /^Download it as Markdown/ });
  const file = await request.get((await download.getAttribute('href')) ?? '');
  expect(copied.trim()).toBe((await file.text()).trim());
  expect(copied).not.toContain('{{timer.');
});

test('the feed is XML, and names its own address', async ({ page }) => {
  await page.goto('/');
  const feed = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[type="application/atom+xml"]');
    const text = await (await fetch(link?.href ?? '')).text();
    const tree = new DOMParser().parseFromString(text, 'application/xml');
    const all = (name: string) => [...tree.querySelectorAll(name)].map(({ textContent }) => textContent);
    return {
      faults: all('parsererror'),
      root: tree.documentElement.namespaceURI,
      ids: all('id'),
      self: tree.querySelector('link[rel="self"]')?.getAttribute('href'),
      missing: [...tree.querySelectorAll('entry')].filter(
        (entry) => !['id', 'title', 'updated', 'summary', 'link'].every((name) => entry.querySelector(name)),
      ).length,
    };
  });
  expect(feed).toMatchObject({
    faults: [],
    root: 'http://www.w3.org/2005/Atom',
    self: '/feed.xml',
    missing: 0,
  });
  expect(feed.ids.length).toBe(8);
  expect(new Set(feed.ids).size).toBe(feed.ids.length);
});

test('a source leads to the pages that cite it, and is reached by its id', async ({ page }) => {
  await page.goto('/handbook/reference/sources/#ics-100');
  const source = page.locator('#ics-100');
  await expect(source).toBeInViewport();
  await expect(source.getByRole('link', { name: 'During an incident' })).toHaveAttribute(
    'href',
    '/handbook/during/incident/',
  );
});
