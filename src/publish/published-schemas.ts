import { exportSchema } from '../exports/catalog-schema.ts';
import { VERSION } from '../exports/catalog-json.ts';
import { HEALTH_VERSION } from '../upkeep/health.ts';
import { healthSchema } from '../upkeep/health-schema.ts';
import { bundleSchema, type JsonSchema } from '../schema/json-schema.ts';
import { COMMON, SCHEMAS } from '../schema/schemas.ts';
import type { Files } from './files.ts';

/** Every schema as one self-contained document, by its path, for editors outside this repository. */
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

/** Adds a comment with the address of the page that explains the schema. */
function published(name: string, version: number, schema: JsonSchema): [path: string, json: string] {
  const { $schema, ...rest } = schema;
  const told = { $schema, $comment: `In plain words: ../reference/schemas/${name}/`, ...rest };
  return [`schemas/${name}.v${version}.json`, `${JSON.stringify(told, null, 2)}\n`];
}
