import { globSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { ENGLISH } from '../src/model/language.ts';
import { isMarkup, parseArea, valueOf, type Text } from '../src/model/interface-text.ts';
import { moduleOf, parametersOf } from '../src/site/script-words.ts';

const help = `Usage: npm run strings [-- --check]

Writes what the words of the interface, src/site/strings/**/*.${ENGLISH}.yaml, are made into:
  src/site/strings/types.ts   the keys of each area with their parameters, as types
  src/site/browser/strings/   one module for each script, so that a page loads only the words of its scripts
  schemas/interface.json      the schema by which an editor completes strings.<language>.yaml, and the check knows its keys

  --check   write nothing; exit 1 if a file is stale
  --help    this text`;

const SOURCE = 'src/site/strings';
const ENDING = `.${ENGLISH}.yaml`;
const BANNER = '// Generated from src/site/strings by `npm run strings`. Do not edit.';
const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });

if (values.help) console.log(help);
else {
  const files = await generate();
  const stale = [...files].filter(([path, text]) => text !== read(path)).map(([path]) => path);
  if (values.check) {
    for (const path of stale) console.error(`${path} is stale. Run: npm run strings`);
    process.exitCode = stale.length ? 1 : 0;
  } else {
    for (const path of stale) await write(path, files.get(path) ?? '');
    console.log(`Wrote ${stale.length} of ${files.size} files.`);
  }
}

async function generate(): Promise<Map<string, string>> {
  const areas = new Map(
    globSync(`${SOURCE}/**/*${ENDING}`)
      .sort()
      .map((path) => [path.slice(SOURCE.length + 1, -ENDING.length), parseArea(readFileSync(path, 'utf8'))]),
  );
  const scripts = [...areas].filter(([area]) => area.startsWith('browser/'));
  return new Map([
    [`${SOURCE}/types.ts`, await pretty(typesOf(areas))],
    ['schemas/interface.json', schemaOf(areas)],
    ...(await Promise.all(
      scripts.map(async ([area, texts]): Promise<[string, string]> => [
        `src/site/browser/strings/${basename(area)}.ts`,
        await pretty(`${BANNER}\n${moduleOf(texts, ENGLISH)}`),
      ]),
    )),
  ]);
}

/** Each string by its id, which is its area and its key, on a line of its own. The English words describe it. */
function schemaOf(areas: Map<string, Map<string, Text>>): string {
  const strings = [...areas].flatMap(([area, texts]) =>
    [...texts].map(
      ([key, text]) => `${JSON.stringify(`${area}.${key}`)}: ${JSON.stringify(stringSchema(text))}`,
    ),
  );
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Strings of the interface' };
  const rest = { ...head, type: 'object', additionalProperties: false, properties: {} };
  return `${JSON.stringify(rest).slice(0, -2)}\n${strings.join(',\n')}\n}}\n`;
}

function stringSchema(text: Text): object {
  const english = valueOf(text);
  if (typeof english === 'string') return { type: 'string', description: english };
  return { type: 'object', description: Object.values(english).join(' · '), default: english };
}

function typesOf(areas: Map<string, Map<string, Text>>): string {
  const members = (markup: boolean): string =>
    [...areas].map(([area, texts]) => `${JSON.stringify(area)}: ${keysOf(texts, markup)};`).join('\n');
  return [
    BANNER,
    '/** The texts of each area by key, each with the parameters that it takes. */',
    `export interface Texts { ${members(false)} }`,
    '/** The same for texts with markup in them. */',
    `export interface Markup { ${members(true)} }`,
    'type Value = string | number;',
  ].join('\n');
}

function keysOf(texts: Map<string, Text>, markup: boolean): string {
  const keys = [...texts]
    .filter(([, text]) => isMarkup(text) === markup)
    .map(([key, text]) => `${JSON.stringify(key)}: [${parametersOf(text)}];`);
  return keys.length ? `{ ${keys.join('\n')} }` : 'object';
}

function pretty(source: string): Promise<string> {
  return format(source, { parser: 'typescript', singleQuote: true, printWidth: 110 });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
