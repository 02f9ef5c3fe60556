import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { HealthOptions } from '../upkeep/health.ts';
import { readCatalog, type ReadResult } from '../loaders/catalog.ts';
import { CommandError, UsageError } from '../diagnostics/command-error.ts';
import type { SiteOptions } from '../site/build-context.ts';
import { healthOptions } from '../loaders/health.ts';
import { readInterface } from '../loaders/translation.ts';
import { countOf } from '../model/interface.ts';
import { layersOf, pathOf } from '../loaders/layers.ts';
import { ENGLISH, languageOf } from '../model/language.ts';
import { entriesOf, type Catalog } from '../model/catalog.ts';
import { TEXT_KINDS } from '../site/texts-loader.ts';
import { alertRedirects, alertSpellings } from './alert-pages.ts';
import { catalogFile } from './catalog-file.ts';
import { deadLinks, type DeadLink } from './dead-links.ts';
import { writeFiles, type Files, type MixedFiles } from './files.ts';
import { redirects } from './redirects.ts';
import { healthFile } from './health-file.ts';
import { jumpFile } from './jump-file.ts';
import { takeLock } from './lock.ts';
import { listings, markdownFiles } from './markdown-files.ts';
import { bringNear, publish, replacementProblem, tidy, workplaceOf } from './output.ts';
import { canRenderInto, renderPages, sharedHead } from './pages.ts';
import { publishedSchemas } from './published-schemas.ts';
import { indexTag, searchIndex, type SearchIndex } from './search-index.ts';
import { themeFiles } from './theme-files.ts';
import { distrust } from './warm-start.ts';
import { pageDifference, type PageDifference } from './written-pages.ts';

/**
 * Checks the content and, if it has no errors, builds the whole site next to the published one and replaces that at the
 * very end. If anything fails before, the published site stays as it is. Throws a UsageError if there is no content or the
 * site cannot be built there, a LockedError if another build of the same folder is running, and the errors of Astro and
 * Pagefind.
 */
export async function buildSite(options: SiteOptions, progress: Progress): Promise<BuildOutcome> {
  const { content, base, out } = options;
  if (!existsSync(content)) throw new UsageError(`No content folder at "${content}".`);
  const health = await healthOptions(options);
  const workplace = workplaceOf(out);
  const problem = replacementProblem(out);
  if (problem !== undefined) throw new UsageError(problem);
  if (!canRenderInto(workplace.next))
    throw new UsageError(
      `Cannot build into ${out}, because its path starts like the repository's and it is outside. Choose another folder with --out.`,
    );
  const release = takeLock(workplace.lock);
  let language = ENGLISH;
  const search = searchIndex(workplace.next, () => language);
  try {
    await tidy(workplace);
    const checked = await readCatalog(content, options);
    if (checked.diagnostics.some(({ level }) => level === 'error')) return { type: 'refused', checked };
    language = languageOf(checked.catalog);
    refuseOddFolders(content, checked.catalog);
    progress('Checked', `${checked.files} files`);
    const onWait = (): void => progress('Waiting', 'for another build in this repository');
    await renderPages(checked, options, workplace, { onWait, onSearched: () => void search.read() });
    await search.read();
    progress('Rendered', `${pagesIn(workplace.next)} pages`);
    await addTheRest({ checked, health, base, content, site: workplace.next }, search, progress);
    const difference = pageDifference(checked.catalog, workplace.next);
    const links = deadLinks(workplace.next, base);
    const dead = links.filter(({ lacks }) => lacks === 'file');
    if (difference.missing.length + difference.extra.length + dead.length > 0) {
      await distrust(workplace.cache);
      return { type: 'incomplete', ...difference, dead };
    }
    const size = sizeOf(workplace.next);
    await bringNear(workplace);
    publish(workplace);
    // A link to a missing place still opens the right page, so it does not keep a correction from its readers.
    return {
      type: 'built',
      checked,
      misplaced: links.filter((link) => !dead.includes(link)),
      ...size,
      strings: stringsIn(checked.catalog),
    };
  } finally {
    await search.close();
    release();
  }
}

function stringsIn(catalog: Catalog): string | undefined {
  const words = readInterface(catalog);
  return words && countOf(words);
}

/** Throws a CommandError if a page is in a folder that Astro would take for another one. */
function refuseOddFolders(content: string, catalog: Catalog): void {
  const { layers } = layersOf(content);
  const paths = TEXT_KINDS.flatMap((kind) => entriesOf(catalog, kind)).map(({ file }) =>
    pathOf(layers, file),
  );
  const odd = paths.find((path) => path !== undefined && /[#?]/.test(path));
  if (odd !== undefined)
    throw new CommandError(
      `Cannot build the page ${odd}, because Astro takes a "#" or "?" in a path for its end. Rename the folder.`,
    );
}

/** Adds everything that Astro does not render, while Pagefind works in a process of its own. */
async function addTheRest(built: Built, search: SearchIndex, progress: Progress): Promise<void> {
  const { site, checked } = built;
  const [{ pages }, rest] = await Promise.all([search.write(), restOf(built)]);
  progress('Indexed', `${pages} pages for search`);
  rest.data.set('jump.json', jumpFile(checked.catalog, await indexTag(site)));
  // After the index, so that search does not find an alert's page again under its other spellings.
  for (const files of Object.values(rest)) await writeFiles(site, files);
  const { alerts, former, schemas, markdown } = rest;
  progress(
    'Added',
    `${alerts.size} alert pages, ${former.size} redirects, ${schemas.size} schemas, ${markdown.size} pages as Markdown`,
  );
}

async function restOf({ checked, health, base, content, site }: Built): Promise<Rest> {
  const { catalog, diagnostics: findings, suppressed, questions } = checked;
  const frame = { base, head: await sharedHead(site) };
  return {
    alerts: new Map([...alertRedirects(catalog, frame), ...(await alertSpellings(catalog, site))]),
    former: redirects(catalog, frame),
    schemas: publishedSchemas(),
    markdown: markdownFiles(catalog, base),
    theme: await themeFiles(catalog, content),
    data: new Map([
      ['catalog.json', catalogFile(catalog)],
      ...listings(catalog, base),
      ...healthFile(catalog, { ...health, findings, suppressed, questions }),
    ]),
  };
}

function pagesIn(folder: string): number {
  return filesIn(folder).filter((path) => path.endsWith('.html')).length;
}

function sizeOf(folder: string): { files: number; bytes: number } {
  const files = filesIn(folder);
  return { files: files.length, bytes: files.reduce((sum, path) => sum + statSync(path).size, 0) };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** A site whose pages are rendered, and what it was rendered from. */
interface Built {
  checked: ReadResult;
  health: HealthOptions;
  base: string;
  content: string;
  site: string;
}

type Rest = Record<'alerts' | 'former' | 'schemas' | 'markdown' | 'data', Files> & { theme: MixedFiles };

/** Called after each stage with its name and an amount. */
export type Progress = (stage: string, count: string) => void;

/** What is wrong with a site although its content has no errors. */
export interface Faults extends PageDifference {
  /** The links to files that are not there. */
  dead: DeadLink[];
}

export type BuildOutcome =
  | { type: 'refused'; checked: ReadResult }
  | ({ type: 'incomplete' } & Faults)
  | {
      type: 'built';
      checked: ReadResult;
      misplaced: DeadLink[];
      files: number;
      bytes: number;
      /** How many strings of the interface are translated, as a sentence; undefined if none is missing. */
      strings: string | undefined;
    };
