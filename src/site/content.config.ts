import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { buildContext } from './build-context.ts';

const { loaders } = buildContext;
if (!loaders) throw new Error('No loaders. siteConfig() sets them.');

/** The guide for contributors. It is about the repository, and organisations do not edit it. */
const guide = new URL('../../docs/contribute/', import.meta.url);

export const collections = {
  /** All content. It is checked against our own schemas, and pages get it from storedCatalog(). */
  catalog: defineCollection({ loader: loaders.catalog, schema: z.object({ digest: z.string() }) }),
  /** Where the MDX of the handbook and of examples is, only for render(). */
  texts: defineCollection({ loader: loaders.texts }),
  /** The guide at /contribute/. Plain Markdown, which follows the same rules as the handbook's pages when rendered. */
  contribute: defineCollection({
    loader: glob({ base: guide, pattern: '*.md' }),
    schema: z.object({ title: z.string(), purpose: z.string(), order: z.number() }),
  }),
};
