import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogOf, readSources } from '../loaders/catalog.ts';
import { markdownVersions } from '../exports/markdown/index.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Marking } from '../model/content.ts';
import type { SourceFile } from './read.ts';

const firm = await readSources('tests/fixtures/firm/content');

async function read(
  edit: (file: SourceFile & { text: string }) => string,
  audience: Marking,
): Promise<Catalog> {
  const files = firm.map((file) => ('text' in file ? { ...file, text: edit(file) } : file));
  const { catalog, diagnostics } = await catalogOf(files, { now: new Date('2026-11-24'), audience });
  assert.deepEqual(diagnostics, []);
  return catalog;
}

test('a position becomes the id of its level, and in a text its label', async () => {
  const catalog = await read(({ text }) => text, 'restricted');
  assert.equal(catalog.runbooks.get('radio-network-down')?.data.severity?.start, 'p2');
  assert.match(catalog.organisation?.data.channels['bridge']?.purpose ?? '', /incidents at P2 or above/);
});

test('when the line of a major incident moves, what names it moves too', async () => {
  const catalog = await read(({ text }) => text.replace('major_at: p2', 'major_at: p1'), 'restricted');
  assert.equal(catalog.runbooks.get('radio-network-down')?.data.severity?.start, 'p1');
  assert.match(catalog.organisation?.data.channels['bridge']?.purpose ?? '', /incidents at P1 or above/);
});

test('without the levels, which an audience may not see, a text leads to the internal handbook', async () => {
  const hide = ({ path, text }: SourceFile & { text: string }): string =>
    path === 'severity.yaml' ? `${text}marking: internal\n` : text;
  const versions = markdownVersions(await read(hide, 'public'));
  const incident = versions.get('/handbook/during/incident/') ?? '';
  assert.match(incident, /From \(see your internal handbook\) on, .* every \(see your internal handbook\)\./);
  for (const [address, text] of versions) assert.doesNotMatch(text, /\{\{level\.|\bP[1-4]\b/, address);
});
