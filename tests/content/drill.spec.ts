import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';

const DRILL = '/drills/slow-morning/';
const BEGIN = new Date('2026-11-25T09:05:00Z');

const inject = (page: Page, id: string) => page.locator(`[data-inject='${id}']`);
const text = (page: Page, id: string) => inject(page, id).locator('.handed');
const clock = (page: Page) => page.getByRole('timer', { name: 'Time played' });
const said = (page: Page) => page.locator('[data-said]');

async function minutes(page: Page, count: number): Promise<void> {
  await page.clock.runFor(count * 60_000);
}

test('a facilitator runs a drill from start to end, and takes the notes along', async ({ page }) => {
  await page.clock.install({ time: BEGIN });
  await page.goto(DRILL);
  // From here on time passes only when the test says so, however slow the machine is.
  await page.clock.pauseAt(new Date('2026-11-25T09:10:00Z'));
  await expect(text(page, 'two-emails')).toBeHidden();
  await page.getByRole('button', { name: 'Start the clock' }).click();
  await expect(text(page, 'two-emails')).toBeVisible();
  await expect(said(page)).toContainText('Now: inject 1, at 0 min');
  await expect(text(page, 'latency')).toBeHidden();
  await page.getByLabel('Notes on inject 1').fill('Looked alone for two minutes.');

  await minutes(page, 6);
  await expect(clock(page)).toHaveText('06:00');
  await expect(text(page, 'latency')).toBeVisible();
  await expect(said(page)).toContainText('Now: inject 2');

  // Early, by hand; and once by mistake.
  await inject(page, 'may-i-page').getByRole('button', { name: 'Give now' }).click();
  await inject(page, 'on-a-plane').getByRole('button', { name: 'Give now' }).click();
  await inject(page, 'on-a-plane').getByRole('button', { name: 'Undo' }).click();
  await expect(inject(page, 'may-i-page').locator('[data-given]')).toHaveText('given at 06:00');
  await expect(said(page)).toContainText('Undone: inject 4');
  await expect(text(page, 'on-a-plane')).toBeHidden();

  await page.getByRole('button', { name: 'Pause' }).click();
  await minutes(page, 10);
  await expect(clock(page)).toHaveText('06:00');
  await page.getByRole('button', { name: 'Resume' }).click();
  await minutes(page, 12);
  await expect(inject(page, 'on-a-plane').locator('[data-given]')).toHaveText('given at 18:00');
  // It came by itself, so the clock shows that nobody has turned to it.
  const newest = page.getByRole('link', { name: 'To inject 4' });
  await expect(newest).toHaveClass('is-new');
  await newest.click();
  await expect(newest).not.toHaveClass('is-new');
  await minutes(page, 42);
  await expect(page.locator('[data-next]')).toHaveText('all injects are given');
  await expect(said(page)).toContainText('The playing time is over');

  await page
    .getByRole('group', { name: 'It was declared before the cause was known.' })
    .getByLabel('2')
    .check();
  await page.getByRole('group', { name: 'Each person who got a task read it back.' }).getByLabel('0').check();
  await expect(page.locator('[data-sum]')).toHaveText(/^2 of 4 points, 13 without$/);
  await page.getByLabel('Other observations').fill('The room was too small.');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download notes' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('slow-morning-notes.md');
  const notes = readFileSync(await file.path(), 'utf8');
  for (const part of [
    '# Slow morning: notes of a drill',
    '- Started: 2026-11-25 09:10 UTC\n- Played: 1:00:00 of 60 min\n- At 06:00: paused, 09:16 UTC\n- At 06:00: resumed, 09:26 UTC',
    'Planned for 00:00, given at 00:00.\n\nLooked alone for two minutes.',
    'Planned for 12:00, given at 06:00.',
    '| It was declared before the cause was known. | 2 |',
    '2 of 4 points; 13 without points, left out of the sum.',
    '## Other observations\n\nThe room was too small.',
  ])
    expect(notes).toContain(part);
});

test('nothing is lost in a reload, and the clock keeps running', async ({ page }) => {
  await page.clock.install({ time: BEGIN });
  await page.goto(DRILL);
  // From here on time passes only when the test says so, however slow the machine is.
  await page.clock.pauseAt(new Date('2026-11-25T09:10:00Z'));
  await page.getByRole('button', { name: 'Start the clock' }).click();
  await page.getByLabel('Notes on inject 1').fill('Said aloud.');
  await page
    .getByRole('group', { name: /^It was declared before/ })
    .getByLabel('1')
    .check();
  // A tab that sleeps runs no timer: the time jumps.
  await page.clock.fastForward('13:00');
  await expect(inject(page, 'latency').locator('[data-given]')).toHaveText(/^given at 13:0[01]$/);
  await expect(inject(page, 'may-i-page').locator('[data-given]')).toHaveText(/^given at 13:0[01]$/);
  await expect(said(page)).toContainText(/inject 2.*inject 3/);
  await page.reload();
  await expect(clock(page)).toHaveText(/^13:0\d$/);
  await expect(text(page, 'may-i-page')).toBeVisible();
  await expect(page.getByLabel('Notes on inject 1')).toHaveValue('Said aloud.');
  await expect(page.getByRole('group', { name: /^It was declared before/ }).getByLabel('1')).toBeChecked();
  await page.getByText('Start again', { exact: true }).click();
  await page.getByRole('button', { name: 'Delete and start again' }).click();
  await expect(clock(page)).toHaveText('00:00');
  await expect(page.getByLabel('Notes on inject 1')).toHaveValue('');
  await page.reload();
  await expect(page.getByLabel('Notes on inject 1')).toHaveValue('');
  await expect(text(page, 'two-emails')).toBeHidden();
});

