import type { ValuePath } from '../diagnostics/diagnostic.ts';
import type { Kind } from '../model/kinds.ts';
import { bundleSchema, type JsonSchema } from './json-schema.ts';
import { COMMON, SCHEMAS } from './schemas.ts';

/**
 * How a patch is merged with the value at a path. The items of a list are known by `id`, a list whose items have none is
 * replaced, and a map merges, unless the schema of the kind says otherwise.
 */
export function mergingAt(kind: Kind, path: ValuePath): Merging {
  const node = schemaAt(kind, path);
  return {
    idKey: node?.['x-known-by'] ?? 'id',
    isWhole: node?.['x-whole'] ?? false,
    isAddedTo: node?.['x-adds'] ?? false,
  };
}

/** The schema of the value at a path; undefined for a value that the schema does not know, or that may have several forms. */
function schemaAt(kind: Kind, path: ValuePath): JsonSchema | undefined {
  const schema = bundledOf(kind);
  let node: JsonSchema | undefined = schema;
  for (const step of path) {
    const { properties, additionalProperties: others, items }: JsonSchema = resolved(schema, node);
    if (typeof step === 'number') node = items;
    else if (properties && Object.hasOwn(properties, step)) node = properties[step];
    else node = typeof others === 'object' ? others : undefined;
    if (!node) return undefined;
  }
  return resolved(schema, node);
}

/** A schema with what it refers to, beneath what it says itself. */
function resolved({ definitions = {} }: JsonSchema, node: JsonSchema): JsonSchema {
  const name = node.$ref?.split('/').at(-1);
  return name === undefined ? node : { ...definitions[name], ...node };
}

function bundledOf(kind: Kind): JsonSchema {
  let schema = bundled.get(kind);
  if (!schema) bundled.set(kind, (schema = bundleSchema(SCHEMAS[kind], COMMON)));
  return schema;
}

const bundled = new Map<Kind, JsonSchema>();

export interface Merging {
  /** By which key of theirs a patch names the items of a list. */
  idKey: string;
  /** A patch replaces the value as a whole, because its parts mean nothing alone. */
  isWhole: boolean;
  /** A patch adds to the list, which holds names or references. */
  isAddedTo: boolean;
}
