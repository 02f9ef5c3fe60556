import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogOf, readSources } from '../src/loaders/catalog.ts';
import { markdownVersions } from '../src/exports/markdown/index.ts';
import { healthOf } from '../src/upkeep/health.ts';

/** Pages as they come from elsewhere, in which only what their authors knew is written. */
const now = new Date('2026-11-24');
const sources = [
  ...(await readSources('tests/fixtures/base')),
  ...(await readSources('tests/fixtures/drafts')),
].sort((a, b) => (a.path < b.path ? -1 : 1));
const { catalog, diagnostics, todos } = await catalogOf(sources, { now });

test('pages from elsewhere are read without an error, and say what nobody has written yet', () => {
  assert.deepEqual(
    diagnostics.filter(({ level }) => level === 'error'),
    [],
  );
  const counts = Map.groupBy(todos, ({ file }) => /([a-z-]+)\.yaml$/.exec(file)?.[1] ?? '');
  assert.deepEqual([...counts].map(([name, found]) => [name, found.length]).sort(), [
    ['four-headings', 14],
    ['nested-list-and-links', 9],
    ['no-commands', 6],
    ['read-mirrors', 8],
    ['several-languages', 12],
    ['table-and-image', 5],
    ['tasks', 13],
  ]);
});

test('the page of a draft says so in each place, and invents nothing', () => {
  const text = markdownVersions(catalog).get('/runbooks/tasks/') ?? '';
  assert.match(text, /Use when: \*Not written yet\.\*/);
  assert.match(text, /\*\*High risk, for all we know\.\*\* Nobody has said what this can harm\./);
  assert.match(text, /Expect: \*Not written yet\.\*/);
  assert.match(
    markdownVersions(catalog).get('/runbooks/four-headings/') ?? '',
    /If not: nobody has written this yet; page /,
  );
});

test('health counts what is to write, and a draft that an alert leads to comes first', () => {
  const [team] = healthOf(catalog, { now })?.teams ?? [];
  const drafts = team?.drafts ?? [];
  assert.equal(drafts.length, 7);
  assert.equal(
    drafts.reduce((sum, { to_write }) => sum + to_write, 0),
    todos.length,
  );
  const first = drafts.findIndex(({ alerts }) => alerts.length === 0);
  assert.ok(first > 0 && drafts.slice(first).every(({ alerts }) => alerts.length === 0));
});
