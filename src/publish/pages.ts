import { build, type AstroIntegration, type AstroPrerenderer } from 'astro';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadResult } from '../loaders/catalog.ts';
import { buildContext, type SiteOptions } from '../site/build-context.ts';
import { siteConfig } from '../site/config.ts';
import { ASTRO_ROOT, IS_PACKAGE, PROJECT } from '../loaders/project.ts';
import { prepareAstroRoot } from './astro-root.ts';
import { waitForLock } from './lock.ts';
import type { Workplace } from './output.ts';
import { isSearched } from './search-index.ts';
import { headOf } from './static-page.ts';
import { keepWarm, startWarm } from './warm-start.ts';

/**
 * Renders every page of a checked catalog into the workplace, with Astro. Reuses the pages that cannot have changed since
 * the last build. Calls `onSearched` once the searched pages are written, if many other pages follow, and `onWait` if another
 * build has to finish first. Throws Astro's errors.
 */
export async function renderPages(
  checked: ReadResult,
  options: SiteOptions,
  workplace: Workplace,
  { onSearched, onWait }: { onSearched: () => void; onWait: () => void },
): Promise<void> {
  const { next, cache } = workplace;
  // Wherever the site is written, Astro keeps modules of its content in this folder.
  const release = await waitForLock(join(ASTRO_ROOT, '.astro', 'muster-lock'), onWait);
  const before = process.cwd();
  try {
    if (!(await startWarm(cache, PROJECT))) await rm(cache, { recursive: true, force: true });
    buildContext.checked = checked;
    prepareAstroRoot();
    // Astro puts the rendering modules of a site that is elsewhere into the current folder, where they find no packages.
    if (IS_PACKAGE) process.chdir(ASTRO_ROOT);
    const config = siteConfig(options);
    await build({
      ...config,
      root: ASTRO_ROOT,
      configFile: false,
      outDir: next,
      cacheDir: cache,
      logLevel: 'warn',
      integrations: [...(config.integrations ?? []), searchedFirst(onSearched)],
    });
  } finally {
    process.chdir(before);
    buildContext.checked = undefined;
    release();
  }
  await keepWarm(cache, PROJECT);
}

/** Renders the searched pages before all others, and reports when they must be written. */
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
 * Whether Astro can build into a folder. If its path starts like the current folder's, Astro puts the rendering modules
 * there, and outside the repository they cannot find the packages that they import.
 */
export function canRenderInto(folder: string): boolean {
  return folder.startsWith(ASTRO_ROOT) || !folder.startsWith(IS_PACKAGE ? ASTRO_ROOT : process.cwd());
}

/** The part of the head that all rendered pages share. Throws if there is no home page. */
export async function sharedHead(site: string): Promise<string> {
  return headOf(await readFile(join(site, 'index.html'), 'utf8'));
}

/** Several pages are rendered and written at the same time, so the first of the others does not prove anything yet. */
const MANY = 100;
