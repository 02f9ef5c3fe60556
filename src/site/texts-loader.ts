import type { Loader, LoaderContext } from 'astro/loaders';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pathOf, type LayerFolder } from '../loaders/layers.ts';
import { addressOf } from '../model/addresses.ts';
import { entriesOf, type Catalog } from '../model/catalog.ts';
import { buildContext } from './build-context.ts';

/**
 * Stores where the MDX of each page of the shown catalog is, by the page's address, for render(). Astro's own glob() stores
 * what is in one folder. Here a page may be in any folder, and a page that the catalog does not hold must not be rendered.
 */
export function textsLoader(): TextsLoader {
  let context: LoaderContext | undefined;
  let shown: Shown | undefined;
  const store = (): void => {
    if (context && shown) storeTexts(context, shown);
  };
  return {
    name: TEXTS_LOADER,
    // Astro starts all loaders at the same time, so the catalog may come before this or after it.
    load: (started) => {
      context = started;
      store();
      return Promise.resolve();
    },
    show: (next) => {
      shown = next;
      showBodies(next);
      store();
    },
  };
}

/** Passes the text of each page on to the compiler, and says which have changed. */
function showBodies({ catalog, layers }: Shown): void {
  const texts = TEXT_KINDS.flatMap((kind) =>
    entriesOf(catalog, kind).map(({ file, text }) => ({ path: pathOf(layers, file) ?? file, text })),
  );
  const bodies = new Map(texts.map(({ path, text }) => [path, text?.body ?? '']));
  const earlier = buildContext.bodies;
  buildContext.bodies = bodies;
  buildContext.anchors = new Map(texts.map(({ path, text }) => [path, text?.headings ?? []]));
  if (earlier)
    buildContext.onBodies?.([...bodies.keys()].filter((path) => bodies.get(path) !== earlier.get(path)));
}

/** The name by which Astro is asked to run the loader again. */
export const TEXTS_LOADER = 'muster-texts';

/** Replaces everything, so that nothing of an earlier build or of a page's earlier place is left. */
function storeTexts({ store, config }: LoaderContext, { catalog, layers }: Shown): void {
  const root = fileURLToPath(config.root);
  store.clear();
  for (const kind of TEXT_KINDS)
    for (const { id, file } of entriesOf(catalog, kind)) {
      const path = pathOf(layers, file);
      if (path === undefined) continue;
      store.set({
        id: addressOf(kind, id),
        data: {},
        filePath: asUrl(relative(root, path)),
        // Astro then imports the file as a module when the page is rendered.
        deferredRender: true,
      });
    }
}

/** Astro reads the path as a URL that starts at its root. */
function asUrl(path: string): string {
  return path.split(sep).map(encodeURIComponent).join('/');
}

/** The kinds of content whose pages are written in MDX. */
export const TEXT_KINDS = ['page', 'example'] as const;

export type TextsLoader = Loader & {
  /** Shows another catalog from now on. */
  show: (shown: Shown) => void;
};

/** A catalog, and the folders that its files are in. */
interface Shown {
  catalog: Catalog;
  layers: readonly LayerFolder[];
}
