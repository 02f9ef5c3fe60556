import type { ValuePath } from '../diagnostics/diagnostic.ts';
import type { Kind } from '../model/kinds.ts';
import { SCHEMAS } from './schemas.ts';

/** By which key the items of a list are known, so that a patch can name one: `id`, unless the schema of the kind says another. */
export function idKeyAt(kind: Kind, path: ValuePath): string {
  const list = path.length === 1 ? SCHEMAS[kind].properties?.[String(path[0])] : undefined;
  return list?.['x-known-by'] ?? 'id';
}
