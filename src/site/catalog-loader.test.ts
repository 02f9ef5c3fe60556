import type { LoaderContext } from 'astro/loaders';
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { Catalog } from '../model/catalog.ts';
import { catalogLoader } from './catalog-loader.ts';
import { buildContext, type Reading } from './build-context.ts';

let content: string;
/** The catalog whose texts are shown. */
let shown: Catalog | undefined;
const readings = new EventEmitter();

beforeEach(() => {
  content = join(mkdtempSync(join(tmpdir(), 'muster-loader-')), 'content');
  cpSync('tests/fixtures/two-teams', content, { recursive: true });
  buildContext.onReading = (reading) => readings.emit('reading', reading);
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

function watcherOf(): EventEmitter & { add: () => void } {
  return Object.assign(new EventEmitter(), { add: () => undefined });
}

function edit(file: string, from: string, to: string): string {
  const path = join(content, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  return path;
}

async function nextReading(): Promise<Reading> {
  const [reading] = (await once(readings, 'reading')) as [Reading];
  return reading;
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
  const watcher = watcherOf();
  await loader().load(contextWith(watcher).context);
  const before = buildContext.catalog;
  watcher.emit('change', edit('teams/orders/team.yaml', 'name: Orders', 'name: [Orders'));
  const broken = await nextReading();
  assert.deepEqual(
    broken.result.diagnostics.filter(({ level }) => level === 'error').map(({ file, rule }) => [file, rule]),
    [['content/teams/orders/team.yaml', 'yaml/syntax']],
  );
  assert.equal(broken.good?.teams.get('orders')?.data.name, 'Orders');
  assert.equal(buildContext.catalog, before);
  assert.equal(shown, before);
  watcher.emit('change', edit('teams/orders/team.yaml', 'name: [Orders', 'name: Orders East'));
  assert.equal((await nextReading()).good?.teams.get('orders')?.data.name, 'Orders East');
});

test('a content folder that goes away is a finding, and no exception', async () => {
  const watcher = watcherOf();
  const { context } = contextWith(watcher);
  await loader().load(context);
  rmSync(content, { recursive: true });
  watcher.emit('unlink', join(content, 'organisation.yaml'));
  assert.equal((await nextReading()).result.diagnostics[0]?.rule, 'file/unreadable');
});

test('a burst of changes is read once', async () => {
  const watcher = watcherOf();
  await loader().load(contextWith(watcher).context);
  let count = 0;
  readings.on('reading', () => count++);
  for (let change = 0; change < 20; change++) watcher.emit('change', join(content, 'glossary.yaml'));
  await nextReading();
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(count, 1);
});
