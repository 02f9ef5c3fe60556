import type { Loader } from 'astro/loaders';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Interface } from '../model/interface.ts';
import type { Marking } from '../model/content.ts';
import type { TermWords } from '../markdown/terms.ts';
import type { ReadResult } from '../loaders/catalog.ts';
import type { LayerFolder } from '../loaders/layers.ts';

const KEY = Symbol.for('muster.build-context');

/**
 * The values that a build passes to its pages. Our commands run in Node, but Astro runs content.config.ts and the pages in Vite's
 * module runner, where every module of ours is loaded a second time, so both sides share this object through globalThis.
 * It also spares Vite the hundreds of modules that read a catalog, which take it a second.
 */
export const buildContext: BuildContext = ((globalThis as { [KEY]?: BuildContext })[KEY] ??= {});

/** The options of the site that is built or served. Throws if they are not set. */
export function currentOptions(): SiteOptions {
  if (!buildContext.options) throw new Error('No options of a site. siteConfig() sets them.');
  return buildContext.options;
}

export interface BuildContext {
  options?: SiteOptions | undefined;
  /** Fill the collections of content. */
  loaders?: { catalog: Loader; texts: Loader } | undefined;
  /** The check that a build has just made: the loader takes it, so that the pages show exactly what was checked. */
  checked?: ReadResult | undefined;
  /** The words of the interface, if they are not the usual English ones. */
  interface?: Interface | undefined;
  /** What the check found in the content whose pages are built or served. */
  findings?: readonly Diagnostic[] | undefined;
  /** The catalog whose pages are built or served. */
  catalog?: Catalog | undefined;
  /** The terms that the pages now stored are to link: the Markdown pipeline runs where the store cannot be asked. */
  terms?: TermWords[] | undefined;
  /** The text of each page now stored, by the path of its file on this disk, without what its reader may not see. */
  bodies?: ReadonlyMap<string, string> | undefined;
  /** The anchors of the headings of each page, in order, by the same paths: they outlive a change of words. */
  anchors?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Called with the paths of the pages whose text has changed in the dev server. */
  onBodies?: ((paths: string[]) => void) | undefined;
  /** Called by the loader whenever the dev server has read the content. */
  onReading?: ((reading: Reading) => void) | undefined;
}

/** The options of a site. */
export interface SiteOptions {
  /** The content folder, absolute. */
  content: string;
  /** The audience of the site; if undefined, the one that the organisation sets. */
  audience: Marking | undefined;
  /** The path that the site is published under, with a slash at both ends. */
  base: string;
  /** The folder that is published, absolute. */
  out: string;
  /** The day that freshness is judged by. */
  now: Date;
  /** The files of the monitoring system's rules, as a pattern. */
  rules: string | undefined;
  /** The folder that the pattern starts from; the current one if left out. */
  cwd?: string | undefined;
}

/** The state of the content in the dev server. */
export interface Reading {
  /** The newest attempt, with its findings. */
  result: ReadResult;
  /** The folders that it read. */
  layers: readonly LayerFolder[];
  /** How long it took. */
  seconds: number;
  /** The newest catalog without an error, which is what the pages show; undefined if there was none yet. */
  good: Catalog | undefined;
}
