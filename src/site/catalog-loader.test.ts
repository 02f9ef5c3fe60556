import type { LoaderContext } from 'astro/loaders';
import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { Catalog } from '../model/catalog.ts';
import { catalogLoader } from './catalog-loader.ts';
import { buildContext, type Reading } from './build-context.ts';

let content: string;
/** The catalog whose texts are shown. */
let shown: Catalog | undefined;
let last: Reading | undefined;

beforeEach(() => {
  content = join(realpathSync(mkdtempSync(join(tmpdir(), 'muster-loader-'))), 'content');
  cpSync('tests/fixtures/two-teams', content, { recursive: true });
  buildContext.onReading = (reading) => (last = reading);
});

afterEach(() => {
  buildContext.onReading = undefined;
  buildContext.checked = undefined;
  buildContext.catalog = undefined;
  buildContext.options = undefined;
});

function loader(): ReturnType<typeof catalogLoader> {
  const now = new Date('2026-11-24');
  const options = { content, out: 'dist', base: '/', audience: undefined, rules: undefined, now };
  return catalogLoader(options, ({ catalog }) => (shown = catalog));
}

/** Astro's side of the loader: a store, and in the dev server a watcher. */
function contextWith(watcher?: EventEmitter): {
  context: LoaderContext;
  store: Map<string, { data: unknown }>;
} {
  const store = new Map<string, { data: unknown }>();
  const set = (entry: { id: string; data: unknown }): unknown => store.set(entry.id, entry);
  const context = { store: { clear: () => store.clear(), set }, watcher, generateDigest: JSON.stringify };
  return { context: context as unknown as LoaderContext, store };
}

function edit(file: string, from: string, to: string): void {
  const path = join(content, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

test('the pages get the catalog itself, and the store a digest that is new when the content is', async () => {
  const digestNow = async (): Promise<unknown> => {
    const { context, store } = contextWith();
    await loader().load(context);
    return store.get('catalog')?.data;
  };
  const before = await digestNow();
  assert.ok(buildContext.catalog?.runbooks.has('order-queue'));
  assert.deepEqual(await digestNow(), before);
  edit('teams/orders/team.yaml', 'name: Orders', 'name: Orders East');
  assert.notDeepEqual(await digestNow(), before);
});

test('a build with an error stops', async () => {
  edit('severity.yaml', 'rank: 1', 'rank: one');
  await assert.rejects(loader().load(contextWith().context), /npm run check/);
});

test('the dev server keeps the last good content while there is an error, and says both', async () => {
  const load = devLoader();
  await load();
  const before = buildContext.catalog;
  edit('teams/orders/team.yaml', 'name: Orders', 'name: [Orders');
  const broken = await load();
  assert.deepEqual(
    broken?.result.diagnostics.filter(({ level }) => level === 'error').map(({ file, rule }) => [file, rule]),
    [['content/teams/orders/team.yaml', 'yaml/syntax']],
  );
  assert.equal(broken.good?.teams.get('orders')?.data.name, 'Orders');
  assert.equal(buildContext.catalog, before);
  assert.equal(shown, before);
  edit('teams/orders/team.yaml', 'name: [Orders', 'name: Orders East');
  assert.equal((await load())?.good?.teams.get('orders')?.data.name, 'Orders East');
});

test('a content folder that goes away is a finding, and no exception', async () => {
  const load = devLoader();
  await load();
  rmSync(content, { recursive: true });
  const gone = await load();
  assert.equal(gone?.result.diagnostics[0]?.rule, 'file/unreadable');
  assert.deepEqual(
    gone.layers.map(({ folder }) => folder),
    [content],
  );
});

test('a layer that handbook.yaml lists is read with the next change, and its folder is named', async () => {
  const load = devLoader();
  await load();
  const payments = join(content, '../payments');
  cpSync(join(content, 'roles/responder.yaml'), join(payments, 'roles/payer.yaml'));
  writeFileSync(join(content, 'handbook.yaml'), 'layers:\n  - { id: payments, path: ../payments }\n  - .\n');
  const next = await load();
  assert.equal(shown?.roles.get('payer')?.file, 'payments:roles/payer.yaml');
  assert.deepEqual(
    next?.layers.map(({ folder }) => folder),
    [payments, content],
  );
});

/** The loader as the dev server uses it: with a watcher, again and again. */
function devLoader(): () => Promise<Reading | undefined> {
  const { load } = loader();
  const { context } = contextWith(new EventEmitter());
  return async () => {
    await load(context);
    return last;
  };
}
