import { defineConfig } from 'astro/config';
import { buildDay } from './src/loaders/build-day.ts';
import { PROJECT, usualHandbook } from './src/loaders/project.ts';
import { siteConfig } from './src/site/config.ts';

// For astro check and astro sync. Our commands pass options of their own and do not read this file.
export default defineConfig(
  siteConfig({
    content: `${PROJECT}${usualHandbook(PROJECT)}`,
    out: `${PROJECT}dist`,
    base: '/',
    audience: undefined,
    rules: undefined,
    now: buildDay(),
  }),
);
