import { bundleSchema } from '../catalog/schema.ts';
import { COMMON, SCHEMAS } from '../catalog/schemas.ts';
import type { Files } from './files.ts';

/** Every schema as one self-contained document, by its path: what an editor elsewhere points at. */
export function publishedSchemas(): Files {
  return new Map(
    Object.entries(SCHEMAS).map(([kind, schema]) => [
      `schemas/${kind}.v1.json`,
      `${JSON.stringify(bundleSchema(schema, COMMON), null, 2)}\n`,
    ]),
  );
}
