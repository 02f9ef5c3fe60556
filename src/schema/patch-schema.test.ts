import { Ajv } from 'ajv';
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { mergePatches } from '../check/merge.ts';
import { placementOf, type Kind } from '../model/kinds.ts';
import { placesOf, type Path } from '../../tests/shapes.ts';
import { mergingAt } from './merging.ts';
import { patchSchema } from './patch-schema.ts';
import { COMMON, SCHEMAS } from './schemas.ts';

const FIRM = 'tests/fixtures/firm/content';
const files = globSync('**/*.yaml', { cwd: FIRM }).map((path) => ({
  path,
  kind: placementOf(path)?.kind ?? assert.fail(path),
  data: load(readFileSync(join(FIRM, path), 'utf8')),
}));
const ajv = new Ajv({ strict: false, formats: { date: true, regex: true, 'time-zone': true } });
const validators = new Map(
  Object.entries(SCHEMAS).map(([kind, schema]) => [kind, ajv.compile(patchSchema(schema, COMMON))]),
);

test('a patch of any one value of a file is accepted, and changes nothing if the value is the same', () => {
  let tried = 0;
  for (const { path, kind, data } of files)
    for (const place of placesOf(data)) {
      const patch = patchOf(kind, data, place);
      const check = validators.get(kind);
      assert.ok(check?.(patch), `${path}: ${JSON.stringify(patch)}: ${ajv.errorsText(check?.errors)}`);
      const merged = mergePatches(data, [patch], (at) => mergingAt(kind, at));
      assert.deepEqual(merged.data, data);
      assert.deepEqual([merged.problems, merged.added], [[], []]);
      tried++;
    }
  assert.ok(tried > 1200, `only ${tried} places`);
});

test('null is accepted for every key of a file, and an unknown key next to it is not', () => {
  for (const { path, kind, data } of files)
    for (const place of placesOf(data)) {
      const key = place.at(-1);
      if (key === undefined || !isKey(kind, data, place)) continue;
      const check = validators.get(kind);
      const none = patchOf(kind, data, place, null);
      assert.ok(check?.(none), `${path}: ${JSON.stringify(none)}: ${ajv.errorsText(check?.errors)}`);
    }
  for (const [kind, check] of validators) assert.ok(!check({ 'no such key': 1 }), kind);
});

test('every list says what a patch does to it', () => {
  const { properties = {} } = patchSchema(SCHEMAS.role, COMMON);
  assert.deepEqual(
    ['phrases', 'aliases', 'never'].map((key) => {
      // Next to the list, null is accepted.
      const [list] = properties[key]?.anyOf ?? [];
      return /[A-Z][^.]*\.$/.exec(list?.description ?? '')?.[0];
    }),
    [
      'In a patch, an entry changes the one with the same id, and any other is added at the end.',
      'A patch adds to this list.',
      'A patch replaces the whole list.',
    ],
  );
});

/** The smallest patch that writes a value at a place of data: maps with one key, and items of lists by what they are known by. */
function patchOf(kind: Kind, data: unknown, place: Path, value: unknown = valueAt(data, place)): unknown {
  return build(data, [], place);
  function build(node: unknown, at: Path, [step, ...rest]: Path): unknown {
    if (step === undefined) return value;
    if (mergingAt(kind, at).isWhole) return node;
    const child = (node as Record<string, unknown>)[step];
    if (!Array.isArray(node)) return { [step]: build(child, [...at, step], rest) };
    const { idKey: id, isAddedTo } = mergingAt(kind, at);
    if (isAddedTo) return [child];
    const isKnown = node.every((item) => typeof (item as Record<string, unknown> | null)?.[id] === 'string');
    if (!isKnown) return node;
    const part = build(child, [...at, step], rest);
    return [{ [id]: (child as Record<string, unknown>)[id], ...(part as object) }];
  }
}

/** Whether a place is a key that a patch can delete: of a map, not inside a list that is replaced, and not what an item is known by. */
function isKey(kind: Kind, data: unknown, place: Path): boolean {
  return place.every((step, index) => {
    const at = place.slice(0, index);
    const node = valueAt(data, at);
    if (mergingAt(kind, at).isWhole) return false;
    if (!Array.isArray(node)) return true;
    const { idKey: id } = mergingAt(kind, at);
    const isKnown = node.every((item) => typeof (item as Record<string, unknown> | null)?.[id] === 'string');
    return isKnown && index < place.length - 1 && place[index + 1] !== id && step !== '';
  });
}

function valueAt(data: unknown, place: Path): unknown {
  return place.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], data);
}
