import mdx from '@astrojs/mdx';
import type { AstroInlineConfig } from 'astro';
import { join } from 'node:path';
import { PROJECT } from '../loaders/project.ts';
import { markdownProcessor } from '../markdown/processor.ts';
import { VOCABULARY } from '../model/vocabulary.ts';
import { buildContext, type SiteOptions } from './build-context.ts';
import { catalogLoader } from './catalog-loader.ts';
import { routeTable } from './route-table.ts';
import { shownTexts } from './shown-texts.ts';
import { shownWords } from './shown-words.ts';
import { textsLoader } from './texts-loader.ts';

/** Astro's configuration for a site. Also hands the options to the pages, through the build context. */
export function siteConfig(options: SiteOptions): AstroInlineConfig {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
  buildContext.options = options;
  const texts = textsLoader();
  buildContext.loaders = { catalog: catalogLoader(options, texts.show), texts };
  return {
    output: 'static',
    srcDir: join(PROJECT, 'src/site'),
    publicDir: join(PROJECT, 'public'),
    base: options.base,
    outDir: options.out,
    trailingSlash: 'always',
    // Astro's default removes the space between inline elements on separate lines.
    compressHTML: true,
    // The content security policy allows nothing inline.
    build: { inlineStylesheets: 'never', concurrency: 4 },
    devToolbar: { enabled: false },
    markdown: {
      processor: markdownProcessor({
        base: options.base,
        vocabulary: VOCABULARY,
        terms: () => buildContext.terms ?? [],
        anchors: (path) => buildContext.anchors?.get(path) ?? [],
      }),
      syntaxHighlight: false,
    },
    integrations: [mdx(), routeTable()],
    vite: {
      plugins: [shownTexts(), shownWords()],
      // The benchmark leaves more files behind than a system can watch.
      server: { watch: { ignored: ['**/.bench/**'] } },
      build: {
        assetsInlineLimit: 0,
        // Astro's own MDX modules carry a directive that the bundler does not know.
        rolldownOptions: { checks: { moduleLevelDirective: false } },
      },
    },
    experimental: { incrementalBuild: true },
  };
}
