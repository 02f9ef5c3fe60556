import type { Catalog } from '../model/catalog.ts';
import { redirectViews } from '../views/redirect.ts';
import { fileAt, type Files } from './files.ts';
import { redirectPage, type Frame } from './static-page.ts';

/** The pages that redirect from former ids and other names, by path. */
export function redirects(catalog: Catalog, frame: Frame): Files {
  return new Map(
    redirectViews(catalog).map(({ from, to, title }) => [fileAt(from), redirectPage(frame, title, to)]),
  );
}
