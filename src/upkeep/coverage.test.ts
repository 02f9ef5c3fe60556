import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCatalog } from '../check/build-catalog.ts';
import { coverageMarkdown, coverageOf, type CoverageList } from './coverage.ts';

const LIST: CoverageList = {
  complete: ['S'],
  sections: [
    {
      letter: 'S',
      title: 'Start here',
      entries: [
        { code: 'S1', title: 'Home', must: true, at: '/' },
        { code: 'S2', title: 'First minutes', must: true },
        { code: 'S3', title: 'Adopt', must: true },
        { code: 'S4', title: 'Make it yours' },
      ],
    },
  ],
};

const page = (codes: string): string =>
  `---\ntitle: First minutes\npurpose: p\naudience: a\nminutes: 1\norder: 1\ncodes: ${codes}\nverified: 2026-11-12\n---\n\nText <Cite id="x" />.\n`;

function coverage(codes: string): ReturnType<typeof coverageOf> {
  const files = [{ path: 'handbook/start/first.mdx', text: page(codes) }];
  return coverageOf(buildCatalog(files, { now: new Date(0) }).catalog, LIST);
}

test('an entry is covered by a page that names it, or by one that is made from data', () => {
  const { sections, places, unknown } = coverage('[S2]');
  assert.deepEqual(sections, [
    { letter: 'S', title: 'Start here', entries: 4, complete: true, missing: ['S3'], left: ['S4'] },
  ]);
  assert.deepEqual(places[0], {
    address: '/handbook/start/first/',
    title: 'First minutes',
    codes: ['S2'],
    sources: ['x'],
  });
  assert.deepEqual(unknown, []);
});

test('a code that is on no list is reported', () => {
  assert.deepEqual(coverage('[S2, S3, S9]').unknown, ['S9']);
});

test('the file names each page with its entries and sources, and what is missing', () => {
  const text = coverageMarkdown(coverage('[S2]'));
  assert.match(text, /\| `\/handbook\/start\/first\/` \| First minutes \| S2 \| x \|/);
  assert.match(text, /\| S Start here \| 4 \| S3 \| S4 \|/);
});
