import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { load } from 'js-yaml';
import type { ValuePath } from '../diagnostics/diagnostic.ts';
import type { Merging } from '../schema/merging.ts';
import { pathOf } from '../schema/pointer.ts';
import { deletedIn, mergePatches, originAt, writtenAt, type Merge } from './merge.ts';

const PLAIN = (): Merging => ({ idKey: 'id', isWhole: false, isAddedTo: false });
const BASE = `
name: Scribe
aliases: [note taker, secretary]
take:
  trigger: Now
  items:
    - { id: say, text: Say your name. }
    - { id: note, text: Note the time. }
`;

for (const [what, patches, expected] of [
  ['a value is replaced', ['name: Clerk'], 'name: Clerk'],
  ['a new key comes last', ['mission: Writes.'], 'mission: Writes.'],
  ['null deletes a key', ['aliases: null'], 'aliases: null'],
  ['a list without ids is replaced', ['aliases: [clerk]'], 'aliases: [clerk]'],
  ['maps merge', ['take: { style: read-do }'], 'take: { style: read-do }'],
  ['a map replaces a value', ['name: { en: Scribe }'], 'name: { en: Scribe }'],
  ['a value replaces a map', ['take: never'], 'take: never'],
  ['the upper of two patches wins', ['name: A', 'name: B'], 'name: B'],
  ['a key can be deleted and written again', ['name: null', 'name: B'], 'name: B'],
] as const)
  test(what, () => {
    const { data, problems } = merged(...patches);
    const base = load(BASE) as Tree;
    const change = load(expected) as Tree;
    const whole = { ...base, ...change, take: takeOf(base['take'], change['take']) };
    assert.deepEqual(data, without(whole));
    assert.deepEqual(problems, []);
  });

test('items of a list with ids merge by id, keep their order, and new ones follow in the order of the patch', () => {
  const { data } = merged(
    'take: { items: [{ id: z, text: Z. }, { id: note, text: null, every: 5m }, { id: a, text: A. }] }',
  );
  assert.deepEqual((data as { take: Tree }).take['items'], [
    { id: 'say', text: 'Say your name.' },
    { id: 'note', every: '5m' },
    { id: 'z', text: 'Z.' },
    { id: 'a', text: 'A.' },
  ]);
});

test('the items of a list may be known by another key, and a map may be replaced as a whole', () => {
  const byName = mergePatches(
    load('programs: [{ name: a, effect: reads }]'),
    [load('programs: [{ name: a, why: x }]')],
    () => ({ ...PLAIN(), idKey: 'name' }),
  );
  assert.deepEqual(byName.data, { programs: [{ name: 'a', effect: 'reads', why: 'x' }] });
  const whole = mergePatches(
    load('reviewed: { date: 1, seen: 2 }'),
    [load('reviewed: { date: 3 }')],
    ([key]) => ({ ...PLAIN(), isWhole: key === 'reviewed' }),
  );
  assert.deepEqual(whole.data, { reviewed: { date: 3 } });
});

test('a list of names may be added to, each name once', () => {
  const patches = [
    load('aliases: [clerk, secretary]'),
    load('aliases: [notary, clerk]'),
    load('aliases: []'),
  ];
  const { data, origin, problems } = mergePatches(load(BASE), patches, ([key]) => ({
    ...PLAIN(),
    isAddedTo: key === 'aliases',
  }));
  assert.deepEqual((data as Tree)['aliases'], ['note taker', 'secretary', 'clerk', 'notary']);
  assert.deepEqual(
    [0, 1, 2, 3].map((index) => shown(origin, ['aliases', index])),
    ['0 aliases.0', '0 aliases.1', '1 aliases.0', '2 aliases.0'],
  );
  assert.deepEqual(
    problems.map(({ type, source }) => `${type} ${source}`),
    ['empty-list 3'],
  );
});

test('what cannot be done is reported with its place in the patch', () => {
  const { problems, added } = merged(
    'nam: null\ntake: { items: [] }',
    'take: { items: [{ id: say }, { id: says }, { id: say, text: null }] }\nnew: { of: null }',
  );
  assert.deepEqual(
    problems.map(({ type, source, path }) => `${type} ${source} ${path.join('.')}`),
    [
      'nothing-to-delete 1 nam',
      'empty-list 1 take.items',
      'repeated-item 2 take.items.2',
      'nothing-to-delete 2 new.of',
    ],
  );
  assert.deepEqual(
    added.map(
      ({ source, path, merged: at, id }) => `${source} ${path.join('.')} ${at.join('.')} ${id ?? ''}`,
    ),
    ['2 take.items.1 take.items.2 says'],
  );
});

