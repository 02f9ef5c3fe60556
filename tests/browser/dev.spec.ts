import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
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
  list('base');
  write('base/handbook/after/lessons.mdx', pageCalled('Lessons of the base'));
  write('payments/handbook/after/payments.mdx', pageCalled('How payments learn'));
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

test('a page that replaces one of a layer below is shown while it is there', async ({ page }) => {
  await page.goto(`${address}/handbook/after/lessons/`);
  const heading = page.locator('main h1');
  await expect(heading).toHaveText('Lessons of the base');

  write('content/handbook/after/lessons.mdx', pageCalled('Our own lessons'));
  await expect(heading).toHaveText('Our own lessons');

  rmSync(join(content, 'handbook/after/lessons.mdx'));
  await expect(heading).toHaveText('Lessons of the base');
});

test('a layer that is added to handbook.yaml is shown, and so is what changes in it', async ({ page }) => {
  const heading = page.locator('main h1');
  list('base', 'payments');
  await expect(async () => {
    await page.goto(`${address}/handbook/after/payments/`);
    await expect(heading).toHaveText('How payments learn', { timeout: 1000 });
  }).toPass({ timeout: 20_000 });

  write('payments/handbook/after/payments.mdx', pageCalled('How payments review'));
  await expect(heading).toHaveText('How payments review');
  expect(printed).not.toMatch(/payments:.*error/);
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

/** Writes the handbook.yaml of the content folder, with folders next to it as further layers. */
function list(...layers: string[]): void {
  const others = layers.map((id) => `  - { id: ${id}, path: ../${id} }\n`);
  write('content/handbook.yaml', `layers:\n${others.join('')}  - .\n`);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function pageCalled(title: string): string {
  const keys = [
    'audience: Everyone.',
    'minutes: 1',
    'order: 9',
    'roles: [responder]',
    'verified: 2026-11-12',
  ];
  return `---\ntitle: ${title}\npurpose: What to learn.\n${keys.join('\n')}\n---\n\n## The lesson\n\nWrite it down.\n`;
}
