import { bundleSchema, type JsonSchema } from './json-schema.ts';

/**
 * The schema of a patch of a kind, for editors: no key has to be there, and null deletes one. Only the items of a list that
 * is replaced as a whole need all their keys. The check itself validates what comes out of the merge.
 */
export function patchSchema(schema: JsonSchema, common: JsonSchema): JsonSchema {
  const { $schema, title = '', description = '', definitions = {}, ...rest } = bundleSchema(schema, common);
  const run: Run = { definitions, loose: new Map() };
  const root = loosened(rest, run);
  const names = [...used(JSON.stringify([root, ...run.loose.values()]), definitions)];
  const whole = names.map((name): [string, JsonSchema] => [name, definitions[name] ?? {}]);
  return lean({
    ...($schema !== undefined && { $schema }),
    title: `Patch: ${title}`,
    description: `What changes in a file of a lower layer. ${description}`,
    ...root,
    definitions: Object.fromEntries([...whole, ...run.loose]),
  }) as JsonSchema;
}

/** A schema that also accepts a part of what it describes. */
function loosened(node: JsonSchema, run: Run): JsonSchema {
  const { $ref, oneOf, ...rest } = without(node, ['required', 'minProperties', 'discriminator']);
  if ($ref !== undefined) return { ...rest, $ref: looseReference($ref, run) };
  const changed: JsonSchema = { ...rest };
  if (oneOf) changed.anyOf = oneOf.map((each) => loosened(each, run));
  if (rest.properties)
    changed.properties = Object.fromEntries(
      Object.entries(rest.properties).map(([key, value]) => [
        key,
        deletable(value['x-whole'] === true ? value : loosened(value, run)),
      ]),
    );
  if (typeof rest.additionalProperties === 'object')
    changed.additionalProperties = deletable(loosened(rest.additionalProperties, run));
  for (const key of ['then', 'else'] as const) if (rest[key]) changed[key] = loosened(rest[key], run);
  if (!rest.items) return changed;
  if (rest['x-adds']) return explained(changed, 'A patch adds to this list.');
  const items = knownItems(rest, run);
  if (!items) return explained(changed, 'A patch replaces the whole list.');
  const key = rest['x-known-by'] ?? 'id';
  const how = `In a patch, an entry changes the one with the same ${key}, and any other is added at the end.`;
  return explained({ ...without(changed, ['minItems']), items }, how);
}

/** A list whose description also says what a patch does to it. */
function explained(node: JsonSchema, how: string): JsonSchema {
  return node.description === undefined ? node : { ...node, description: `${node.description} ${how}` };
}

/** A part of each item of a list whose items are known by a key; undefined for other lists, which are replaced as a whole. */
function knownItems({ items = {}, 'x-known-by': key = 'id' }: JsonSchema, run: Run): JsonSchema | undefined {
  const item = resolved(items, run);
  const forms = item.oneOf?.map((form) => resolved(form, run)) ?? [item];
  if (!forms.every(({ required }) => required?.includes(key))) return undefined;
  return { ...loosened(items, run), required: [key] };
}

function without(node: JsonSchema, keys: readonly string[]): JsonSchema {
  return Object.fromEntries(Object.entries(node).filter(([key]) => !keys.includes(key)));
}

function looseReference(reference: string, run: Run): string {
  const name = reference.split('/').at(-1) ?? '';
  const target = run.definitions[name] ?? {};
  // What has no keys of its own stays as it is.
  if (!/"(?:properties|items|additionalProperties|oneOf|then)"/.test(JSON.stringify(target)))
    return reference;
  const loose = `${name}-part`;
  if (!run.loose.has(loose)) {
    run.loose.set(loose, {});
    run.loose.set(loose, loosened(target, run));
  }
  return `#/definitions/${loose}`;
}

/** A value that may also be null, which deletes its key. */
function deletable(node: JsonSchema): JsonSchema {
  return { anyOf: [node, { type: 'null' }] };
}

function resolved(node: JsonSchema, { definitions }: Run): JsonSchema {
  if (node.$ref === undefined) return node;
  const { $ref, ...own } = node;
  return { ...definitions[$ref.split('/').at(-1) ?? ''], ...own };
}

/** The definitions that a text of schemas refers to, and those that they refer to themselves. */
function used(text: string, definitions: Record<string, JsonSchema>, found = new Set<string>()): Set<string> {
  for (const [, name = ''] of text.matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)) {
    const definition = definitions[name];
    if (!definition || found.has(name)) continue;
    found.add(name);
    used(JSON.stringify(definition), definitions, found);
  }
  return found;
}

/** Leaves out the marks for the check, and examples of whole groups, which an editor would offer to insert. */
function lean(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(lean);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(
        ([key, value]) =>
          !key.startsWith('x-') && !(key === 'examples' && typeof (value as unknown[])[0] === 'object'),
      )
      .map(([key, value]) => [key, lean(value)]),
  );
}

interface Run {
  definitions: Record<string, JsonSchema>;
  /** The definitions that have been loosened, under names of their own. */
  loose: Map<string, JsonSchema>;
}
