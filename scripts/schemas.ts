import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { format } from 'prettier';
import { KINDS } from '../src/model/kinds.ts';
import { bundleSchema, type JsonSchema } from '../src/schema/json-schema.ts';

const help = `Usage: npm run schemas [-- --check]

Writes src/model/content.ts, the TypeScript types of every kind of content, from schemas/*.schema.json.

  --check   write nothing; exit 1 if the file is stale
  --help    this text`;

const target = new URL('../src/model/content.ts', import.meta.url);
const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });

if (values.help) {
  console.log(help);
} else {
  const fresh = await generate();
  if (!values.check) {
    await writeFile(target, fresh);
    console.log('Wrote src/model/content.ts.');
  } else if (fresh !== (await readFile(target, 'utf8').catch(() => ''))) {
    console.error('src/model/content.ts is stale. Run: npm run schemas');
    process.exitCode = 1;
  }
}

/** All kinds in one document, so that what they share is declared once. */
async function generate(): Promise<string> {
  const common = await read('common');
  const definitions: Record<string, JsonSchema> = {};
  for (const kind of Object.keys(KINDS)) {
    const { definitions: own, ...schema } = bundleSchema(await read(kind), common);
    Object.assign(definitions, own, { [kind]: schema });
  }
  const everything = {
    title: 'Content',
    type: 'object',
    additionalProperties: false,
    required: Object.keys(KINDS),
    properties: Object.fromEntries(
      Object.keys(KINDS).map((kind) => [kind, { $ref: `#/definitions/${kind}` }]),
    ),
    definitions: Object.fromEntries(
      Object.entries(definitions).map(([name, node]) => [name, lean(node, true)]),
    ),
  };
  const source = await compile(everything as JSONSchema, 'Content', {
    bannerComment: '// Generated from schemas/*.schema.json by `npm run schemas`. Do not edit.',
    ignoreMinAndMaxItems: true,
    format: false,
  });
  return format(source, { parser: 'typescript', singleQuote: true, printWidth: 110 });
}

/** Without the titles, each of which would become a type of its own, and without what stands beside a $ref. */
function lean(node: unknown, definition = false): unknown {
  if (Array.isArray(node)) return node.map((item) => lean(item));
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node) return { $ref: node.$ref };
  const { title, examples, ...rest } = node as JsonSchema;
  const entries = Object.entries(rest).map(([key, value]) => [
    key,
    key === 'properties' ? leanAll(value as object) : lean(value),
  ]);
  void title;
  void examples;
  void definition;
  return Object.fromEntries(entries);
}

function leanAll(properties: object): unknown {
  return Object.fromEntries(Object.entries(properties).map(([name, node]) => [name, lean(node)]));
}

async function read(name: string): Promise<JsonSchema> {
  return JSON.parse(
    await readFile(new URL(`../schemas/${name}.schema.json`, import.meta.url), 'utf8'),
  ) as JsonSchema;
}
