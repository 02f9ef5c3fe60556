import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildContext, currentOptions } from './build-context.ts';

const content = pathToFileURL(join(currentOptions().content, '/'));

const { loader } = buildContext;
if (!loader) throw new Error('No loader. siteConfig() sets it.');

/** The guide for contributors. It is about the repository, and organisations do not edit it. */
const guide = new URL('../../docs/contribute/', import.meta.url);

export const collections = {
  /** All content. It is checked against our own schemas, and pages get it from storedCatalog(). */
  catalog: defineCollection({ loader, schema: z.object({ digest: z.string() }) }),
  /** The MDX of the handbook and of examples, only for render(). */
  texts: defineCollection({
    loader: glob({
      base: content,
      pattern: ['handbook/*/*.mdx', 'worked/*/*.mdx'],
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    }),
  }),
  /** The guide at /contribute/. Plain Markdown, which follows the same rules as the handbook's pages when rendered. */
  contribute: defineCollection({
    loader: glob({ base: guide, pattern: '*.md' }),
    schema: z.object({ title: z.string(), purpose: z.string(), order: z.number() }),
  }),
};
