import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { buildCatalog, type BuildResult } from '../src/check/build-catalog.ts';
import { loadShell } from '../src/loaders/shell.ts';

const parseShell = await loadShell();
const BASE = 'tests/fixtures/base';
const files = new Map(
  globSync('**/*.{yaml,mdx}', { cwd: BASE }).map((path) => [path, readFileSync(join(BASE, path), 'utf8')]),
);

/** The path of the runbook of the base. */
export const RUNBOOK = 'teams/orders/runbooks/order-queue.yaml';

/** The data of a file of the base, with some of its keys replaced; a key that is undefined is left out. */
export function fromBase(path: string, keys: object = {}): object {
  return Object.fromEntries(
    Object.entries({ ...(load(files.get(path) ?? '') as object), ...keys }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

/** The base as the check sees it with some files replaced or added, by their paths. */
export function checkBase(changed: Record<string, object>): BuildResult {
  const texts = Object.entries(changed).map(([path, data]): [string, string] => [
    path,
    path.endsWith('.json') ? JSON.stringify(data, null, 2) : dump(data, { noRefs: true }),
  ]);
  return buildCatalog(
    [...new Map([...files, ...texts])].map(([path, text]) => ({ path, text })),
    { now: new Date('2026-11-24'), parseShell },
  );
}
