import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { lines, read } from '../../tests/hostile.ts';

/** Patches that nobody writes on purpose, over real folders. See hostile.test.ts. */
const RUNBOOK = 'teams/orders/runbooks/order-queue.patch.yaml';
const ROLE = 'roles/responder.patch.yaml';
const GLOSSARY = 'glossary.patch.yaml';
const rooms: string[] = [];
after(() => {
  for (const room of rooms) rmSync(room, { recursive: true });
});

for (const [name, path, text, rules] of [
  ['an anchor', ROLE, 'name: &x Fixer\nmission: *x\n', 'yaml/alias'],
  ['a merge key', ROLE, '<<: { name: Fixer }\n', 'schema/unknown-key'],
  ['a tag', ROLE, 'name: !!js/function x\n', 'yaml/tag'],
  ['two documents', ROLE, 'name: Fixer\n---\nname: Other\n', 'yaml/documents'],
  ['a key twice', ROLE, 'name: Fixer\nname: Other\n', 'yaml/duplicate-key'],
  ['a tab', ROLE, 'phases:\n\ttake: null\n', 'yaml/tab'],
  ['depth', ROLE, `phases: ${'['.repeat(60)}${']'.repeat(60)}\n`, 'yaml/depth'],
  ['a null byte', ROLE, 'name: Fix\0er\n', 'file/encoding'],
  [
    'a merge that nobody finished',
    ROLE,
    '<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> other\n',
    'file/conflict',
  ],
  ['an override of the direction of text', ROLE, 'name: "Fix\u202eer"\n', 'text/invisible'],
  ['a command that a terminal obeys', ROLE, 'name: "Fix\\u001b[2Jer"\n', 'text/invisible'],
  ['a letter that imitates another', ROLE, 'name: Fixеr\n', 'text/lookalike'],
  [
    'the names of what every object has',
    ROLE,
    '__proto__: { name: Evil }\nconstructor: { prototype: { polluted: 1 } }\ntoString: x\nvalueOf: null\n',
    'layer/patch schema/unknown-key schema/unknown-key schema/unknown-key',
  ],
  ['a patch of 129 kB', ROLE, `name: ${'x'.repeat(129 * 1024)}\n`, 'file/size'],
  ['a list for the whole', ROLE, '- name: Fixer\n', 'layer/patch'],
  ['a text for the whole', ROLE, 'Fixer\n', 'layer/patch'],
  ['null for the whole', ROLE, '~\n', 'layer/patch'],
  ['nothing', ROLE, '', 'yaml/empty'],
  [
    'items that are no items',
    RUNBOOK,
    'steps: [null, 7, [], {}, { id: null }, { id: [] }]\n',
    `layer/patch ${'schema/missing-key '.repeat(6)}schema/type schema/type schema/type`,
  ],
] as const)
  test(`${name} in a patch is reported there, and only there`, async () => {
    const { diagnostics } = await read(stage({ [path]: text }));
    const found = diagnostics.filter(({ file }) => file === `org/${path}`).map(({ rule }) => rule);
    assert.equal(found.sort().join(' '), rules);
    assert.deepEqual([...new Set(diagnostics.map(({ file }) => file))], [`org/${path}`]);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });

test('the largest patch, with thousands of items and of mistakes, is read as fast as any file', async () => {
  const terms = lines(1100, (n) => `  - { id: term-${n}, text: term ${n}, definition: ${'x'.repeat(60)}. }`);
  const { diagnostics } = await read(stage({ [GLOSSARY]: `terms:\n${terms}` }));
  assert.deepEqual(
    diagnostics.filter(({ level }) => level === 'error'),
    [],
  );
  const odd = lines(6000, (n) => `key-${n}: null`);
  const many = await read(stage({ [ROLE]: odd }));
  assert.equal(many.diagnostics.filter(({ rule }) => rule === 'layer/patch').length, 6000);
});

test('a patch with other line ends or a byte order mark is read like any other', async () => {
  for (const text of ['name: Fixer\r\nnever: [Waits.]\r\n', '\ufeffname: Fixer\nnever: [Waits.]\n']) {
    const { catalog, diagnostics } = await read(stage({ [ROLE]: text }));
    const plain = diagnostics.filter(({ rule }) => rule !== 'text/invisible');
    assert.deepEqual(plain, []);
    if (!diagnostics.length) assert.equal(catalog.roles.get('responder')?.data.name, 'Fixer');
  }
});

/** An organisation's folder with patches of the valid base of the tests. */
function stage(files: Record<string, string>): string {
  const room = mkdtempSync(join(tmpdir(), 'muster-hostile-'));
  rooms.push(room);
  cpSync('tests/fixtures/base', join(room, 'under'), { recursive: true });
  const all = { 'handbook.yaml': 'layers: [{ id: under, path: ../under }, .]\n', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(room, 'org', path)), { recursive: true });
    writeFileSync(join(room, 'org', path), text);
  }
  return join(room, 'org');
}
