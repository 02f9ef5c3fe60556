import { expect, test, type Page } from '@playwright/test';

const CLOCKS = '/clocks/';
const NOW = new Date('2026-11-27T15:00:00Z');

const result = (page: Page) => page.locator('[data-result]');
const dueItems = (page: Page) => result(page).locator('ol > li');
const listAfter = (page: Page, heading: string) => result(page).locator(`h3:text-is("${heading}") + ul > li`);

async function open(page: Page, time = NOW): Promise<void> {
  await page.clock.install({ time });
  await page.goto(CLOCKS);
  await expect(page.getByRole('heading', { name: 'When is each report due?' })).toBeVisible();
  await page.getByLabel('Time zone of these times').selectOption('Europe/Berlin');
}

test('the page leads with counsel, and says that it is no advice', async ({ page }) => {
  await page.goto(CLOCKS);
  const first = page.locator('h1 + .stamp');
  await expect(first).toContainText('Call counsel now.');
  await expect(first).toContainText('Not legal advice.');
  await expect(first.getByRole('link', { name: '+44 20 7946 0414' })).toHaveAttribute(
    'href',
    'tel:+442079460414',
  );
  await expect(page.locator('#side').getByRole('link', { name: 'Regulatory clocks' })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('entered times show when reports are due, in UTC and local time, the earliest first', async ({
  page,
}) => {
  await open(page);
  await expect(page.getByRole('status')).toHaveText('Enter at least one time above.');
  await page.getByLabel('Aware', { exact: true }).fill('2026-11-27T14:05');
  await expect(dueItems(page).first()).toContainText('Fri, 27 Nov 2026, 19:05 UTC');
  await expect(dueItems(page).first()).toContainText('Fri, 27 Nov 2026, 20:05 CET, Europe/Berlin');
  await expect(dueItems(page).first()).toContainText('CERT-In');
  await expect(dueItems(page).first()).toContainText('Counted from: aware.');
  await expect(page.getByRole('status')).toContainText('The earliest: Fri, 27 Nov 2026, 19:05 UTC');
  const gdpr = dueItems(page).filter({
    hasText: /^[^]*GDPR, articles 33 and 34, Notification, to: The super/,
  });
  await expect(gdpr).toContainText('Mon, 30 Nov 2026, 13:05 UTC');
  const dora = dueItems(page).filter({ hasText: 'Initial notification' });
  await expect(dora).toContainText('It may be due earlier, once you know: classified.');
  await expect(dora).toContainText('If the weekend rule applies, it is due by Mon, 30 Nov 2026, 11:00 UTC');
  await expect(
    listAfter(page, 'Counted once you know when it happened').filter({ hasText: 'Form 8-K' }).first(),
  ).toContainText('counted from determined');
  const times = await dueItems(page).locator('b').allTextContents();
  const instants = times.map((text) =>
    Date.parse(
      text
        .replace(/^\w+, /, '')
        .replace(/ UTC.*/, ' UTC')
        .replace(',', ''),
    ),
  );
  expect(instants).toEqual([...instants].sort((a, b) => a - b));

  await page.getByLabel('Classified', { exact: true }).fill('2026-11-27T15:00');
  await expect(dora).toContainText('Fri, 27 Nov 2026, 18:00 UTC');
  await page.getByLabel('Determined', { exact: true }).fill('2026-11-27T15:00');
  await expect(dueItems(page).filter({ hasText: 'Form 8-K' })).toContainText('Thu, 3 Dec 2026, 22:30 UTC');
  await page.getByLabel('Submitted', { exact: true }).fill('2026-11-27T16:00');
  await expect(dueItems(page).filter({ hasText: 'DORA, article 19, Intermediate report' })).toContainText(
    'submitted, if what went out then was: Initial notification',
  );
});

test('a clock that is over says so, and one that nobody can be sure of gives no time', async ({ page }) => {
  await open(page);
  await page.getByLabel('Aware', { exact: true }).fill('2026-11-20T14:05');
  await expect(dueItems(page).first()).toContainText('This time has passed. Ask counsel what to say.');
  await expect(listAfter(page, 'No time here: ask counsel')).toHaveText([
    'DORA, article 19: Word to clients',
    'NYDFS, 23 NYCRR 500.17: Notice of a payment, Reasons for a payment',
    'HIPAA, 45 CFR 164.404 to 408: Notice to media',
    'New York General Business Law, 899-aa: Notice to the state',
    'AI Act, article 73',
  ]);
  await expect(dueItems(page).filter({ hasText: 'AI Act' })).toHaveCount(0);
  await expect(result(page)).toContainText('This list is not complete');
});

test('half a year after the last look no clock gives a time any more', async ({ page }) => {
  await open(page, new Date('2027-06-01T08:00:00Z'));
  await page.getByLabel('Aware', { exact: true }).fill('2027-06-01T08:00');
  await expect(dueItems(page)).toHaveCount(0);
  await expect(listAfter(page, 'No time here: ask counsel')).toHaveCount(
    await page.locator('[data-regime]').count(),
  );
  await expect(page.locator('#law-gdpr')).toContainText('Verified too long ago. Ask counsel.');
  await expect(page.locator('#law-gdpr [data-valid-to]')).toBeVisible();
});

test('everything is reached and filled in by keyboard', async ({ page }) => {
  await open(page);
  const aware = page.getByLabel('Aware', { exact: true });
  await aware.focus();
  await page.keyboard.type('11272026');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0205PM');
  await expect(dueItems(page).first()).toBeVisible();
  await expect(aware).toHaveValue(/T14:05$/);
  await dueItems(page).first().getByRole('link').press('Enter');
  await expect(page).toHaveURL(/#law-cert-in$/);
});

test('nothing says that no duty applies, whatever is entered', async ({ page }) => {
  await open(page);
  for (const label of ['Aware', 'Determined', 'Classified', 'Submitted'])
    await page.getByLabel(label, { exact: true }).fill('2026-11-27T14:05');
  expect(await page.locator('main').innerText()).not.toMatch(
    /no duty|nothing to report|need not report|not required to/i,
  );
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the table says each rule in words, and no form asks for anything', async ({ page }) => {
    await page.goto(CLOCKS);
    await expect(page.locator('[data-clocks]')).toBeHidden();
    await expect(page.locator('#law-dora')).toContainText(
      'Within 4 h of having classified it, or within 24 h of being aware: the earlier',
    );
    await expect(page.locator('#law-sec-8k')).toContainText('Within 4 business days of having determined it');
    await expect(page.locator('#law-cra')).toContainText(
      'Within 14 days of a corrective or mitigating measure being available',
    );
    await expect(page.getByRole('row', { name: /Pending: check/ }).first()).toBeVisible();
  });
});

test('the questions print as boxes on one sheet, and the form stays on the screen', async ({ page }) => {
  await page.goto(CLOCKS);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-clocks]')).toBeHidden();
  await expect(page.locator('.tree')).toBeVisible();
  // The height that an A4 page has at 96 dots an inch, less its margins of 12 and 17 mm.
  await page.setViewportSize({ width: 703, height: 1013 });
  const height = await page.locator('.tree').evaluate((tree) => tree.getBoundingClientRect().height);
  expect(height).toBeLessThanOrEqual(1013);
});

test('another page loads nothing of the clocks', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/severity/');
  expect(asked.filter((url) => url.includes('clocks'))).toEqual([]);
  await page.goto(CLOCKS);
  await expect
    .poll(() => asked.filter((url) => url.endsWith('.js') && url.includes('clocks')))
    .toHaveLength(1);
});
