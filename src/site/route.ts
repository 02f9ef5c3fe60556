import type { Catalog } from '../model/catalog.ts';
import { digest } from '../model/digest.ts';
import { frameView, type FrameView } from '../views/frame.ts';

/**
 * One path of a page module: its props with those of the frame, and their digest as the cache key. The first seven
 * characters of the digest are the revision, which is printed and stored with ticks. Props that are not shown, such as
 * the path of a file on this disk, go into `unhashed`, which is not part of the digest.
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

/** The props of every page. */
export type PageProps<P> = P & { frame: FrameView; revision: string };
