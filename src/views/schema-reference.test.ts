import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS, type Kind } from '../model/kinds.ts';
import { NEEDS, UNLESS_DRAFT } from '../schema/needs.ts';
import { readFile } from '../check/read.ts';
import { needed } from '../check/rules/needed.ts';
import { emptyCatalog } from '../model/catalog.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { schemaRows, schemaView, stepsReference, type SchemaView } from './schema-reference.ts';
import { resolve } from '../schema/type.ts';
import { parseDescription } from '../schema/words.ts';
import { COMMON, SCHEMAS } from '../schema/schemas.ts';

const kinds = Object.keys(KINDS) as Kind[];
const views = new Map(kinds.map((kind): [string, SchemaView] => [kind, schemaView(kind)]));
const steps = stepsReference();

test('every kind has a page and a row', () => {
  assert.deepEqual(
    schemaRows().map(({ kind }) => kind),
    kinds,
  );
  for (const { kind, purpose, where } of schemaRows()) {
    assert.ok(purpose, kind);
    assert.ok(where.includes(`\`${KINDS[kind].place}\``), where);
  }
});

test('every key of a schema is explained on its page, under an address of its own', () => {
  for (const kind of kinds) {
    const ids = idsOf(viewOf(kind));
    assert.deepEqual(ids, [...new Set(ids)], kind);
    for (const path of topPaths(SCHEMAS[kind])) assert.ok(ids.includes(path), `${kind}: ${path}`);
  }
});

test('a kind of step has a part, and every key of it an address there', () => {
  const ids = idsOf(steps);
  for (const [name, { properties = {} }] of Object.entries(SCHEMAS.runbook.definitions ?? {}))
    if (name.startsWith('step-'))
      for (const [key, { deprecated }] of Object.entries(properties))
        if (!deprecated) assert.ok(ids.includes(`${name.slice(5)}.${key}`), `${name}.${key}`);
});

test('every link within a page leads to something on it, and every other to a page of the reference', () => {
  const pages = new Map([...views, [steps.name, steps]]);
  for (const [kind, view] of pages) {
    const all = view.parts.flatMap(({ fields, also }) => [
      ...fields.flatMap(({ type }) => type.map(({ href }) => href)),
      ...also.map(({ href }) => href),
    ]);
    for (const href of all) {
      if (href === undefined) continue;
      const [, path = '', anchor] = /^([^#]*)(?:#(.+))?$/.exec(href) ?? [];
      const other = path === '' ? kind : (/^\/reference\/schemas\/([a-z-]+)\/$/.exec(path)?.[1] ?? '');
      const page = pages.get(other);
      assert.ok(page, `${kind}: ${href}`);
      if (anchor !== undefined) assert.ok(idsOf(page).includes(anchor), `${kind}: ${href}`);
    }
  }
});

test('a field says whether it is required, in which case it is needed, and what holds without it', () => {
  assert.equal(field('runbook', 'title').required, true);
  assert.equal(field('runbook', 'alerts').needed, 'needed for the kind alert');
  assert.equal(field('runbook', 'impact.users').needed, 'needed unless the page is a draft');
  assert.equal(field('steps', 'decide.options.go_to').needed, 'needed unless the page is a draft');
  assert.equal(field('steps', 'do.blast_radius').needed, 'needed when the risk is high or destructive');
  assert.equal(field('steps', 'step.timebox').needed, 'not for wait');
  assert.equal(field('team', 'contacts.page').needed, 'at least one of page, telephone, chat and email');
  assert.equal(field('team-severity', 'rows.levels.never').needed, 'exactly one of when and never');
  assert.equal(field('steps', 'step.role').otherwise, 'the responder');
});

test('the sentence "Needed …" of a description is the case in which the check wants the key', () => {
  for (const [place, needs] of Object.entries(NEEDS))
    for (const { keys, said } of needs) {
      const [key = ''] = keys;
      const { description = '' } = groupAt(place).properties?.[key] ?? {};
      if (keys.length === 1 && said !== UNLESS_DRAFT)
        assert.equal(parseDescription(description).needed, said, `${place}: ${key}`);
    }
  for (const [kind, root] of Object.entries(SCHEMAS))
    for (const [place, name, description] of described(kind, root))
      if (parseDescription(description).needed !== undefined)
        assert.ok(
          NEEDS[place]?.some(({ keys }) => keys.includes(name)),
          `${place}: ${name}`,
        );
});

test('a field has its allowed words, its pattern and an example as YAML', () => {
  assert.deepEqual(field('steps', 'do.risk').words, ['low', 'high', 'destructive']);
  assert.equal(field('paths', 'codes').pattern, '^[A-Z][0-9]{1,2}$');
  assert.equal(
    field('runbook', 'impact').example,
    'impact:\n  users: Customers cannot pay by card.\n  deadline: 30m\n',
  );
  assert.equal(field('runbook', 'title').pattern, undefined);
});

test('the smallest file of every kind is one that the check accepts', () => {
  for (const kind of kinds) {
    const { example } = viewOf(kind);
    const path = KINDS[kind].place.replace(/<[a-z]+>/g, 'example');
    const file = readFile({ path, text: example });
    assert.deepEqual([file.findings, file.valid, file.placement?.kind], [[], true, kind], path);
    const lacks = [
      ...needed.check({ catalog: emptyCatalog(), files: [file], now: new Date(0), knownPrograms: new Map() }),
    ];
    assert.deepEqual(lacks, [], path);
  }
});

function viewOf(name: string): SchemaView {
  return name === steps.name ? steps : (views.get(name) as SchemaView);
}

function field(name: string, id: string) {
  const found = viewOf(name)
    .parts.flatMap(({ fields }) => fields)
    .find((each) => each.id === id);
  assert.ok(found, `${name}: ${id}`);
  return found;
}

/** Every id on a page: of parts, their fields and their other entries, and forms. */
function idsOf({ parts, forms }: SchemaView): string[] {
  return [
    ...parts.flatMap(({ id, fields, also }) => [
      id,
      ...fields.map((each) => each.id),
      ...also.map((each) => each.id),
    ]),
    ...forms.map(({ id }) => id),
  ];
}

/** The keys at the top of a schema and those of the groups written out inside it. */
function topPaths(node: JsonSchema, prefix = ''): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const inner =
      child.items ?? (typeof child.additionalProperties === 'object' ? child.additionalProperties : child);
    return child.deprecated ? [] : [prefix + name, ...topPaths(inner, `${prefix}${name}.`)];
  });
}

/** The group of keys that a place of NEEDS means. */
function groupAt(place: string): JsonSchema {
  const [kind, part] = place.split('#') as [Kind, string?];
  const root = SCHEMAS[kind];
  if (part === undefined) return root;
  const own = root.definitions?.[part] ?? root.definitions?.[`step-${part}`];
  if (own) return own;
  const list = resolve(root.properties?.[part] ?? {}, COMMON.definitions ?? {});
  return list.items ?? {};
}

/** Every key with a description, and its place as NEEDS writes it. */
function* described(
  kind: string,
  root: JsonSchema,
): Generator<[place: string, name: string, description: string]> {
  for (const [name, { description = '' }] of Object.entries(root.properties ?? {}))
    yield [kind, name, description];
  for (const [part, { properties = {} }] of Object.entries(root.definitions ?? {}))
    for (const [name, { description = '' }] of Object.entries(properties))
      yield [`${kind}#${part.replace(/^step-/, '')}`, name, description];
}
