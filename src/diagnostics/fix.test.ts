import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { loadShell } from '../loaders/shell.ts';
import { buildCatalog } from '../check/build-catalog.ts';
import type { Diagnostic } from './diagnostic.ts';
import { applyEdits } from './fix.ts';

const parseShell = await loadShell();
const PATH = 'teams/orders/runbooks/late.yaml';

/** A runbook with a command written in some way, and what the check would make of it. */
function suggestedFix(run: string, more = ''): { text: string; fixes: string[] } {
  const text = `# kept\ntitle: Orders are late # kept\nvariables: { POD_NAME: { description: The pod, example: a, pattern: "^a$" } }\n${more}steps:\n  - id: look\n    kind: check\n    run: ${run}\n`;
  const found = diagnose(text).filter(({ fix }) => fix);
  return {
    text: applyEdits(
      text,
      found.flatMap(({ fix }) => fix?.edits ?? []),
    ),
    fixes: found.map(({ rule }) => rule),
  };
}

function diagnose(text: string): Diagnostic[] {
  const { diagnostics } = buildCatalog([{ path: PATH, text }], { now: new Date('2026-11-24'), parseShell });
  return diagnostics.filter(({ file }) => file === `content/${PATH}`);
}

function shellIn(text: string): string {
  return (load(text) as { steps: { run: { shell: string } }[] }).steps[0]?.run.shell ?? '';
}

test('a prompt, a placeholder and typographic marks are fixed in every notation', () => {
  for (const [run, expected] of [
    ['\n      shell: $ ls -l <pod-name>', 'ls -l {{POD_NAME}}'],
    ['{ shell: "$ ls –l <pod-name>" }', 'ls -l {{POD_NAME}}'],
    [`{ shell: '$ ls —all <POD_NAME>' }`, 'ls --all {{POD_NAME}}'],
    ['{ shell: "echo “a b” ‘c’" }', `echo "a b" 'c'`],
    [`{ shell: 'echo “a b” ‘c’' }`, `echo "a b" 'c'`],
    ['{ shell: echo “a b” }', 'echo "a b"'],
    [
      '\n      shell: |\n        $ ls\n          $ ls <pod name> # text\n\n        echo “x”',
      'ls\n  ls {{POD_NAME}} # text\n\necho "x"\n',
    ],
    ['\n      shell: >-\n        $ ls <pod-name>', 'ls {{POD_NAME}}'],
  ] as const) {
    const { text } = suggestedFix(run);
    assert.equal(shellIn(text), expected, run);
    assert.match(text, /^# kept\ntitle: Orders are late # kept\n/);
  }
});

test('a text with CRLF keeps it', () => {
  const text =
    'steps:\r\n  - id: look\r\n    kind: check\r\n    run:\r\n      shell: |\r\n        echo a\r\n        $ ls\r\n';
  const fix = diagnose(text).find(({ rule }) => rule === 'cmd/prompt')?.fix;
  assert.equal(applyEdits(text, fix?.edits ?? []), text.replace('$ ls', 'ls'));
});

test('nothing is fixed that would need a guess', () => {
  for (const run of [
    '{ shell: ls <pod-id> }', // not declared
    '{ shell: find . –name x }', // -name or --name?
    '{ shell: "echo “a b" }', // half a pair
    '{ shell: "\\u0024 ls" }', // written with an escape
    '{ shell: ls <pod-name> }', // }} would end the map
    '\n      shell: <pod-name> -l', // {{ at the start would begin a map
  ])
    assert.deepEqual(suggestedFix(run).fixes, [], run);
});

test('a key with one near name gets it; comments, order and value stay', () => {
  const text = 'purpos: x # why\nname: Orders\n';
  const { diagnostics } = buildCatalog([{ path: 'teams/orders/team.yaml', text }], {
    now: new Date('2026-11-24'),
  });
  const fix = diagnostics.find(({ rule }) => rule === 'schema/unknown-key')?.fix;
  assert.deepEqual(fix, {
    description: 'Write purpose',
    edits: [{ line: 1, column: 1, endLine: 1, endColumn: 7, text: 'purpose' }],
  });
  assert.equal(applyEdits(text, fix.edits), 'purpose: x # why\nname: Orders\n');
});

test('a key is left alone if its correct spelling is already there', () => {
  const found = buildCatalog(
    [{ path: 'teams/orders/team.yaml', text: 'purpos: x\npurpose: y\nname: Orders\n' }],
    {
      now: new Date('2026-11-24'),
    },
  ).diagnostics.filter(({ rule }) => rule === 'schema/unknown-key');
  assert.equal(found.length, 1);
  assert.equal(found[0]?.fix, undefined);
});

test('an address gets https only where its host is named and its port the usual one', () => {
  for (const [url, expected] of [
    ['http://grafana.shop.example/d/x', 'https://grafana.shop.example/d/x'],
    ['http://grafana.shop.example:3000/d/x', undefined],
    ['http://10.0.0.1/d/x', undefined],
    ['http://localhost/d/x', undefined],
    ['http://user@host.example/', undefined],
  ] as const) {
    const { text, fixes } = suggestedFix(
      '{ shell: ls }',
      `links: [{ id: x, label: X, url: "${url}", type: dashboard }]\n`,
    );
    assert.deepEqual(fixes, expected === undefined ? [] : ['schema/form'], url);
    assert.ok(text.includes(`"${expected ?? url}"`), text);
  }
});

test('of edits that overlap, the first is made', () => {
  const at = (column: number, endColumn: number, text: string) => ({
    line: 1,
    column,
    endLine: 1,
    endColumn,
    text,
  });
  assert.equal(applyEdits('abcdef\n', [at(3, 5, 'X'), at(1, 4, 'Y')]), 'Ydef\n');
});
