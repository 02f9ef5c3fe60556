import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assemble } from '../../src/check/assemble.ts';
import { compose } from '../../src/check/compose.ts';
import { dissolve } from '../../src/check/dissolve.ts';
import { excludedIn } from '../../src/check/exclude.ts';
import { link } from '../../src/check/link.ts';
import { inspectPage, layerOf, readFile } from '../../src/check/read.ts';
import { siteOf } from '../../src/exports/site.ts';
import { readSources } from '../../src/loaders/catalog.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { seed } from '../fuzz.ts';
import { asBase, wordsFor } from '../layered.ts';

/** An organisation may leave out any part of the shipped handbook: tests/exclude.test.ts has the rest, over a small one. */
const SHIPPED = await readSources('example');
/** The base, with what it needs of an organisation. */
const FILES = SHIPPED.filter(
  (file) => layerOf(file).isBase || /^(?:organisation|programs)\.yaml$/.test(file.path),
);
const WORDS = wordsFor(FILES);
/** Each role, each section of the handbook and each kind. */
const PARTS = WORDS.filter((word) => /^role\/|^page\/[^/]+\/\*$|^[a-z-]+\/\*$|^[a-z-]+$/.test(word));
const pages = new Map<string, ReturnType<typeof inspectPage>>();

test(`each of ${PARTS.length} parts left out alone leaves no link that leads nowhere`, (t) => {
  const whole = PARTS.filter((word) => leavesOut([word]));
  t.diagnostic(`${whole.length} leave a whole handbook`);
  assert.ok(whole.length > 20);
});

test('any set of parts left out leaves none either', (t) => {
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(fc.subarray(WORDS, { minLength: 2, maxLength: 12 }), (words) => void leavesOut(words)),
    { seed, numRuns: 12 },
  );
});

/** Asserts that what is left names nothing that is gone, or that the check says which file stands in the way. */
function leavesOut(words: string[]): boolean {
  const { files, layers } = compose(asBase(FILES, words));
  const read = files.map((file) => readFile(file, inspect));
  const excluded = excludedIn({ ...assemble(read), layers }, read);
  const site = (catalog: Catalog): ReturnType<typeof siteOf> => siteOf(catalog);
  const left = dissolve(read, excluded, { site, inspect, audience: 'internal' });
  const findings = [...excluded.findings, ...left.findings];
  for (const { rule, file } of findings)
    assert.match(`${rule} ${file}`, /^layer\/(?:needed|exclude) (?:content|org)\//);
  if (findings.length) return false;
  assert.deepEqual(link(assemble(left.files), left.files, site), [], words.join(' '));
  return true;
}

/** What a page contains, parsed once. */
function inspect(text: string): ReturnType<typeof inspectPage> {
  const known = pages.get(text) ?? inspectPage(text);
  pages.set(text, known);
  return known;
}
