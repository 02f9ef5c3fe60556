import { readFile, writeFile } from 'node:fs/promises';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';
import { defineCommand } from '../src/commands/define-command.ts';
import { editorSchemas, PATCHED_KINDS } from '../src/commands/editor-schemas.ts';
import { flag } from '../src/commands/option.ts';
import { runAsProcess } from '../src/commands/run-command.ts';
import { BASE, EXAMPLE, ORG } from '../src/loaders/project.ts';
import { KIND_NAMES } from '../src/model/kinds.ts';
import { bundleSchema, type JsonSchema } from '../src/schema/json-schema.ts';
import { patchSchema } from '../src/schema/patch-schema.ts';

/** The folders of the base, the example and the organisation. */
const LAYERS = [BASE, EXAMPLE, ORG];

/** Those of them that have a layer below, which they can patch. */
const UPPER = LAYERS.slice(1);
const PATCHES = 'schemas/patch';

const schemas = defineCommand({
  name: 'schemas',
  summary: 'write what follows from the schemas and the registry of kinds',
  usage: '[--check]',
  description: `Writes what follows from schemas/*.schema.json and the registry of kinds (src/model/kinds.ts):
  src/model/content.ts     the TypeScript types of every kind of content
  src/schema/schemas.ts    the schema of every kind
  .vscode/settings.json    which schema an editor uses for which file
  schemas/patch/           the schema of a patch of every kind, for editors`,
  options: { check: flag('write nothing; exit with 1 if a file is stale') },
  exitCodes: { 0: 'written, or fresh', 1: 'stale' },
  run: async ({ values, context: { console } }) => {
    const generated: [file: string, text: string][] = [
      ['src/model/content.ts', await contentTypes()],
      ['src/schema/schemas.ts', await schemaModule()],
      ['.vscode/settings.json', await editorSettings()],
      ...(await patchSchemas()),
    ];
    let stale = 0;
    for (const [file, text] of generated) {
      const target = new URL(`../${file}`, import.meta.url);
      if (text === (await readFile(target, 'utf8').catch(() => ''))) continue;
      stale++;
      if (values.check) console.error(`${file} is stale. Run: npm run schemas`);
      else {
        await writeFile(target, text);
        console.log(`Wrote ${file}.`);
      }
    }
    return values.check && stale ? 1 : 0;
  },
});

await runAsProcess(schemas);

/** The module that imports the schema of every kind. */
async function schemaModule(): Promise<string> {
  const variable = (kind: string): string =>
    kind.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const source = `// Generated from src/model/kinds.ts by \`npm run schemas\`. Do not edit.
import common from '../../schemas/common.schema.json' with { type: 'json' };
${KIND_NAMES.map((kind) => `import ${variable(kind)} from '../../schemas/${kind}.schema.json' with { type: 'json' };`).join('\n')}
import type { Kind } from '../model/kinds.ts';
import type { JsonSchema } from './json-schema.ts';

/** The definitions that the schemas share. */
export const COMMON = common as unknown as JsonSchema;

/** The schema of every kind of content. */
export const SCHEMAS = { ${KIND_NAMES.map((kind) => `'${kind}': ${variable(kind)},`).join(' ')} } as unknown as Record<Kind, JsonSchema>;
`;
  return format(source, { parser: 'typescript', ...(await resolveConfig('src/schema/schemas.ts')) });
}

/** The editor's settings for YAML. */
async function editorSettings(): Promise<string> {
  const settings = JSON.parse(
    await readFile(new URL('../.vscode/settings.json', import.meta.url), 'utf8'),
  ) as object;
  const text = JSON.stringify({ ...settings, 'yaml.schemas': editorSchemas('./schemas', LAYERS, UPPER) });
  return format(text, { ...(await resolveConfig('.vscode/settings.json')), parser: 'json' });
}

/** The schema of a patch of every kind, on one line each, because nobody reads them. */
async function patchSchemas(): Promise<[file: string, text: string][]> {
  const common = await read('common');
  return Promise.all(
    PATCHED_KINDS.map(async (kind): Promise<[string, string]> => [
      `${PATCHES}/${kind}.schema.json`,
      `${JSON.stringify(patchSchema(await read(kind), common))}\n`,
    ]),
  );
}

/** All kinds in one document, so that what they share is declared once. */
async function contentTypes(): Promise<string> {
  const common = await read('common');
  const definitions: Record<string, JsonSchema> = {};
  for (const kind of KIND_NAMES) {
    const { definitions: own, ...schema } = bundleSchema(await read(kind), common);
    Object.assign(definitions, own, { [kind]: schema });
  }
  const everything = {
    title: 'Content',
    type: 'object',
    additionalProperties: false,
    required: KIND_NAMES,
    properties: Object.fromEntries(KIND_NAMES.map((kind) => [kind, { $ref: `#/definitions/${kind}` }])),
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

/** Removes titles, because each would become a type of its own, and any keys next to a $ref. */
function lean(node: unknown, definition = false): unknown {
  if (Array.isArray(node)) return node.map((item) => lean(item));
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node) return { $ref: node.$ref };
  const { title, examples, if: condition, then, else: otherwise, ...rest } = node as JsonSchema;
  if (condition) return { ...rest, anyOf: [lean(then), lean(otherwise)] };
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
