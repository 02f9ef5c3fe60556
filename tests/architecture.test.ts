import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { ROUTES } from '../src/model/addresses.ts';
import { routeOfPage, routeProblem } from '../src/site/route-table.ts';

/** The adoption begins with the shipped handbook. */
const MAY_READ = ['tests/adopt.test.ts'];

/** A call that reads the folder itself, or files in it by their names or by a pattern. */
const READS_HANDBOOK =
  /(?:[rR]ead\w*|[cC]atalog\w*|[sS]ources\w*|contentOf|export\w*|globSync|cpSync|existsSync)\(\s*\[?['"`](?:content|docs)\b/;

test('no module of src is in a cycle of imports, types included', () => {
  assert.deepEqual(cyclesIn(importsOf(globSync('src/**/*.{ts,astro}'))), []);
});

test('a cycle is found, over any number of modules', () => {
  const imports = new Map([
    ['a', ['b', 'd']],
    ['b', ['c']],
    ['c', ['b']],
    ['d', []],
  ]);
  assert.deepEqual(cyclesIn(imports), [['b', 'c', 'b']]);
});

test('every page of the site is a row of the table of addresses, and every row has its page', () => {
  const pages = globSync('**/*.astro', { cwd: 'src/site/pages' }).map(routeOfPage);
  assert.deepEqual(pages.sort(), ROUTES.map(({ path }) => path).sort());
});

test('a page without a row, and a row without a page, stop the build with what to do', () => {
  const files = globSync('**/*.astro', { cwd: 'src/site/pages' });
  assert.equal(routeProblem(files), undefined);
  assert.match(
    routeProblem([...files, 'vendors/[vendor].astro']) ?? '',
    /^No row for \/vendors\/\[vendor\]\//,
  );
  assert.match(routeProblem(files.filter((file) => file !== '404.astro')) ?? '', /^No page for \/404\//);
});

test('only the tests of the shipped handbook read it: what an organisation writes turns no other test red', () => {
  const theirs = globSync(['src/**/*.test.ts', 'tests/*.ts']).filter((file) => !MAY_READ.includes(file));
  const reads = theirs.filter((file) => READS_HANDBOOK.test(readFileSync(file, 'utf8')));
  assert.deepEqual(reads, []);
  assert.match(readFileSync('tests/content/handbook.test.ts', 'utf8'), READS_HANDBOOK);
});

/** What each file imports from among the others, whether for its values or for its types. */
function importsOf(files: string[]): Map<string, string[]> {
  return new Map(
    files.map((file) => [
      file,
      [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^'?]+)/g)].map(([, path = '']) =>
        normalize(join(dirname(file), path)),
      ),
    ]),
  );
}

/** The cycles that a search in depth meets, each from its first module back to that module. */
function cyclesIn(imports: Map<string, string[]>): string[][] {
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file]);
    if (path.includes(file) || done.has(file)) return;
    for (const next of imports.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return found;
}
