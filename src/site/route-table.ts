import type { AstroIntegration } from 'astro';
import { CommandError } from '../diagnostics/command-error.ts';
import { ROUTES } from '../model/addresses.ts';

/** Stops the build with a CommandError when the pages of the site and the table of addresses differ. */
export function routeTable(): AstroIntegration {
  return {
    name: 'muster-route-table',
    hooks: {
      'astro:routes:resolved': ({ routes }) => {
        const pages = routes.flatMap(({ entrypoint, origin, type }) =>
          origin === 'project' && type === 'page' ? [entrypoint.replace(/^.*?src\/site\/pages\//, '')] : [],
        );
        const problem = routeProblem(pages);
        if (problem !== undefined) throw new CommandError(problem);
      },
    },
  };
}

/** The route of a page's file, relative to the folder of pages, as the table of addresses writes it. */
export function routeOfPage(file: string): string {
  const path = file.replace(/\.astro$/, '').replace(/(^|\/)(index|\[\.\.\.index\])$/, '');
  return path === '' ? '/' : `/${path}/`;
}

/** Describes a difference between the pages of the site and the table of addresses; undefined if there is none. */
export function routeProblem(files: string[]): string | undefined {
  const pages = files.map(routeOfPage);
  const listed = ROUTES.map(({ path }) => path);
  const unlisted = pages.filter((page) => !listed.includes(page));
  const missing = listed.filter((path) => !pages.includes(path));
  if (unlisted.length)
    return `No row for ${unlisted.join(', ')}. Add one to ROUTES in src/model/addresses.ts.`;
  if (missing.length)
    return `No page for ${missing.join(', ')}. Add one to src/site/pages, or remove the row from ROUTES in src/model/addresses.ts.`;
  return undefined;
}
