import type { Loader, LoaderContext } from 'astro/loaders';
import { emptyCatalog, type Catalog } from '../model/catalog.ts';
import { digest } from '../model/digest.ts';
import { ALONE } from '../model/layer.ts';
import { linkedTerms } from '../views/glossary.ts';
import { readCatalog } from '../loaders/catalog.ts';
import { readInterface } from '../loaders/translation.ts';
import { buildDay } from '../loaders/build-day.ts';
import { layersOf, type LayerFolder } from '../loaders/layers.ts';
import { buildContext, type Reading, type SiteOptions } from './build-context.ts';
import type { TextsLoader } from './texts-loader.ts';

/**
 * Reads all layers of the content for the pages whenever Astro asks for it, and passes each catalog on to the loader of
 * texts. The dev server never throws, but keeps the last content without errors and shows the findings in the browser and
 * the terminal. A build throws an error.
 */
export function catalogLoader(options: SiteOptions, showTexts: TextsLoader['show']): Loader {
  let good: Catalog | undefined;
  return {
    name: CATALOG_LOADER,
    load: async (context) => {
      const show = ({ catalog, diagnostics }: Checked, layers: readonly LayerFolder[]): void => {
        buildContext.findings = diagnostics;
        fill(context, catalog);
        showTexts({ catalog, layers });
      };
      if (!context.watcher) {
        show(await readChecked(options), layersOf(options.content).layers);
        return;
      }
      const start = performance.now();
      // The dev server may run past midnight.
      const current = (buildContext.options = { ...options, now: buildDay() });
      const attempt = await readAnyhow(current);
      if (attempt.result.diagnostics.every(({ level }) => level !== 'error')) {
        good = attempt.result.catalog;
        show(attempt.result, attempt.layers);
      }
      buildContext.onReading?.({ ...attempt, good, seconds: (performance.now() - start) / 1000 });
    },
  };
}

/** The name by which Astro is asked to run the loader again. */
export const CATALOG_LOADER = 'muster-catalog';

async function readChecked({ content, now, audience }: SiteOptions): Promise<Checked> {
  const checked = buildContext.checked ?? (await readCatalog(content, { now, audience }));
  const { diagnostics } = checked;
  const errors = diagnostics.filter(({ level }) => level === 'error').length;
  if (errors) throw new Error(`The content has ${errors} errors. Run: npm run check`);
  return checked;
}

/**
 * Passes the catalog itself to the pages, and only its digest to the store, because writing, bundling and reading thousands
 * of entries took a seventh of a build. The digest is needed because Astro rebuilds modules, and the dev server runs them
 * again, only if something in the store has changed.
 */
function fill(context: LoaderContext, catalog: Catalog): void {
  buildContext.catalog = catalog;
  buildContext.interface = readInterface(catalog);
  buildContext.terms = linkedTerms(catalog);
  const { findings, checked } = buildContext;
  const { suppressed, questions } = checked ?? {};
  context.store.clear();
  context.store.set({
    id: 'catalog',
    data: { digest: digest([entriesOf(catalog), findings, suppressed, questions]) },
  });
}

/** The catalog with its maps as lists, because JSON drops maps. */
function entriesOf(catalog: Catalog): unknown[] {
  return Object.values(catalog).map((place: unknown) => (place instanceof Map ? [...place] : place));
}

/** Reports a content folder that cannot be read as a finding, because it may be back in a moment. */
async function readAnyhow({ content, audience, now }: SiteOptions): Promise<Attempt> {
  try {
    const { layers } = layersOf(content);
    return { result: await readCatalog(content, { now, audience }), layers };
  } catch (error) {
    const place = { file: 'content', line: 1, column: 1, endLine: 1, endColumn: 1 };
    const message = `cannot read the content folder ${content} (${(error as Error).message})`;
    const finding = { ...place, rule: 'file/unreadable', level: 'error' as const, message };
    const result = {
      catalog: emptyCatalog(),
      diagnostics: [finding],
      suppressed: [],
      todos: [],
      questions: [],
      files: 0,
      paths: [],
      textOf: () => undefined,
    };
    return { result, layers: [{ layer: ALONE, folder: content }] };
  }
}

type Checked = Pick<Reading['result'], 'catalog' | 'diagnostics'>;
type Attempt = Pick<Reading, 'result' | 'layers'>;
