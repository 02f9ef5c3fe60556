import assert from 'node:assert/strict';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { catalogOf, readCatalog, readSources } from '../loaders/catalog.ts';
import { headline } from '../report/pretty.ts';
import { compareDiagnostics, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Profile } from '../diagnostics/profile.ts';
import type { SourceFile } from './read.ts';
import { CATEGORIES, groupOf } from './rules/categories.ts';
import { RULE_DESCRIPTIONS, FORMER } from './rules/index.ts';

/**
 * Each folder of tests/fixtures/broken/<group>/<case> is laid over the valid tests/fixtures/base, without the files that
 * its without.txt lists, and must give exactly its expected.txt. A case with a handbook.yaml is a layer above the valid
 * files, which it lists as `{ id: under, path: ../under }`, or as `{ id: base, … }` if they are to be the base that Muster
 * ships; its folders `under` and `between` are laid next to it.
 * After a change of wording: UPDATE_GOLDEN=1 npm run unit, and then read the difference as an author would.
 */
const BROKEN = 'tests/fixtures/broken';
const BASE = 'tests/fixtures/base';
const AUTHORS_FILES = '{*,*/**/*}.{yaml,yml,mdx}';
const cases = globSync('*/*', { cwd: BROKEN }).sort();
const LOWER = ['under', 'between'];

/**
 * Rules about files that git cannot keep, or that nobody wants in it: src/loaders/hostile.test.ts and
 * src/check/picture.test.ts test them. Rules about
 * files next to the content folder: tests/check.test.ts does.
 */
const UNKEEPABLE = new Set([
  'baseline/stale',
  'baseline/unreadable',
  'file/kind',
  'file/size',
  'file/symlink',
  'file/unreadable',
  'picture/size',
  'review/owners-stale',
]);

const RULE = new RegExp(`'((?:${[...CATEGORIES.keys()].join('|')})/[a-z]+(?:-[a-z]+)*)'`, 'g');

test('the base is valid', async () => {
  const { diagnostics } = await readCatalog(BASE, { now: new Date('2026-11-24') });
  assert.equal(written(diagnostics), '');
});

for (const name of cases) {
  test(`broken content: ${name}`, async () => {
    const actual = await findingsOf(name);
    const expected = join(BROKEN, name, 'expected.txt');
    if (process.env['UPDATE_GOLDEN']) writeFileSync(expected, actual);
    assert.equal(actual, readFileSync(expected, 'utf8'));
    assert.match(
      actual,
      new RegExp(` \\[${name.split('/', 1)[0] ?? ''}/`),
      'a case shows a rule of its group',
    );
  });
}

test('every broken file says in its first comment what is wrong', () => {
  const silent = globSync(`*/*/${AUTHORS_FILES}`, { cwd: BROKEN }).filter(
    (file) => !/^(?:---\n)?# Wrong here: \S/.test(readFileSync(join(BROKEN, file), 'latin1')),
  );
  assert.deepEqual(silent, []);
});

test('every rule has a golden pair, or examples next to it that are tried', () => {
  const shown = new Set<string | undefined>();
  for (const name of cases) {
    const text = readFileSync(join(BROKEN, name, 'expected.txt'), 'utf8');
    for (const [, rule] of text.matchAll(/ \[([a-z]+\/[a-z-]+)\]$/gm)) shown.add(rule);
  }
  assert.deepEqual(
    rules().filter(
      (rule) => !shown.has(rule) && !UNKEEPABLE.has(rule) && !RULE_DESCRIPTIONS.get(rule)?.example,
    ),
    [],
  );
});

test('every rule is in a category, and every category has a rule', () => {
  assert.deepEqual(
    [...new Set([...RULE_DESCRIPTIONS.keys()].map(groupOf))].sort(),
    [...CATEGORIES.keys()].sort(),
  );
});

test('every rule is reported by the file that it names as its source', () => {
  const root = dirname(dirname(import.meta.dirname));
  const wrong = [...RULE_DESCRIPTIONS].filter(([id, { source }]) => {
    const file = join(root, source);
    return !existsSync(file) || !readFileSync(file, 'utf8').includes(`'${id}'`);
  });
  assert.deepEqual(wrong, []);
});

test('every rule is explained, and nothing else', () => {
  assert.deepEqual([...RULE_DESCRIPTIONS.keys()], rules());
});

/** What the check says about a case, each finding with its help below it. */
async function findingsOf(name: string): Promise<string> {
  const parent = mkdtempSync(join(tmpdir(), 'muster-golden-'));
  const content = join(parent, 'content');
  const hasLayers = existsSync(join(BROKEN, name, 'handbook.yaml'));
  cpSync(BASE, hasLayers ? join(parent, 'under') : content, { recursive: true });
  cpSync(join(BROKEN, name), content, { recursive: true });
  for (const path of ['expected.txt', 'without.txt', ...withoutOf(name)])
    rmSync(join(content, path), { force: true });
  for (const layer of LOWER) {
    if (!existsSync(join(content, layer))) continue;
    cpSync(join(content, layer), join(parent, layer), { recursive: true });
    rmSync(join(content, layer), { recursive: true });
  }
  const { diagnostics, todos } = await catalogOf(withBase(await readSources(content)), {
    now: new Date('2026-11-24'),
    profile: profileOf(name),
  });
  rmSync(parent, { recursive: true });
  return written([...diagnostics, ...todos].sort(compareDiagnostics));
}

/** The files, those of the layer called base as of the base. */
function withBase(files: SourceFile[]): SourceFile[] {
  const layers = new Map(
    files.map(({ layer }) => [layer, layer?.id === 'base' ? { ...layer, isBase: true } : layer]),
  );
  return files.map((file) => {
    const layer = layers.get(file.layer);
    return layer ? { ...file, layer } : file;
  });
}

function written(diagnostics: Diagnostic[]): string {
  return diagnostics
    .map((diagnostic) => `${headline(diagnostic)}\n${diagnostic.help ? `  help: ${diagnostic.help}\n` : ''}`)
    .join('');
}

/** A case is named after its rule, with another word if there are several. Notes need the pedantic profile. */
function profileOf(name: string): Profile {
  const rule = [...RULE_DESCRIPTIONS.keys()].filter((id) => name === id || name.startsWith(`${id}-`)).at(-1);
  return RULE_DESCRIPTIONS.get(rule ?? '')?.level === 'info' ? 'pedantic' : 'regular';
}

function withoutOf(name: string): string[] {
  const [file] = globSync(join(BROKEN, name, 'without.txt'));
  return file === undefined ? [] : readFileSync(file, 'utf8').trim().split('\n');
}

/** Every rule that the source names, so that a new one cannot be forgotten here. */
function rules(): string[] {
  const rooms = ['diagnostics', 'schema', 'check', 'markdown', 'loaders'].map((room) =>
    join(dirname(import.meta.dirname), room),
  );
  const files = rooms.flatMap((room) => globSync(`${room}/**/*.ts`, { exclude: ['**/*.test.ts'] }));
  const found = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(RULE)].map(([, rule]) => rule ?? ''),
  );
  return [...new Set(found)].filter((id) => !FORMER.has(id)).sort();
}
