import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { indexPages, indexTag } from './search-index.ts';

/** A site of 40 pages, written in the given order. */
function site(order: number[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-index-'));
  for (const number of order) {
    const page = join(folder, `page-${number}`);
    mkdirSync(page);
    const body = `<h1>Page ${number}</h1><p data-pagefind-filter="kind:K${number % 3}">word${number} shared</p>`;
    writeFileSync(join(page, 'index.html'), `<html lang="en"><body data-pagefind-body>${body}</body></html>`);
  }
  return folder;
}

const numbers = Array.from({ length: 40 }, (_, index) => index);
const files = (folder: string): string[] =>
  (readdirSync(join(folder, 'pagefind'), { recursive: true }) as string[]).sort();

test('the same pages give the same index, in whatever order they were written', async () => {
  const [one, other] = [site(numbers), site([...numbers].reverse())];
  assert.deepEqual(await indexPages(one), { pages: 40 });
  await indexPages(other);
  assert.deepEqual(files(one), files(other));
  assert.equal(await indexTag(one), await indexTag(other));
});

test('another word gives the index another name', async () => {
  const [one, other] = [site([1, 2]), site([1, 3])];
  await indexPages(one);
  await indexPages(other);
  assert.notEqual(await indexTag(one), await indexTag(other));
});

test('of what Pagefind ships only what the search loads is left', async () => {
  const folder = site([1]);
  await indexPages(folder);
  const scripts = files(folder).filter((name) => /\.(js|css)$/.test(name));
  assert.deepEqual(scripts, ['pagefind-worker.js', 'pagefind.js']);
});