test('by hand an inject is announced when it is due, and opens when it is given', async ({ page }) => {
  await page.clock.install({ time: BEGIN });
  await page.goto(DRILL);
  // From here on time passes only when the test says so, however slow the machine is.
  await page.clock.pauseAt(new Date('2026-11-25T09:10:00Z'));
  await page.getByLabel('Open each inject at its time').uncheck();
  await page.getByRole('button', { name: 'Start the clock' }).click();
  await minutes(page, 6);
  await expect(said(page)).toContainText('Due: inject 2');
  await expect(text(page, 'latency')).toBeHidden();
  await inject(page, 'latency').getByRole('button', { name: 'Give now' }).click();
  await expect(text(page, 'latency')).toBeVisible();
});

test('the stop word stops the clock, and the notes say so', async ({ page }) => {
  await page.clock.install({ time: BEGIN });
  await page.goto(DRILL);
  // From here on time passes only when the test says so, however slow the machine is.
  await page.clock.pauseAt(new Date('2026-11-25T09:10:00Z'));
  await page.getByRole('button', { name: 'Start the clock' }).click();
  await minutes(page, 3);
  await page.getByRole('button', { name: 'Stop word' }).click();
  await minutes(page, 30);
  await expect(clock(page)).toHaveText('03:00');
  await expect(text(page, 'latency')).toBeHidden();
  await page.getByRole('button', { name: 'Show notes to copy' }).click();
  await expect(page.locator('[data-exported]')).toContainText('At 03:00: ended by the stop word');
});

test('a drill is run by keyboard alone', async ({ page }) => {
  await page.clock.install({ time: BEGIN });
  await page.goto(DRILL);
  // From here on time passes only when the test says so, however slow the machine is.
  await page.clock.pauseAt(new Date('2026-11-25T09:10:00Z'));
  const press = async (key: string, until: string): Promise<void> => {
    for (let count = 0; count < 80; count++) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(
        () => document.activeElement?.textContent.replace(/\s+/g, ' ').trim() ?? '',
      );
      if (name.includes(until)) break;
    }
    await page.keyboard.press(key);
  };
  await press('Enter', 'Start the clock');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeFocused();
  await press('Enter', 'To inject 1');
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus');
  await expect(focused).toContainText('0 min');
  const [top, bar] = [await focused.boundingBox(), await page.locator('.run').boundingBox()];
  expect(top?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
  await press('Space', 'Give now');
  await expect(inject(page, 'latency').locator('[data-given]')).not.toBeEmpty();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Typed.');
  await expect(page.getByLabel('Notes on inject 2')).toHaveValue('Typed.');
});

test('without JavaScript the whole pack is on the page', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(DRILL);
  await expect(page.getByRole('button', { name: 'Start the clock' })).toBeHidden();
  await expect(page.getByText('Start a watch and work through the injects')).toBeVisible();
  await inject(page, 'latency').locator('summary').click();
  await expect(text(page, 'latency')).toBeVisible();
  await page.goto('/drills/wheel/');
  await expect(page.getByRole('button', { name: 'Draw a card' })).toBeHidden();
  await expect(page.locator('.card').first()).toBeVisible();
});

test('both packs and the deck print whole', async ({ page }) => {
  await page.goto(DRILL);
  await page.emulateMedia({ media: 'print' });
  for (const handed of await page.locator('.handed').all()) await expect(handed).toBeVisible();
  const breaks = await page
    .locator('.inject')
    .evaluateAll((cards) => cards.map((card) => getComputedStyle(card).breakInside));
  expect(new Set(breaks)).toEqual(new Set(['avoid']));
  await page.goto('/drills/wheel/');
  for (const card of await page.locator('.card').all()) await expect(card.locator('ol')).toBeVisible();
});

test('cards are drawn at random, and each once before any comes again', async ({ page }) => {
  await page.goto('/drills/wheel/');
  const cards = page.locator('.card');
  const count = await cards.count();
  const drawn: string[] = [];
  for (let turn = 0; turn < count; turn++) {
    await page.getByRole('button', { name: 'Draw a card' }).click();
    await expect(page.locator('.card:visible')).toHaveCount(1);
    drawn.push((await page.locator('.card:visible').getAttribute('id')) ?? '');
    await expect(page.locator('.card:visible h3')).toBeFocused();
    if (turn === 0) await page.reload();
  }
  expect(new Set(drawn).size).toBe(count);
  await page.getByRole('button', { name: 'Draw a card' }).click();
  await expect(page.getByText(`${count - 1} of ${count} cards are left.`)).toBeVisible();
  await page.getByRole('button', { name: 'Show all cards' }).click();
  await expect(page.locator('.card:visible')).toHaveCount(count);
});
