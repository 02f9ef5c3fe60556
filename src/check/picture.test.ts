import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { changesBetween } from '../upkeep/change.ts';
import { seenNow } from '../upkeep/review-seen.ts';
import { decodeSource, readSources } from '../loaders/catalog.ts';
import { runbookView } from '../views/runbook.ts';
import { proseToHtml } from '../markdown/prose.ts';
import { assetAddresses } from '../views/theme.ts';
import { buildCatalog, type BuildResult } from './build-catalog.ts';
import type { SourceFile } from './read.ts';

const RUNBOOK = 'teams/orders/runbooks/order-queue.yaml';
const PNG = readFileSync('tests/fixtures/firm/content/teams/metering/runbooks/meters-silent/hub.png');
const base = await readSources('tests/fixtures/base');

/** The base with a text in its runbook, and a file beside it. */
function build(meaning: string, bytes: Uint8Array, name?: string): BuildResult {
  return buildCatalog(filesWith(meaning, bytes, name), { now: new Date('2026-11-24') });
}

function filesWith(meaning: string, bytes: Uint8Array, name = 'panel.png'): SourceFile[] {
  const files = base.map((file) =>
    file.path === RUNBOOK && 'text' in file
      ? { ...file, text: `${file.text}meaning: ${JSON.stringify(meaning)}\n` }
      : file,
  );
  const picture = decodeSource(`teams/orders/runbooks/order-queue/${name}`, bytes);
  return [...files, picture];
}

const rulesOf = (meaning: string, bytes: Uint8Array = PNG, name?: string): string[] =>
  build(meaning, bytes, name).diagnostics.map(({ rule }) => rule);

test('a picture is published under an address of its bytes, and shown in its size', () => {
  const { catalog, diagnostics } = build('See {{timer.cycle}}. ![The panel](order-queue/panel.png)', PNG);
  assert.deepEqual(diagnostics, []);
  const entry = catalog.runbooks.get('order-queue');
  assert.ok(entry);
  const { meaning = '' } = runbookView(catalog, entry);
  const [address = ''] = [...assetAddresses(catalog).keys()];
  assert.match(address, /^\/pictures\/order-queue\/panel\.[0-9a-f]{16}-320x180\.png$/);
  assert.equal(
    proseToHtml(meaning, { base: '/docs/' }),
    `<p>See 20 min. <img src="/docs${address}" alt="The panel" width="320" height="180" loading="lazy" decoding="async" data-pagefind-index-attrs="alt"></p>`,
  );
});

test('a name with a space is written with %20', () => {
  assert.deepEqual(rulesOf('![The panel](order-queue/the%20panel.png)', PNG, 'the panel.png'), []);
});

test('an audience that may not see the runbook gets none of its pictures', () => {
  const files = build('![The panel](order-queue/panel.png)', PNG);
  assert.equal(assetAddresses(files.catalog).size, 1);
  const source = base.map((file) =>
    file.path === RUNBOOK && 'text' in file
      ? { ...file, text: `${file.text}meaning: "![The panel](order-queue/panel.png)"\nmarking: restricted\n` }
      : file,
  );
  const picture = decodeSource('teams/orders/runbooks/order-queue/panel.png', PNG);
  const { catalog } = buildCatalog([...source, picture], {
    now: new Date('2026-11-24'),
    audience: 'internal',
  });
  assert.equal(assetAddresses(catalog).size, 0);
});

test('a picture is refused for what it weighs, what it holds, where it is and what it leaves unsaid', () => {
  const heavy = Buffer.concat([PNG, Buffer.alloc(300_000)]);
  assert.deepEqual(rulesOf('![The panel](order-queue/panel.png)', heavy), ['picture/size']);
  assert.deepEqual(rulesOf('![The panel](order-queue/panel.jpg)', PNG, 'panel.jpg'), ['picture/format']);
  assert.deepEqual(rulesOf('![The panel](order-queue/panel.png)', PNG.subarray(0, 20)), ['picture/format']);
  assert.deepEqual(rulesOf('No picture.'), ['picture/unused']);
  assert.deepEqual(rulesOf('![](order-queue/panel.png)'), ['picture/words']);
  assert.deepEqual(rulesOf('![panel.png](order-queue/panel.png)'), ['picture/words']);
  for (const address of [
    'panel.png',
    '../order-queue.yaml',
    'order-queue/../../team.yaml',
    'order-queue/%2e%2e%2fpanel.png',
    '/order-queue/panel.png',
    'https://evil.example/panel.png',
    'other/panel.png',
    'order-queue/penal.png',
    'javascript:alert(1)',
  ])
    assert.ok(
      rulesOf(`![The panel](${address}) ![The panel](order-queue/panel.png)`).includes('picture/missing'),
      address,
    );
});

test('a changed picture is named in the changes with the page that shows it, and makes a review stale', () => {
  const other = readFileSync('tests/fixtures/pictures/whole.png');
  const states = [PNG, other].map((bytes) => filesWith('![The panel](order-queue/panel.png)', bytes));
  const [before = [], after = []] = states;
  const changes = changesBetween(before, after).map(({ file, how, pages }) => ({ file, how, pages }));
  const file = `content/${RUNBOOK.replace('.yaml', '/panel.png')}`;
  assert.deepEqual(changes, [{ file, how: 'changed', pages: ['/runbooks/order-queue/'] }]);
  const [was, is] = states.map((files) => {
    const { catalog } = buildCatalog(files, { now: new Date('2026-11-24'), lint: false });
    const entry = catalog.runbooks.get('order-queue');
    return entry && seenNow(catalog, entry)['picture/panel.png'];
  });
  assert.match(was ?? '', /^[0-9a-f]{7}$/);
  assert.notEqual(was, is);
});
