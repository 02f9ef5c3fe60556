import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { plainShell } from '../shell/command-line.ts';
import { loadGrammar } from './shell.ts';

const grammar = await loadGrammar();
const labelled = load(readFileSync('tests/fixtures/labelled/commands.yaml', 'utf8')) as { run: string }[];

test('plain commands are read alike with and without the grammar', () => {
  const plain = labelled.filter(({ run }) => plainShell(run) !== undefined);
  assert.ok(plain.length > labelled.length / 2, `only ${plain.length} of ${labelled.length} are plain`);
  for (const { run } of plain) assert.deepEqual(plainShell(run), grammar(run), run);
});

test('a comment at the end is not one of the words', () => {
  for (const run of ['ls # rm x', 'ls "#" x # y | z', 'ls a#b']) {
    if (run !== 'ls a#b') assert.ok(plainShell(run), run);
    assert.deepEqual(plainShell(run) ?? grammar(run), grammar(run), run);
  }
});

for (const run of [
  'ls; rm x',
  'ls && rm x',
  'ls || rm x',
  'ls |',
  '| ls',
  'ls > x',
  'FOO=1 ls',
  'if true',
  'ls $X',
  'ls `x`',
  'ls "$X"',
  'ls \\ x',
  "ls '# x",
  'ls #x\nrm x',
  'ls *',
  "ls 'x",
  'ls x{a,b}',
  '{ ls',
  'export A',
  'ls\nrm x',
  '!ls',
  '(ls)',
  'ls &',
  '',
  ' ',
])
  test(`left to the grammar: ${JSON.stringify(run)}`, () => assert.equal(plainShell(run), undefined));
