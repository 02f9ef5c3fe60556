import { globSync } from 'node:fs';
import { join, sep } from 'node:path';
import { publicFiles } from '../loaders/catalog.ts';
import { PROJECT } from '../loaders/project.ts';
import { pagesOf } from '../exports/site.ts';
import type { Catalog } from '../model/catalog.ts';
import { fileAt } from './files.ts';

/**
 * Compares the pages in the folder of a site with those that the table of addresses has for its catalog. Astro leaves a page
 * out without an error if its template does not name it, and a page from an earlier build may be taken over.
 */
export function pageDifference(catalog: Catalog, site: string): PageDifference {
  const expected = [
    ...[...pagesOf(catalog, guidePages())].map((address) =>
      address === '/404/' ? '404.html' : fileAt(address),
    ),
    ...publicFiles().flatMap((path) => (path.endsWith('.html') ? [path.slice(1)] : [])),
  ];
  const written = globSync('**/*.html', { cwd: site }).map((path) => path.split(sep).join('/'));
  return { missing: without(expected, written), extra: without(written, expected) };
}

/** The files of one list that another does not have, sorted. Their case is ignored, because a disk may ignore it. */
function without(files: string[], others: string[]): string[] {
  const known = new Set(others.map((file) => file.toLowerCase()));
  return files.filter((file) => !known.has(file.toLowerCase())).sort();
}

function guidePages(): string[] {
  return globSync('*.md', { cwd: join(PROJECT, 'docs/contribute') }).map((name) =>
    name === 'index.md' ? '/contribute/' : `/contribute/${name.replace(/\.md$/, '')}/`,
  );
}

/** Files of pages, by their path in the site. */
export interface PageDifference {
  missing: string[];
  extra: string[];
}
