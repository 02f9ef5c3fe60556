import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { catalogOf, readSources, type ReadResult } from '../src/loaders/catalog.ts';
import { headline } from '../src/report/pretty.ts';
import { deadLinks } from './dead-links.ts';
import { seed } from './fuzz.ts';
import { asBase, wordsFor } from './layered.ts';

/**
 * Whatever a handbook leaves out, its site has no link that leads nowhere and no fact that nothing fills in, or the check
 * says which file stands in the way. Over the firm, which has every kind of content.
 */
const FILES = await readSources('tests/fixtures/firm/content');
const WORDS = wordsFor(FILES);
/** What cannot be left out itself. */
const STAYS = new Set(['content/organisation.yaml', 'content/severity.yaml']);

test(`each of ${WORDS.length} words alone`, async (t) => {
  let whole = 0;
  for (const word of WORDS) if (await leavesOut([word])) whole++;
  t.diagnostic(`${whole} leave a whole handbook`);
  assert.ok(whole > WORDS.length / 2);
});

test('any set of words, and what the check says to leave out too', async (t) => {
  t.diagnostic(`seed ${seed}`);
  let whole = 0;
  await fc.assert(
    fc.asyncProperty(fc.subarray(WORDS, { minLength: 1, maxLength: 8 }), async (words) => {
      if (await leavesOut(words)) whole++;
      const { result, all } = await withHelp(words);
      assert.deepEqual(
        result.diagnostics
          .filter(({ rule, file }) => rule === 'layer/needed' && !STAYS.has(file))
          .map(headline),
        [],
        all.join(' '),
      );
      if (await leavesOut(all)) whole++;
    }),
    { seed, numRuns: 25 },
  );
  assert.ok(whole > 5);
});

/** Asserts that a site without these is whole, or that its errors name files. Returns whether it is whole. */
async function leavesOut(words: string[]): Promise<boolean> {
  const { catalog, diagnostics } = await read(words);
  for (const { rule, file } of diagnostics) {
    assert.match(rule, /^(?:layer\/needed|layer\/exclude)$/, words.join(' '));
    assert.match(file, /^(?:content|org)\/.+\.(?:yaml|mdx|json)$/);
  }
  if (diagnostics.length) return false;
  assert.deepEqual(deadLinks(catalog), [], words.join(' '));
  return true;
}

/** Leaves out what the help of each finding says to leave out too, until there is no such help. */
async function withHelp(words: string[]): Promise<{ result: ReadResult; all: string[] }> {
  const all = new Set(words);
  for (;;) {
    const result = await read([...all]);
    const added = result.diagnostics.flatMap(({ file, help = '' }) => {
      const word = /by adding (\S+) to exclude|Leave out the whole file as (\S+),/
        .exec(help)
        ?.slice(1)
        .find(Boolean);
      return word === undefined || STAYS.has(file) || all.has(word) ? [] : [word];
    });
    if (added.length === 0) return { result, all: [...all] };
    for (const word of added) all.add(word);
  }
}

function read(words: string[]): Promise<ReadResult> {
  return catalogOf(asBase(FILES, words), { now: new Date('2026-11-24'), lint: false });
}
