import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { catalogOf, decodeSource } from './catalog.ts';
import { examine, FRONTMATTER, PAGE, read, room, SERVICE, SERVICE_TEXT, stage } from '../../tests/hostile.ts';

const NOBODY = 65_534;

const FIRM = 'tests/fixtures/firm/content';

/**
 * Reading the content folder ends soon, without an exception and with a finding at the right place, whatever the folder
 * contains. hostile-yaml.test.ts and hostile-mdx.test.ts test the content of files. None of these cases is a golden pair
 * (src/check/golden.test.ts), because it is too large or git cannot keep it.
 */
for (const [name, bytes, rule] of [
  ['UTF-8 with its mark', (text) => `\uFEFF${text}`, undefined],
  ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n'), undefined],
  ['no line end at the end', (text) => text.trimEnd(), undefined],
  [
    'UTF-16, little end first, with its mark',
    (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'file/encoding',
  ],
  ['UTF-16, little end first', (text) => Buffer.from(text, 'utf16le'), 'file/encoding'],
  [
    'UTF-16, big end first, with its mark',
    (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    'file/encoding',
  ],
  ['UTF-16, big end first', (text) => Buffer.from(text, 'utf16le').swap16(), 'file/encoding'],
  ['UTF-32', (text) => Buffer.from([...text].flatMap((c) => [c.charCodeAt(0), 0, 0, 0])), 'file/encoding'],
  ['Latin-1', (text) => Buffer.from(text.replaceAll('e', 'é'), 'latin1'), 'file/encoding'],
  [
    'an overlong slash',
    (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xc0, 0xaf])]),
    'file/encoding',
  ],
  [
    'half a character',
    (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xf0, 0x9f, 0x98])]),
    'file/encoding',
  ],
  [
    'a surrogate',
    (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xed, 0xa0, 0x80])]),
    'file/encoding',
  ],
  ['a NUL', (text) => `${text}\0`, 'file/encoding'],
  ['nothing but NULs', () => Buffer.alloc(10_000), 'file/encoding'],
  ['line ends of an old Mac', (text) => text.replaceAll('\n', '\r'), 'file/encoding'],
  ['one old line end among others', (text) => text.replace('\n', '\r'), 'file/encoding'],
] as [string, (text: string) => string | Buffer, string | undefined][]) {
  test(`bytes: ${name}`, async () => {
    for (const [file, text] of [
      [SERVICE, SERVICE_TEXT],
      [PAGE, `${FRONTMATTER}Wait.\n`],
    ] as const)
      assert.equal((await examine({ [file]: bytes(text) }, file))[0]?.rule, rule, file);
  });
}

test('content that was written on Windows says the same', async () => {
  const paths = globSync('**/*.{yaml,mdx,json}', { cwd: FIRM }).sort();
  const pictures = globSync('**/*.png', { cwd: FIRM }).map((path) =>
    decodeSource(path, readFileSync(join(FIRM, path))),
  );
  const [here, there] = await Promise.all(
    ['\n', '\r\n'].map((end) =>
      catalogOf(
        [
          ...pictures,
          ...paths.map((path) => ({
            path,
            text: readFileSync(join(FIRM, path), 'utf8').replaceAll('\n', end),
          })),
        ],
        { now: new Date('2026-11-24') },
      ),
    ),
  );
  assert.deepEqual(there?.diagnostics, []);
  assert.deepEqual(there.catalog, here?.catalog);
});

test('what is too large is not read', async () => {
  const text = Buffer.alloc(10 * 1024 * 1024, 'name: x\n');
  for (const file of [SERVICE, PAGE]) {
    const { diagnostics, textOf } = await read(stage({ [file]: text }));
    assert.match(diagnostics.find((found) => found.file === `content/${file}`)?.message ?? '', /10240 kB/);
    assert.equal(textOf(`content/${file}`), undefined);
  }
});

