import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { buildSite } from '../../src/publish/site.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Marking } from '../../src/model/content.ts';
import type { ReadResult } from '../../src/loaders/catalog.ts';
import { buildDay } from '../../src/loaders/build-day.ts';
import { headline } from '../../src/report/pretty.ts';
import { scratch } from '../scratch.ts';

/**
 * A variant of the site, built as `npm run build` builds it, into a folder of its own. Each is built once in a process,
 * and all tests of this folder run in one process, so that they share them.
 */
export function built(variant: Variant): Promise<Site> {
  const key = JSON.stringify([variant.content, variant.audience, variant.base]);
  const site = sites.get(key) ?? build(variant, join(scratch(), 'dist'));
  sites.set(key, site);
  return site;
}

/** Builds a variant into a folder: warm, if something was built there before. Rejects if the content has errors. */
export function build(variant: Variant, out: string): Promise<Site> {
  return inTurn(() => buildNow(variant, out));
}

/** Builds after every build that was asked for before, because one process builds one site at a time. */
export function inTurn<T>(build: () => Promise<T>): Promise<T> {
  const result = queue.then(build);
  queue = result.catch(() => undefined);
  return result;
}

async function buildNow({ content, audience, base = '/' }: Variant, out: string): Promise<Site> {
  const options = { content: resolve(content), audience, base, out, now: buildDay(), rules: undefined };
  const outcome = await buildSite(options, () => undefined);
  if (outcome.type === 'refused') assert.fail(outcome.checked.diagnostics.map(headline).join('\n'));
  if (outcome.type === 'incomplete') assert.fail(JSON.stringify(outcome));
  const { catalog, textOf } = outcome.checked;
  return { folder: out, base, catalog, textOf };
}

let queue: Promise<unknown> = Promise.resolve();
const sites = new Map<string, Promise<Site>>();

/** What is built, and how. */
export interface Variant {
  content: string;
  /** Who reads it; whom the organisation names, if left out. */
  audience?: Marking | undefined;
  /** Where it is published; `/` if left out. */
  base?: string;
}

/** A built site and the catalog that it was built from. */
export interface Site {
  folder: string;
  base: string;
  catalog: Catalog;
  /** The text of a source file, as the catalog names it. */
  textOf: ReadResult['textOf'];
}
