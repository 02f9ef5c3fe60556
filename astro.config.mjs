import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { devServer } from './src/publish/dev-server.ts';
import { catalogLoader } from './src/site/catalog-loader.ts';
import { readEnvironment } from './src/loaders/environment.ts';
import { VOCABULARY } from './src/model/vocabulary.ts';
import { exchange } from './src/site/build-context.ts';
import { markdownProcessor } from './src/markdown/processor.ts';
import { routeTable } from './src/site/route-table.ts';

process.env.ASTRO_TELEMETRY_DISABLED = '1';
process.env.ASTRO_DISABLE_UPDATE_CHECK = 'true';

const environment = readEnvironment();
exchange.loader = catalogLoader();

export default defineConfig({
  output: 'static',
  srcDir: './src/site',
  base: environment.base,
  outDir: environment.out,
  trailingSlash: 'always',
  // Astro's default removes the space between inline elements on separate lines.
  compressHTML: true,
  // The content security policy allows nothing inline.
  build: { inlineStylesheets: 'never', concurrency: 4 },
  devToolbar: { enabled: false },
  markdown: {
    processor: markdownProcessor({
      base: environment.base,
      vocabulary: VOCABULARY,
      terms: () => exchange.terms ?? [],
    }),
    syntaxHighlight: false,
  },
  integrations: [mdx(), routeTable(), devServer(environment)],
  vite: {
    // What the benchmark leaves behind has more files than a system can watch.
    server: { watch: { ignored: ['**/.bench/**'] } },
    build: {
      assetsInlineLimit: 0,
      // Astro's own MDX modules carry a directive that the bundler does not know.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
  experimental: { incrementalBuild: true },
});
