import type { ValuePath } from '../diagnostics/diagnostic.ts';
import type { Kind } from '../model/kinds.ts';
import type { JsonSchema } from './json-schema.ts';
import { SCHEMAS } from './schemas.ts';

/**
 * How a patch is merged with the value at a path. The items of a list are known by `id`, and a map merges, unless the schema
 * of the kind says otherwise for one of its keys.
 */
export function mergingAt(kind: Kind, path: ValuePath): Merging {
  const node: JsonSchema | undefined =
    path.length === 1 ? SCHEMAS[kind].properties?.[String(path[0])] : undefined;
  return { idKey: node?.['x-known-by'] ?? 'id', isWhole: node?.['x-whole'] ?? false };
}

export interface Merging {
  /** By which key of theirs a patch names the items of a list. */
  idKey: string;
  /** A patch replaces the value as a whole, because its parts mean nothing alone. */
  isWhole: boolean;
}
