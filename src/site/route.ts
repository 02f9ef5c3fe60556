import type { Catalog } from '../model/catalog.ts';
import type { Interface } from '../model/interface.ts';
import { digest } from '../model/digest.ts';
import { buildContext } from './build-context.ts';
import { frameView, isPageSource, type FrameView } from '../views/frame.ts';

/**
 * One path of a page module: its props with those of the frame, their digest as the cache key, and a revision, which is
 * printed and stored with ticks. The revision leaves out where the page comes from, so that a moved file or a new release
 * makes no printed card and no tick look outdated. Props that are not shown, such as the path of a file on this disk,
 * go into `unhashed`, which is part of neither.
 */
export function route<P extends object, B extends object = object>(
  catalog: Catalog,
  params: Record<string, string | undefined>,
  props: P,
  unhashed?: B,
): Route<P & B> {
  const shown = { ...props, frame: frameView(catalog) };
  const revision = digest(shown, isPageSource).slice(0, 7);
  const words = buildContext.interface;
  // Words are part of the page, but new ones make no printed card and no tick look outdated.
  const cacheKey = digest([shown, catalog.words, words && wordsKey(words)]);
  return { params, props: { ...shown, ...(unhashed as B), revision }, cacheKey };
}

/** What stands for the words of an interface, worked out once for each. */
function wordsKey(words: Interface): string {
  let key = keys.get(words);
  if (key === undefined) {
    key = digest([words.language, [...words.translated], [...words.english]]);
    keys.set(words, key);
  }
  return key;
}

const keys = new WeakMap<Interface, string>();

export interface Route<P> {
  params: Record<string, string | undefined>;
  props: PageProps<P>;
  cacheKey: string;
}

/** The props of every page. */
export type PageProps<P> = P & { frame: FrameView; revision: string };
