import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alertViews, onlyRunbook } from '../views/alert.ts';
import type { Catalog } from '../model/catalog.ts';
import { alertRedirectViews } from '../views/redirect.ts';
import { fileAt, type Files } from './files.ts';
import { redirectPage, type Frame } from './static-page.ts';

/** For every alert that one runbook answers, a redirect to that runbook under each of its addresses. */
export function alertRedirects(catalog: Catalog, frame: Frame): Files {
  return new Map(
    alertRedirectViews(catalog).map(({ from, to, title }) => [fileAt(from), redirectPage(frame, title, to)]),
  );
}

/**
 * For every alert that several runbooks answer, the page that Astro rendered under its slug, under each of its addresses.
 * Astro cannot write both, because on some disks they are the same folder.
 */
export async function alertSpellings(catalog: Catalog, site: string): Promise<Files> {
  const shared = alertViews(catalog).filter((alert) => !onlyRunbook(alert));
  const files = await Promise.all(
    shared.map(async ({ addresses }) => {
      const files = addresses.map(fileAt);
      const html = await readFile(join(site, files[0] ?? ''), 'utf8');
      return files.map((file): [string, string] => [file, html]);
    }),
  );
  return new Map(files.flat());
}
