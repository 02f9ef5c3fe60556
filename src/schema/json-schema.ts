/**
 * A kind's schema as one self-contained document: the definitions it uses from the common schema are copied in.
 * This is what the site publishes and what the types are generated from.
 */
export function bundleSchema(schema: JsonSchema, common: JsonSchema): JsonSchema {
  const definitions: Record<string, JsonSchema> = { ...schema.definitions };
  const pull = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(pull);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, follow(key, value)]));
  };
  const follow = (key: string, value: unknown): unknown => {
    if (key !== '$ref' || typeof value !== 'string') return pull(value);
    const name = value.split('/').at(-1) ?? '';
    const found = common.definitions?.[name];
    if (found && !(name in definitions)) {
      definitions[name] = {};
      definitions[name] = pull(found) as JsonSchema;
    }
    return `#/definitions/${name}`;
  };
  for (const [name, definition] of Object.entries(definitions))
    definitions[name] = pull(definition) as JsonSchema;
  const bundled = pull({ ...schema, definitions: undefined }) as JsonSchema;
  if (Object.keys(definitions).length) bundled.definitions = definitions;
  return bundled;
}

/** The parts of a JSON Schema (draft-07) that our schemas use. */
export interface JsonSchema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  $comment?: string;
  title?: string;
  description?: string;
  examples?: unknown[];
  type?: string;
  const?: string | number;
  enum?: string[];
  required?: string[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  /** A value that is either a group of keys or a word: `then` for the group, `else` for the word. */
  if?: JsonSchema;
  then?: JsonSchema;
  else?: JsonSchema;
  definitions?: Record<string, JsonSchema>;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minProperties?: number;
  maxProperties?: number;
  minimum?: number;
  maximum?: number;
  /** A former name of a key. */
  deprecated?: boolean;
  'x-refers-to'?: string;
  'x-text'?: string;
  'x-inline'?: boolean;
  /** The key by which the items of a list are known, where that is not `id`. */
  'x-known-by'?: string;
  /** A patch replaces the value as a whole. */
  'x-whole'?: boolean;
  /** A patch adds to the list: its values are names or references, and `exclude` takes away what they refer to. */
  'x-adds'?: boolean;
}