test('links and what is no file are refused, and nothing behind them is read', async () => {
  const outside = join(mkdtempSync(join(room, 'outside-')), 'secret.yaml');
  writeFileSync(outside, 'name: the secret\n');
  const content = stage({});
  const services = join(content, 'teams/orders/services');
  symlinkSync(outside, join(services, 'out.yaml'));
  symlinkSync(join(content, SERVICE), join(services, 'within.yaml'));
  symlinkSync('loop.yaml', join(services, 'loop.yaml'));
  symlinkSync('nowhere', join(services, 'dangling.yaml'));
  symlinkSync('/dev/zero', join(services, 'endless.yaml'));
  symlinkSync(dirname(outside), join(content, 'teams/outside'));
  symlinkSync('..', join(content, 'teams/round'));
  mkdirSync(join(services, 'folder.yaml'));
  assert.equal(spawnSync('mkfifo', [join(services, 'pipe.yaml')]).status, 0);
  const server = createServer().listen(join(services, 'socket.yaml'));
  await once(server, 'listening');
  const { diagnostics, textOf } = await read(content);
  server.close();
  const links = ['teams/outside', 'teams/round'];
  for (const name of ['out', 'within', 'loop', 'dangling', 'endless'])
    links.push(`teams/orders/services/${name}.yaml`);
  const refused = [
    ...links.map((path) => [`content/${path}`, 'file/symlink']),
    ...['pipe', 'socket'].map((name) => [`content/teams/orders/services/${name}.yaml`, 'file/kind']),
  ];
  assert.deepEqual(
    diagnostics.map(({ file, rule }) => [file, rule]),
    refused.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
  for (const [file = ''] of refused) assert.equal(textOf(file), undefined);
});

test('what may not be read is a finding, a whole folder too', async () => {
  const content = stage({ 'teams/closed/team.yaml': 'name: x\n' });
  const closed = [SERVICE, 'teams/closed'];
  chmodSync(room, 0o755);
  for (const path of closed) chmodSync(join(content, path), 0);
  const { diagnostics } = await asNobody(content, () => read(content));
  for (const path of closed) {
    chmodSync(join(content, path), 0o755);
    const found = diagnostics.find(({ file }) => file === `content/${path}`);
    assert.equal(found?.rule, 'file/unreadable', path);
  }
});

test('names that are no text are findings', async () => {
  const content = stage({});
  const strange = Buffer.concat([Buffer.from(join(content, 'teams/')), Buffer.from([0xff])]);
  mkdirSync(strange);
  writeFileSync(Buffer.concat([strange, Buffer.from('.yaml')]), 'name: x\n');
  const { diagnostics } = await read(content);
  assert.deepEqual(
    diagnostics.map(({ rule }) => rule),
    ['file/unreadable', 'file/unreadable'],
  );
});

test('a name that is no id is refused wherever an id is wanted', async () => {
  const names = [
    ...['__proto__', 'toString', 'hasOwnProperty', 'Upper', 'under_score', '-a', 'a-', 'a--b', ' a', 'a b'],
    ...[
      '..a',
      '...',
      '%2e%2e',
      'a\\b',
      'a\nb',
      'a\u001b[31m',
      'a\u202eb',
      'a"b',
      "a'b",
      '<img src=x onerror=alert(1)>',
    ],
    ...['${a}', '{{A}}', 'é', 'e\u0301', 'ﬁ', 'а', '١', '😀', 'a\u200bb', 'x'.repeat(65), 'x'.repeat(250)],
  ];
  for (const place of [
    'teams/orders/services/*.yaml',
    'roles/*.yaml',
    'teams/*/team.yaml',
    'handbook/*/page.mdx',
  ]) {
    const files = names.map((name) => place.replace('*', () => name));
    const { diagnostics } = await read(stage(Object.fromEntries(files.map((file) => [file, 'a: 1\n']))));
    const refused = new Set(diagnostics.filter(({ rule }) => rule === 'file/name').map(({ file }) => file));
    assert.deepEqual(
      files.filter((file) => !file.includes('/.') && !refused.has(`content/${file}`)),
      [],
    );
  }
});

/** The superuser may read everything, so this runs as another user. */
async function asNobody<T>(content: string, action: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return action();
  chmodSync(dirname(content), 0o755);
  chownSync(content, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return await action();
  } finally {
    process.seteuid?.(0);
  }
}
