import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { levelName, type Level } from '../../src/model/level.ts';
import { built } from './built.ts';
import { FIRM } from './content.ts';
import { filesIn } from './files.ts';

test('every page, sheet and version that shows a level prints its label', async () => {
  const { levels, textOf } = await firm();
  assert.deepEqual(
    levels.map(({ label }) => label),
    ['P1', 'P2', 'P3', 'P4'],
  );
  for (const file of [
    'index.html',
    'severity/index.html',
    'severity.md',
    'teams/metering/severity/index.html',
    'print/cadence/index.html',
    'runbooks/index.html',
    'runbooks/radio-network-down/index.html',
    'runbooks/radio-network-down.md',
    'roles/incident-commander/index.html',
    'handbook/during/incident/index.html',
    'handbook/during/incident.md',
    'handbook/after/review/index.html',
    'jump.json',
  ])
    assert.ok(textOf(file).includes('P2 Serious'), file);
  for (const file of ['print/contacts/index.html', 'glossary/index.html', 'catalog.json'])
    assert.match(textOf(file), /\bP2 or above/, file);
});

test('no file prints an id in place of a label, and none a position', async () => {
  const { levels, folder, textOf } = await firm();
  const ids = levels.map(({ id }) => levelName({ id }));
  const strange = new RegExp(`\\b(?:${ids.join('|')})\\b|\\{\\{level\\.|"start":"(?!p\\d)`);
  const texts = filesIn(folder).filter((file) => /\.(?:html|md|json|txt|xml)$/.test(file));
  // The reference and its schemas explain the keys with levels of nobody.
  const shown = texts.filter((file) => !/^(?:reference|schemas)\//.test(file));
  assert.ok(shown.length > 100, String(shown.length));
  assert.deepEqual(
    shown.filter((file) => strange.test(textOf(file))),
    [],
  );
});

async function firm(): Promise<{ folder: string; levels: Level[]; textOf: (file: string) => string }> {
  const { folder, catalog } = await built({ content: FIRM });
  const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return { folder, levels: catalog.severity?.data.levels ?? [], textOf };
}
