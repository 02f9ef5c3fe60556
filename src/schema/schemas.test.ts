import { Ajv } from 'ajv';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KINDS, type Kind } from '../model/kinds.ts';
import { readFile } from '../check/read.ts';
import { bundleSchema, type JsonSchema } from './json-schema.ts';
import { COMMON, SCHEMAS } from './schemas.ts';
import { parseYaml } from '../diagnostics/yaml.ts';

const places = [...everySchema()];

const ajv = new Ajv({
  allErrors: true,
  strict: false,
  formats: { date: true, regex: true, 'time-zone': true },
});

test('every kind of content has a schema, and every schema a kind', () => {
  assert.deepEqual(Object.keys(SCHEMAS).sort(), Object.keys(KINDS).sort());
});

test('everything that an author can write has a title, a description and an example', () => {
  const bare = places.flatMap(({ place, node, root }) => {
    if (!isDescribed(place)) return [];
    // What only points to a definition is described there.
    const told = Object.keys(node).join() === '$ref' ? definitionOf(node, root) : node;
    const lacks = (['title', 'description', 'examples'] as const).filter((key) => !told[key]?.length);
    return lacks.length ? [`${place} has no ${lacks.join(', no ')}`] : [];
  });
  assert.deepEqual(bare, []);
});

test('a description is a sentence', () => {
  const odd = places.filter(
    ({ node }) => node.description !== undefined && !/^[^]+[.)]$/.test(node.description),
  );
  assert.deepEqual(
    odd.map(({ place }) => place),
    [],
  );
});

test('every example is what its own schema accepts', () => {
  const wrong = places.flatMap(({ place, node, root }) =>
    (node.examples ?? []).flatMap((example) => {
      const check = validatorOf(root, place);
      return check(example) ? [] : [`${place}: ${JSON.stringify(example)}: ${ajv.errorsText(check.errors)}`];
    }),
  );
  assert.deepEqual(wrong, []);
});

test('every object says what may stand in it', () => {
  const open = places.filter(
    ({ node: { type, additionalProperties = true, oneOf } }) =>
      type === 'object' && additionalProperties === true && !oneOf,
  );
  assert.deepEqual(
    open.map(({ place }) => place),
    [],
  );
});

test('a schema as it is published needs no other file', () => {
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const bundled = bundleSchema(SCHEMAS[kind], COMMON);
    assert.doesNotMatch(JSON.stringify(bundled), /common\.schema\.json/);
    assert.doesNotThrow(() => ajv.compile({ ...bundled, $id: `published-${kind}` }), kind);
  }
});

test('both example runbooks are valid', () => {
  for (const name of ['card-declines', 'smallest']) {
    const path = `teams/payments/runbooks/${name}.yaml`;
    const { findings, valid } = readFile({ path, text: example(name) });
    assert.deepEqual(findings, []);
    assert.ok(valid);
  }
});

test('ten top-level keys and twenty lines make a valid draft', () => {
  const text = example('smallest');
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  assert.ok(lines.length <= 20, `${lines.length} lines`);
  const data = parseYaml('x', text).data as Record<string, unknown>;
  assert.ok(Object.keys(data).length <= 10, `${Object.keys(data).length} keys`);
  assert.equal(data['status'], 'draft');
});

function example(name: string): string {
  return readFileSync(`tests/fixtures/examples/${name}.yaml`, 'utf8');
}

/** Every schema inside our schemas, with its JSON Pointer. */
function* everySchema(): Generator<Place> {
  for (const [kind, root] of [...Object.entries(SCHEMAS), ['common', COMMON] as const])
    yield* within(root, root, `${kind}#`);
}

function* within(node: JsonSchema, root: JsonSchema, place: string): Generator<Place> {
  yield { node, root, place };
  for (const key of ['properties', 'definitions'] as const)
    for (const [name, child] of Object.entries(node[key] ?? {}))
      yield* within(child, root, `${place}/${key}/${name.replaceAll('/', '~1')}`);
  for (const key of ['items', 'additionalProperties', 'propertyNames'] as const) {
    const child = node[key];
    if (typeof child === 'object') yield* within(child, root, `${place}/${key}`);
  }
  for (const [index, child] of (node.oneOf ?? []).entries())
    yield* within(child, root, `${place}/oneOf/${index}`);
}

/** Keys, definitions and whole files. Entries of a list or a map are described where they are defined. */
function isDescribed(place: string): boolean {
  return /(?:#|\/(?:properties|definitions)\/[^/]+)$/.test(place) && place !== 'common#';
}

function definitionOf({ $ref = '' }: JsonSchema, root: JsonSchema): JsonSchema {
  const home = $ref.startsWith('#') ? root : COMMON;
  return home.definitions?.[$ref.split('/').at(-1) ?? ''] ?? {};
}

function validatorOf(root: JsonSchema, place: string): ReturnType<typeof ajv.compile> {
  const pointer = place.slice(place.indexOf('#'));
  const name = place.slice(0, place.indexOf('#'));
  if (!ajv.getSchema(name)) ajv.addSchema(root, name);
  return ajv.compile({ $ref: `${name}${pointer}` });
}
ajv.addSchema(COMMON, 'common.schema.json');

interface Place {
  node: JsonSchema;
  root: JsonSchema;
  place: string;
}
