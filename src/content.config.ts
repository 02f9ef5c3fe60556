import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogLoader } from './loaders/content.ts';
import { readEnvironment } from './loaders/environment.ts';
import type { StoredEntry } from './loaders/store.ts';

const content = pathToFileURL(join(readEnvironment().content, '/'));

export const collections = {
  /** All content, checked against our own schemas: this one only gives it its type. */
  catalog: defineCollection({ loader: catalogLoader(), schema: z.custom<StoredEntry>() }),
  /** The MDX of the handbook and of examples, for render() and nothing else. */
  texts: defineCollection({
    loader: glob({
      base: content,
      pattern: ['handbook/*/*.mdx', 'examples/*/*.mdx'],
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    }),
  }),
};
