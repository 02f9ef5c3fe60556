import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { readCatalog, readSources } from './catalog.ts';
import { isWritable, layersOf } from './layers.ts';

/** Lists of layers, honest and hostile, over real folders. What a list of several entries gives is in tests/fixtures/broken/layer. */
const rooms: string[] = [];
after(() => {
  for (const room of rooms) rmSync(room, { recursive: true });
});

test('a folder without handbook.yaml stands alone, and one with it lies on what it lists', async () => {
  const room = stage({
    'alone/roles/a.yaml': '',
    'a/roles/a.yaml': '',
    'org/handbook.yaml': list('{ id: a, path: ../a }, .'),
  });
  assert.deepEqual(idsOf(room, 'alone'), ['content']);
  assert.deepEqual(idsOf(room), ['a', 'org']);
  const sources = await readSources(join(room, 'org'));
  assert.deepEqual(
    sources.map(({ file }) => file),
    ['a:roles/a.yaml', 'org/handbook.yaml'],
  );
});

test('only the list of the folder itself counts, and what a lower one says is not even read', async () => {
  const room = stage({
    'a/handbook.yaml': 'layers: [{ id: b, path: ../b }, .]\nexclude: [\n',
    'b/roles/b.yaml': '',
    'org/handbook.yaml': list('{ id: a, path: ../a }, .'),
  });
  assert.deepEqual(idsOf(room), ['a', 'org']);
  const { diagnostics } = await readCatalog(join(room, 'org'), { now: new Date('2026-11-24') });
  assert.deepEqual(
    diagnostics.filter(({ rule }) => rule !== 'file/missing'),
    [],
  );
});

test('forty layers are read in their order', async () => {
  const names = Array.from({ length: 39 }, (_, index) => `layer-${index}`);
  const room = stage({
    ...Object.fromEntries(names.map((name) => [`${name}/roles/responder.yaml`, `name: ${name}\n`])),
    'org/handbook.yaml': list([...names.map((name) => `{ id: ${name}, path: ../${name} }`), '.'].join(', ')),
  });
  assert.deepEqual(idsOf(room), [...names, 'org']);
  const { diagnostics } = await readCatalog(join(room, 'org'), { now: new Date('2026-11-24') });
  const files = new Set(diagnostics.map(({ file }) => file));
  assert.deepEqual([...files].sort(), [
    'layer-38:roles/responder.yaml',
    'org/organisation.yaml',
    'org/severity.yaml',
  ]);
});

test('a layer is read where a symbolic link leads, and is one layer by whichever way it is listed', () => {
  const room = stage({
    'a/roles/a.yaml': '',
    'org/handbook.yaml': list('{ id: a, path: ../link }, { id: b, path: ../a }, .'),
  });
  symlinkSync(join(room, 'a'), join(room, 'link'));
  const { layers, findings } = layersOf(join(room, 'org'));
  assert.deepEqual(
    layers.map(({ folder }) => folder),
    [join(room, 'a'), join(room, 'org')],
  );
  assert.deepEqual(
    findings.map(({ message }) => message),
    ['layer "b" has the same folder as layer "a"'],
  );
});

