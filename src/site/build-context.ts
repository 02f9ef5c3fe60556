import type { Loader } from 'astro/loaders';
import type { Catalog } from '../model/catalog.ts';
import type { TermWords } from '../markdown/terms.ts';
import type { ReadResult } from '../loaders/catalog.ts';

const KEY = Symbol.for('muster.exchange');

/**
 * Astro loads astro.config.mjs in Node and src/content.config.ts in Vite's module runner, so every module of ours that
 * both import exists twice. What the two must tell each other therefore lies on globalThis. So does what only Node is
 * to load: through Vite, the hundreds of modules that read a catalog take a second.
 */
export const exchange: Exchange = ((globalThis as { [KEY]?: Exchange })[KEY] ??= {});

export interface Exchange {
  /** What fills the content store. */
  loader?: Loader | undefined;
  /** The check that a build has just made: the loader takes it, so that the pages show exactly what was checked. */
  checked?: ReadResult | undefined;
  /** The catalog whose pages are built or served. */
  catalog?: Catalog | undefined;
  /** The terms that the pages now stored are to link: the Markdown pipeline runs where the store cannot be asked. */
  terms?: TermWords[] | undefined;
  /** Called by the loader whenever the dev server has read the content. */
  onReading?: ((reading: Reading) => void) | undefined;
}

/** What the dev server knows about the content. */
export interface Reading {
  /** The newest attempt, with its findings. */
  result: ReadResult;
  /** How long it took. */
  seconds: number;
  /** The newest catalog without an error, which is what the pages show; undefined if there was none yet. */
  good: Catalog | undefined;
}
