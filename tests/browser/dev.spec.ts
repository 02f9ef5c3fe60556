import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect as expectSoon, test } from '@playwright/test';
import { waitForLock } from '../../src/publish/lock.ts';

/** A dev server makes each page when it is first asked for. */
const expect = expectSoon.configure({ timeout: 20_000 });

test.describe.configure({ mode: 'serial', timeout: 90_000 });

const folder = mkdtempSync(join(tmpdir(), 'muster-dev-'));
const content = join(folder, 'content');
let server: ChildProcess;
let release: () => void;
let printed = '';
let address = '';

test.beforeAll(async () => {
  test.setTimeout(300_000);
  // A build of other content, for another stage of the tests, would replace modules that the server reads in .astro.
  release = await waitForLock(resolve('.astro/muster-lock'), () => undefined);
  cpSync('tests/fixtures/firm/content', content, { recursive: true });
  // Search answers from the site in dist/, of the folder in which the server is started.
  cpSync(process.env['MUSTER_SITE'] ?? '', join(folder, 'dist'), { recursive: true });
  const args = [resolve('scripts/run.mjs'), 'dev', '--content', content, '--port', '4390'];
  server = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await expect.poll(() => printed, { timeout: 60_000 }).toMatch(/localhost:\d+/);
  address = `http://localhost:${/localhost:(\d+)/.exec(printed)?.[1] ?? ''}`;
});

test.afterAll(() => {
  server.kill();
  release();
  rmSync(folder, { recursive: true });
});

test('a broken runbook is shown over the page and in the terminal, and a fixed one as the page', async ({
  page,
}) => {
  const file = join(content, 'teams/metering/runbooks/readings-late.yaml');
  const good = readFileSync(file, 'utf8');
  await page.goto(`${address}/runbooks/readings-late/`);
  await expect(page.locator('h1')).toHaveText('Readings are late');

  writeFileSync(file, good.replace('kind: decide', 'kind: decied'));
  const overlay = page.locator('vite-error-overlay');
  await expect(overlay).toBeAttached();
  await expect(overlay).toContainText('readings-late.yaml');
  await expect(overlay).toContainText('did you mean "decide"?');
  expect(printed).toMatch(/content\/teams\/metering\/runbooks\/readings-late\.yaml:\d+:\d+: error: /);

  writeFileSync(file, good.replace('Readings are late', 'Readings come late'));
  await expect(page.locator('main h1')).toHaveText('Readings come late');
  await expect(overlay).not.toBeAttached();
});

test('a broken handbook page is shown over the page, and a fixed one as the page', async ({ page }) => {
  const file = join(content, 'handbook/during/incident.mdx');
  const good = readFileSync(file, 'utf8');
  await page.goto(`${address}/handbook/during/incident/`);
  await expect(page.locator('h1')).toHaveText('During an incident');

  writeFileSync(file, `${good}\n<script>alert(1)</script>\n`);
  await expect(page.locator('body')).toContainText('incident.mdx:');
  expect(printed).toMatch(/content\/handbook\/during\/incident\.mdx:\d+:\d+: error: /);

  writeFileSync(file, `${good}\n## One more thing\n\nIt is fixed.\n`);
  await expect(page.getByRole('heading', { name: 'One more thing' })).toBeVisible({ timeout: 20_000 });
});

test('search answers from the last build, and says how old it is', async ({ page }) => {
  await page.goto(`${address}/`);
  const dialog = page.getByRole('dialog', { name: 'Search' });
  // The first time, Vite may load the page once more after it has prepared a dependency.
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(dialog).toBeVisible({ timeout: 2000 });
  }).toPass();
  await dialog.getByRole('textbox').fill('ReadingsLate');
  await expect(dialog.getByRole('link').first()).toHaveAttribute('href', /readings-late/);
  await expect(dialog).toContainText('The index is from the last build');
});