test('a list that cannot be read counts as the usual two layers, and says so in its own file', async () => {
  for (const [what, write, rule] of [
    ['a folder', (file: string) => mkdirSync(file), undefined],
    ['a link that leads nowhere', (file: string) => symlinkSync('nowhere', file), 'file/symlink'],
    ['not YAML', (file: string) => writeFileSync(file, 'layers: ['), 'yaml/syntax'],
    [
      'UTF-16',
      (file: string) => writeFileSync(file, Buffer.from('\ufefflayers: [.]', 'utf16le')),
      'file/encoding',
    ],
    ['too large', (file: string) => writeFileSync(file, `layers: [.] #${'x'.repeat(200_000)}`), 'file/size'],
    ['a list', (file: string) => writeFileSync(file, '- muster\n'), 'schema/type'],
    ['a number for the list', (file: string) => writeFileSync(file, 'layers: 7\n'), 'schema/type'],
    ['no list', (file: string) => writeFileSync(file, 'exclude: []\n'), 'schema/missing-key'],
  ] as const) {
    const room = stage({ 'org/roles/a.yaml': 'x: 1\n' });
    write(join(room, 'org/handbook.yaml'));
    const { layers } = layersOf(join(room, 'org'));
    assert.equal(layers.at(-1)?.folder, join(room, 'org'), what);
    const { diagnostics } = await readCatalog(join(room, 'org'), { now: new Date('2026-11-24') });
    const found = diagnostics.filter(({ file }) => file === 'org/handbook.yaml').map((each) => each.rule);
    assert.equal(found[0], rule, what);
  }
});

test('entries of any shape give layers or findings, and never a fault', () => {
  const odd = [
    'null',
    '7',
    '[]',
    '{}',
    '{ id: x }',
    '{ path: x }',
    '{ id: {}, path: [] }',
    '{ id: "../x", path: ../a }',
    '{ id: x, path: "" }',
    '{ id: x, path: "\\0" }',
    '{ id: x, path: /dev/null }',
    '{ id: x, path: /proc/self/mem }',
    `{ id: x, path: ${'a/'.repeat(3000)} }`,
    '{ id: x, path: ../a, holds: [1], edit_url: 7 }',
    'muster',
    '__proto__',
    '". "',
  ];
  for (const entry of odd) {
    const room = stage({ 'a/roles/a.yaml': '', 'org/handbook.yaml': list(`${entry}, .`) });
    const { layers, findings } = layersOf(join(room, 'org'));
    assert.equal(layers.at(-1)?.layer.id, 'org', entry);
    for (const { message, help } of findings)
      assert.doesNotMatch(`${message}${help ?? ''}`, /undefined|\[object/);
  }
});

test(
  'a folder that may not be read is reported, and the others are',
  { skip: process.getuid?.() === 0 },
  () => {
    const room = stage({ 'a/roles/a.yaml': '', 'org/handbook.yaml': list('{ id: a, path: ../a }, .') });
    chmodSync(join(room, 'a'), 0o000);
    const { layers, findings } = layersOf(join(room, 'org'));
    chmodSync(join(room, 'a'), 0o755);
    assert.deepEqual(
      layers.map(({ layer }) => layer.id),
      ['org'],
    );
    assert.match(findings[0]?.message ?? '', /EACCES/);
  },
);

test('what is in this repository may be written, and neither another one nor a package', () => {
  const room = stage({
    'base/roles/a.yaml': '',
    'other/.git/HEAD': '',
    'other/roles/a.yaml': '',
    'node_modules/muster/roles/a.yaml': '',
    '.git/HEAD': '',
    'org/handbook.yaml': list(
      '{ id: near, path: ../base }, { id: far, path: ../other }, { id: package, path: ../node_modules/muster }, .',
    ),
  });
  const { layers } = layersOf(join(room, 'org'));
  assert.deepEqual(
    [
      'org/roles/b.yaml',
      'near:roles/a.yaml',
      'far:roles/a.yaml',
      'package:roles/a.yaml',
      'nothing:roles/a.yaml',
    ].map((file) => isWritable(layers, file)),
    [true, true, false, false, false],
  );
});

function stage(files: Record<string, string>): string {
  const room = realpathSync(mkdtempSync(join(tmpdir(), 'muster-layers-')));
  rooms.push(room);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(room, path)), { recursive: true });
    writeFileSync(join(room, path), text);
  }
  return room;
}

function list(entries: string): string {
  return `layers: [${entries}]\n`;
}

function idsOf(room: string, folder = 'org'): string[] {
  return layersOf(join(room, folder)).layers.map(({ layer }) => layer.id);
}
