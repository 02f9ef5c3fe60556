import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { indexTag, isSearched, searchIndex } from './search-index.ts';

/** A site of 40 pages, written in the given order. */
function site(order: number[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-index-'));
  for (const number of order) addPage(folder, number);
  return folder;
}

function addPage(folder: string, number: number): void {
  const page = join(folder, `page-${number}`);
  mkdirSync(page);
  const body = `<h1>Page ${number}</h1><p data-pagefind-filter="kind:K${number % 3}">word${number} shared</p>`;
  writeFileSync(join(page, 'index.html'), `<html lang="en"><body data-pagefind-body>${body}</body></html>`);
}

async function indexPages(folder: string): Promise<{ pages: number }> {
  const index = searchIndex(folder);
  const counted = await index.write();
  await index.close();
  return counted;
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

test('a page that is written after the others were read is in the index all the same', async () => {
  const folder = site([1, 2]);
  const index = searchIndex(folder);
  await index.read();
  addPage(folder, 3);
  await index.read();
  assert.deepEqual(await index.write(), { pages: 3 });
  await index.close();
});

test('pages are not read a second time if none is new', async () => {
  const folder = site([1, 2]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const index = searchIndex(folder);
  await index.read();
  await index.write();
  for (const gone of ['page-2', 'pagefind']) rmSync(join(folder, gone), { recursive: true });
  await index.read();
  // The deleted page is still in the index, which shows that nothing was read again.
  assert.deepEqual(await index.write(), { pages: 2 });
  await index.close();
});

test('role checklists alone are not searched', () => {
  assert.deepEqual(
    [
      'runbooks/',
      'runbooks/disk-full/',
      '/runbooks/[runbook]/',
      'roles/scribe/',
      'runbooks/disk-full/responder/',
    ].map(isSearched),
    [true, true, true, true, false],
  );
});
