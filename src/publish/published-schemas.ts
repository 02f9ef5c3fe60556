import { exportSchema } from '../exports/catalog-schema.ts';
import { VERSION } from '../exports/catalog-json.ts';
import { HEALTH_VERSION } from '../upkeep/health.ts';
import { healthSchema } from '../upkeep/health-schema.ts';
import { bundleSchema, type JsonSchema } from '../schema/json-schema.ts';
import { COMMON, SCHEMAS } from '../schema/schemas.ts';
import type { Files } from './files.ts';

/** Every schema as one self-contained document, by its path: what an editor elsewhere points at. */
export function publishedSchemas(): Files {
  const kinds = Object.entries(SCHEMAS).map(([kind, schema]) =>
    published(kind, 1, bundleSchema(schema, COMMON)),
  );
  return new Map([
    ...kinds,
    published('catalog', VERSION, exportSchema()),
    published('health', HEALTH_VERSION, healthSchema()),
  ]);
}

/** Whoever opens the schema is told where the page is that explains it. */
function published(name: string, version: number, schema: JsonSchema): [path: string, json: string] {
  const { $schema, ...rest } = schema;
  const told = { $schema, $comment: `In plain words: ../reference/schemas/${name}/`, ...rest };
  return [`schemas/${name}.v${version}.json`, `${JSON.stringify(told, null, 2)}\n`];
}
