import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inspectPage } from '../check/read.ts';
import { loadPageMemory } from './page-memory.ts';

const pages = Array.from(
  { length: 25 },
  (_, number) => `---\ntitle: Page ${number}\n---\n\n## Part ${number}\n`,
);

function file(): string {
  return join(mkdtempSync(join(tmpdir(), 'muster-pages-')), 'cache', 'pages.json');
}

/** The same memory as another process would find it. */
function elsewhere(from: string): string {
  const to = file();
  cpSync(from, to, { recursive: true });
  return to;
}

test('what was inspected once is the same when it is recalled, problems and all', async () => {
  const [first, texts] = [file(), [...pages, '---\ntitle: x\n---\n\n{1 + 1}\n']];
  const memory = await loadPageMemory(first);
  texts.forEach(memory.inspect);
  await memory.keep();
  const kept = JSON.parse(readFileSync(first, 'utf8')) as { pages: [string, unknown][] };
  assert.equal(kept.pages.length, texts.length);
  const recalled = await loadPageMemory(elsewhere(first));
  for (const text of texts) assert.deepEqual(recalled.inspect(text), inspectPage(text));
});

test('what is kept is used: a page is not parsed twice', async () => {
  const first = file();
  const memory = await loadPageMemory(first);
  pages.forEach(memory.inspect);
  await memory.keep();
  const other = elsewhere(first);
  writeFileSync(other, readFileSync(first, 'utf8').replaceAll('"Part 7"', '"Recalled"'));
  assert.equal((await loadPageMemory(other)).inspect(pages[7] ?? '').headings[0]?.text, 'Recalled');
});

test('a memory of another version of the parser, or a broken one, is not used', async () => {
  const first = file();
  const memory = await loadPageMemory(first);
  pages.forEach(memory.inspect);
  await memory.keep();
  const text = readFileSync(first, 'utf8').replaceAll('"Part 7"', '"Recalled"');
  for (const spoilt of [text.replace(/"version":"../, '"version":"xx'), text.slice(0, -20), '{}', '']) {
    const other = elsewhere(first);
    writeFileSync(other, spoilt);
    assert.equal((await loadPageMemory(other)).inspect(pages[7] ?? '').headings[0]?.text, 'Part 7');
  }
});

test('a few new pages are not worth writing down, and no place to write is no error', async () => {
  const first = file();
  const memory = await loadPageMemory(first);
  memory.inspect(pages[0] ?? '');
  await memory.keep();
  assert.ok(!existsSync(first));
  writeFileSync(join(first, '../..', 'a-file'), '');
  const nowhere = await loadPageMemory(join(first, '../..', 'a-file', 'pages.json'));
  pages.forEach(nowhere.inspect);
  await nowhere.keep();
});
