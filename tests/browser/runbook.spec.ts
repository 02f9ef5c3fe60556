import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { load } from 'js-yaml';
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

test('the name of a variable is never broken', async ({ page }) => {
  await new RunbookPage(page).open('readings-late');
  const name = page.locator('.variables var').first();
  await name.evaluate((element) => (element.textContent = 'HEALTH_ADDRESS_OF_HOST'));
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await name.evaluate((element) => element.getClientRects().length), `${width} px`).toBe(1);
  }
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

test('the choice of an environment fills in every command and makes links of addresses', async ({ page }) => {
  const runbook = new RunbookPage(page);
  await runbook.open('radio-network-down');
  const charts = page.locator('a[data-address]');
  await expect(charts).not.toHaveAttribute('href');
  await page.getByRole('radio', { name: 'South masts' }).check();
  await expect(runbook.command('seen')).toContainText('--context south-2 ');
  await expect(charts).toHaveAttribute('href', 'https://charts-south.saltmarsh.example/d/intake');
  await page.getByRole('radio', { name: 'North masts' }).check();
  await expect(runbook.command('seen')).toContainText('--context north-1 ');
});

test('no hostile value reaches a command or the clipboard, and none is changed', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  test.slow();
  const { values } = load(readFileSync('tests/fixtures/hostile/values.yaml', 'utf8')) as { values: string[] };
  await new RunbookPage(page).open('readings-late');
  const copied: Record<string, string> = {
    MAST: 'ssh mast-{{MAST}}.saltmarsh.example date -u',
    REPLICAS: 'kubectl --context prod -n metering scale deploy/reader --replicas={{REPLICAS}}',
  };
  for (const [variable, command] of Object.entries(copied)) {
    const input = page.getByLabel(variable, { exact: true });
    for (const value of values) {
      await input.fill('north');
      await page.evaluate((text) => navigator.clipboard.writeText(text), value);
      await input.press('ControlOrMeta+A');
      await page.keyboard.press('ControlOrMeta+V');
      const seen = await page.evaluate(async (name) => {
        const fields = [...document.querySelectorAll(`var[data-variable="${name}"]`)];
        const [pre] = fields.flatMap((field) => field.closest('pre') ?? []);
        const button = pre?.parentElement?.querySelector('button');
        const ended = new Promise(
          (resolve) => button && new MutationObserver(resolve).observe(button, { childList: true }),
        );
        button?.click();
        await ended;
        return {
          note: document.getElementById(`note-${name}`)?.textContent.slice(0, 13),
          shown: [...new Set(fields.map((field) => field.textContent))],
          copied: await navigator.clipboard.readText(),
        };
      }, variable);
      expect({ value, ...seen }).toEqual({
        value,
        note: 'Not filled in',
        shown: [`{{${variable}}}`],
        copied: command,
      });
    }
  }
});

test('a dropped value with a line break is refused, and the next one is not', async ({ page }) => {
  const runbook = new RunbookPage(page);
  await runbook.open('readings-late');
  const input = page.getByLabel('MAST', { exact: true });
  const drop = (text: string): Promise<void> =>
    input.evaluate((element, dropped) => {
      const data = new DataTransfer();
      data.setData('text/plain', dropped);
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, text);
  await input.fill('north');
  await drop('south\nreboot');
  await expect(runbook.command('ask-mast')).toContainText('{{MAST}}');
  await expect(input).toHaveValue('');
  await expect(page.locator('#note-MAST')).toContainText('line break');
  await input.fill('south');
  await expect(runbook.command('ask-mast')).toContainText('mast-south.');
  await expect(page.locator('#note-MAST')).toHaveText('');
});

test('a field of a message takes any sentence', async ({ page }) => {
  await page.goto('/messages/readings-late-identified/');
  await page.getByLabel('VILLAGE', { exact: true }).fill('Upper & Lower Marsh, (“the villages”)');
  await expect(page.locator('.message')).toContainText('Upper & Lower Marsh, (“the villages”)');
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