test('every value knows who wrote it and where', () => {
  const { origin } = merged(
    'take: { items: [{ id: note, text: N. }], style: read-do }',
    'take: { items: [{ id: x }] }\naliases: null',
  );
  for (const [pointer, place] of [
    ['/name', '0 name'],
    ['/take', '2 take'],
    ['/take/trigger', '0 take.trigger'],
    ['/take/style', '1 take.style'],
    ['/take/items', '2 take.items'],
    ['/take/items/0', '0 take.items.0'],
    ['/take/items/0/text', '0 take.items.0.text'],
    ['/take/items/1', '1 take.items.0'],
    ['/take/items/1/text', '1 take.items.0.text'],
    ['/take/items/2', '2 take.items.0'],
    ['/take/items/2/id', '2 take.items.0.id'],
    ['/take/items/1/missing', '1 take.items.0.missing'],
    ['/missing', '2 missing'],
    ['', '2 '],
    ['/aliases', '2 aliases deleted'],
    ['/aliases/0', '2 aliases deleted'],
  ] as const)
    assert.equal(shown(origin, pathOf(pointer)), place, pointer);
  assert.equal(shown(origin, [], ['aliases']), '2 aliases deleted');
  assert.deepEqual(
    [...deletedIn(origin)].map(({ path }) => path),
    [['aliases']],
  );
  const { type } = originAt(origin, ['take', 'items']);
  assert.equal(type, 'joined');
});

test('a key may be called like what every object has', () => {
  const { data, origin } = merged('__proto__: { polluted: yes }\nconstructor: null\ntoString: x');
  assert.equal(({} as Tree)['polluted'], undefined);
  assert.deepEqual(Object.keys(data as Tree), ['name', 'aliases', 'take', '__proto__', 'toString']);
  assert.equal(shown(origin, ['__proto__', 'polluted']), '1 __proto__.polluted');
  assert.equal(shown(origin, ['hasOwnProperty']), '1 hasOwnProperty');
});

test('merging never throws or changes its input, and every place leads to the value that is there', () => {
  const json = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, 'a', 1, true),
      fc.dictionary(fc.constantFrom('id', 'a', 'b', '__proto__', 'toString'), tie('value'), { maxKeys: 4 }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), b: tie('value') }), { maxLength: 4 }),
    ),
  })).value;
  fc.assert(
    fc.property(json, fc.array(json, { maxLength: 3 }), (base, patches) => {
      const sources = [base, ...patches];
      const before = JSON.stringify(sources);
      const { data, origin } = mergePatches(base, patches, (path) => ({
        ...PLAIN(),
        isAddedTo: path.at(-1) === 'b',
      }));
      assert.equal(JSON.stringify(sources), before);
      for (const { path, value } of scalarsIn(data)) {
        const place = writtenAt(origin, path);
        assert.equal(place.isDeleted, false);
        assert.deepEqual(valueAt(sources[place.source], place.path), value);
      }
    }),
    { numRuns: 2000 },
  );
});

function merged(...patches: string[]): Merge {
  return mergePatches(
    load(BASE),
    patches.map((text) => load(text)),
    PLAIN,
  );
}

function shown(origin: Merge['origin'], path: ValuePath, lacks?: string[]): string {
  const { source, path: own, isDeleted } = writtenAt(origin, path, lacks);
  return `${source} ${own.join('.')}${isDeleted ? ' deleted' : ''}`;
}

function takeOf(base: unknown, change: unknown): unknown {
  return typeof change === 'object' ? { ...(base as Tree), ...change } : (change ?? base);
}

function without(data: Tree): Tree {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
}

function* scalarsIn(value: unknown, path: ValuePath = []): Generator<{ path: ValuePath; value: unknown }> {
  if (typeof value !== 'object' || value === null) yield { path, value };
  else
    for (const [key, child] of Object.entries(value))
      yield* scalarsIn(child, [...path, Array.isArray(value) ? Number(key) : key]);
}

function valueAt(data: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((node, key) => (node as Tree)[String(key)], data);
}

type Tree = Record<string, unknown>;
