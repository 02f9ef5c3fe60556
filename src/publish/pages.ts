import { build, type AstroIntegration, type AstroPrerenderer } from 'astro';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadResult } from '../loaders/catalog.ts';
import { exchange } from '../site/build-context.ts';
import { PROJECT } from '../loaders/project.ts';
import type { Workplace } from './output.ts';
import { isSearched } from './search-index.ts';
import { headOf } from './static-page.ts';
import { keepWarm, startWarm } from './warm-start.ts';

/**
 * Lets Astro render every page of a checked catalog into the workplace. Pages that cannot have changed since the last
 * build are taken over from it. Calls `onSearched` when the pages that are searched are there and others are not yet, if
 * there are many of those. Throws what Astro throws.
 */
export async function renderPages(
  checked: ReadResult,
  base: string,
  workplace: Workplace,
  onSearched: () => void,
): Promise<void> {
  const { next, cache } = workplace;
  if (!(await startWarm(cache, PROJECT))) await rm(cache, { recursive: true, force: true });
  exchange.checked = checked;
  try {
    const integrations = [searchedFirst(onSearched)];
    await build({ root: PROJECT, base, outDir: next, cacheDir: cache, logLevel: 'warn', integrations });
  } finally {
    exchange.checked = undefined;
  }
  await keepWarm(cache, PROJECT);
}

/** Renders the pages that are searched before all others, and tells when so many of the others are there that they are. */
function searchedFirst(onSearched: () => void): AstroIntegration {
  let others = 0;
  const order = (prerenderer: AstroPrerenderer): AstroPrerenderer => ({
    ...prerenderer,
    getStaticPaths: async () => {
      const paths = await prerenderer.getStaticPaths();
      const rank = ({ pathname }: (typeof paths)[number]): number => (isSearched(pathname) ? 0 : 1);
      return paths.sort((a, b) => rank(a) - rank(b));
    },
    render: (request, options) => {
      if (!isSearched(options.routeData.route) && ++others === MANY) onSearched();
      return prerenderer.render(request, options);
    },
  });
  return {
    name: 'muster-searched-first',
    hooks: { 'astro:build:start': ({ setPrerenderer }) => setPrerenderer(order) },
  };
}

/**
 * Whether Astro can build into a folder. It puts the modules that render into the site's own folder if that begins like
 * the current one, and outside the repository they find none of the packages that they import.
 */
export function canRenderInto(folder: string): boolean {
  return folder.startsWith(PROJECT) || !folder.startsWith(process.cwd());
}

/** What the rendered pages have in their head in common. Throws if there is no home page. */
export async function sharedHead(site: string): Promise<string> {
  return headOf(await readFile(join(site, 'index.html'), 'utf8'));
}

/** A few pages are rendered and written at the same time, so the first of the others proves nothing yet. */
const MANY = 100;
