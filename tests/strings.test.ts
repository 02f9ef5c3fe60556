import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { ENGLISH } from '../src/model/language.ts';
import { parseArea } from '../src/model/interface-text.ts';

const FOLDER = 'src/site/strings';
const areas = new Map(
  globSync(`${FOLDER}/**/*.${ENGLISH}.yaml`).map((path) => [
    path.slice(FOLDER.length + 1, -`.${ENGLISH}.yaml`.length),
    parseArea(readFileSync(path, 'utf8')),
  ]),
);

test('every text of the interface is used', () => {
  const used = new Set(globSync('src/site/**/*.{astro,ts}').flatMap((path) => keysUsedIn(path)));
  const isUsed = (name: string): boolean =>
    [...used].some((use) => (use.endsWith('*') ? name.startsWith(use.slice(0, -1)) : name === use));
  const all = [...areas].flatMap(([area, texts]) => [...texts.keys()].map((key) => `${area}:${key}`));
  assert.deepEqual(
    all.filter((name) => !isUsed(name)),
    [],
  );
});

/** The texts that a file uses, each as area:key; a key that is put together ends in a star. */
function keysUsedIn(path: string): string[] {
  const source = readFileSync(path, 'utf8');
  const script = /from '\.\/strings\/(\w+)\.ts'/.exec(source)?.[1];
  if (script) return scriptKeys(source, `browser/${basename(script)}`);
  const accessors = [...source.matchAll(/const (\w+) = strings\('([\w/]+)'\)/g)];
  return accessors.flatMap(([, name = '', area = '']) =>
    callsOf(source, name).map((key) => `${area}:${key}`),
  );
}

/** The keys in calls as t('key'), t.html(`group.${name}`) or t(is ? 'key' : 'other'). */
function callsOf(source: string, accessor: string): string[] {
  const call = `\\b${accessor}(?:\\.html)?\\(\\s*((?:[^(){},$]|\\$\\{[^}]*\\})*)(?=[,)])`;
  const calls = source.matchAll(new RegExp(call, 'g'));
  return [...calls].flatMap(([, argument = '']) =>
    [...argument.matchAll(/'([^']+)'|`([^`$]+)\$\{/g)].map(([, key, start]) => key ?? `${start ?? ''}*`),
  );
}

function scriptKeys(source: string, area: string): string[] {
  const members = [...source.matchAll(/\bwords\.(\w+)(?:\.(\w+))?/g)].flatMap(([, name = '', member]) =>
    member === undefined ? [name, `${name}.*`] : [`${name}.${member}`],
  );
  const named = /import \{ ([^}]+) \} from '\.\/strings/.exec(source)?.[1]?.split(', ') ?? [];
  return [...members, ...named].map((key) => `${area}:${key}`);
}
