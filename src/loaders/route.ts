import type { Catalog } from '../catalog/catalog.ts';
import { digest } from '../catalog/digest.ts';
import { shellView, type ShellView } from '../catalog/shell.ts';

/**
 * One path of a page module: its props with the shell's, their digest as the cache key, and its first seven
 * characters as the revision that is printed and under which ticks are kept.
 */
export function route<P extends object>(
  catalog: Catalog,
  params: Record<string, string | undefined>,
  props: P,
): Route<P> {
  const all = { ...props, shell: shellView(catalog) };
  const cacheKey = digest(all);
  return { params, props: { ...all, revision: cacheKey.slice(0, 7) }, cacheKey };
}

export interface Route<P> {
  params: Record<string, string | undefined>;
  props: PageProps<P>;
  cacheKey: string;
}

/** What every page gets. */
export type PageProps<P> = P & { shell: ShellView; revision: string };
