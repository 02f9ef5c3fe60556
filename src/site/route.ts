import type { Catalog } from '../model/catalog.ts';
import { digest } from '../model/digest.ts';
import { frameView, type FrameView } from '../views/frame.ts';

/**
 * One path of a page module: its props with the shell's, their digest as the cache key, and its first seven
 * characters as the revision that is printed and under which ticks are kept. What the page needs and does not show, as
 * the place of a file on this disk, is `unhashed`: it has no part in the digest.
 */
export function route<P extends object, B extends object = object>(
  catalog: Catalog,
  params: Record<string, string | undefined>,
  props: P,
  unhashed?: B,
): Route<P & B> {
  const shown = { ...props, frame: frameView(catalog) };
  const cacheKey = digest(shown);
  return { params, props: { ...shown, ...(unhashed as B), revision: cacheKey.slice(0, 7) }, cacheKey };
}

export interface Route<P> {
  params: Record<string, string | undefined>;
  props: PageProps<P>;
  cacheKey: string;
}

/** What every page gets. */
export type PageProps<P> = P & { frame: FrameView; revision: string };
