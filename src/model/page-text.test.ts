import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCatalog } from '../check/build-catalog.ts';
import { pageView } from '../views/handbook.ts';
import { sourcesView } from '../views/source.ts';

const SOURCES = `sources:
  - { id: b, short: Second, title: B, url: https://b.example }
  - { id: a, short: First, title: A, url: https://a.example }
`;

const PAGE = `---
title: Declare
purpose: p
audience: a
minutes: 1
order: 1
sources: [b]
verified: 2026-11-12
---

Go to [the exercise](#exercise-declare-or-not) or [the sources](#sources). Found <Cite id="a" />, and again <Cite id="a" />.

<Exercise title="Declare or not?" minutes="10">

Read.

</Exercise>
`;

const { catalog, diagnostics } = buildCatalog(
  [
    { path: 'handbook/before/declare.mdx', text: PAGE },
    { path: 'sources.yaml', text: SOURCES },
  ],
  { now: new Date('2026-11-24') },
);
const entry = catalog.pages.get('before/declare');
assert.ok(entry);
const page = pageView(catalog, entry);

test('an exercise is named at the head of its page, and can be linked to', () => {
  assert.deepEqual(page.exercises, [
    { id: 'exercise-declare-or-not', title: 'Declare or not?', minutes: 10 },
  ]);
  assert.deepEqual(
    diagnostics.filter(({ file }) => file.endsWith('.mdx')),
    [],
  );
});

test('a page rests on the sources at its head and on those that it cites, each once', () => {
  assert.deepEqual(
    page.sources.map(({ id }) => id),
    ['b', 'a'],
  );
});

test('the list of sources is in the order of their short names, and says who cites each', () => {
  assert.deepEqual(
    sourcesView(catalog).map(({ short, citedBy }) => [short, citedBy.map(({ name }) => name)]),
    [
      ['First', ['Declare']],
      ['Second', ['Declare']],
    ],
  );
});

test('the list of sources comes last in the handbook, and the page before it leads there', () => {
  assert.deepEqual(
    page.navigation.map(({ id }) => id),
    ['before', 'reference'],
  );
  assert.equal(page.next?.href, '/handbook/reference/sources/');
  assert.equal(page.previous, undefined);
});
