import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { HealthOptions } from '../upkeep/health.ts';
import { readCatalog, type ReadResult } from '../loaders/catalog.ts';
import { UsageError, type Environment } from '../loaders/environment.ts';
import { healthOptions } from '../loaders/health.ts';
import { alertForwards, alertSpellings } from './alert-pages.ts';
import { catalogFile } from './catalog-file.ts';
import { writeFiles, type Files } from './files.ts';
import { forwards } from './redirects.ts';
import { healthFile } from './health-file.ts';
import { jumpFile } from './jump-file.ts';
import { takeLock } from './lock.ts';
import { listings, markdownFiles } from './markdown-files.ts';
import { publish, tidy, workplaceOf } from './output.ts';
import { canRenderInto, renderPages, sharedHead } from './pages.ts';
import { publishedSchemas } from './published-schemas.ts';
import { indexTag, searchIndex, type SearchIndex } from './search-index.ts';

/**
 * Checks the content and, if it has no errors, builds the whole site beside the published one and puts it in its place
 * at the very end. Whatever fails before that, the published site stays as it is. Throws a UsageError if there is no
 * content or no way to build there, a LockedError if another build of the same folder is running, and what Astro or
 * Pagefind throw.
 */
export async function buildSite(environment: Environment, progress: Progress): Promise<BuildOutcome> {
  if (!existsSync(environment.content))
    throw new UsageError(`There is no content folder ${environment.content}.`);
  const options = await healthOptions(environment);
  const workplace = workplaceOf(environment.out);
  if (!canRenderInto(workplace.next))
    throw new UsageError(
      `The site cannot be built into ${environment.out}: it is outside the repository, and its path begins like the repository's. Choose another folder with --out.`,
    );
  const release = takeLock(workplace.lock);
  const search = searchIndex(workplace.next);
  try {
    await tidy(workplace);
    const checked = await readCatalog(environment.content, environment);
    if (checked.diagnostics.some(({ level }) => level === 'error')) return { type: 'refused', checked };
    progress('Checked', `${checked.files} files`);
    await renderPages(checked, environment.base, workplace, () => void search.read());
    await search.read();
    progress('Rendered', `${pagesIn(workplace.next)} pages`);
    await addTheRest({ checked, options, base: environment.base, site: workplace.next }, search, progress);
    const size = sizeOf(workplace.next);
    publish(workplace);
    return { type: 'built', checked, ...size };
  } finally {
    await search.close();
    release();
  }
}

/** Everything that is not a page of Astro's. It is made while Pagefind, in a process of its own, works. */
async function addTheRest(built: Built, search: SearchIndex, progress: Progress): Promise<void> {
  const { site, checked } = built;
  const [{ pages }, rest] = await Promise.all([search.write(), restOf(built)]);
  progress('Indexed', `${pages} pages for search`);
  rest.data.set('jump.json', jumpFile(checked.catalog, await indexTag(site)));
  // Not before the index is there: an alert's page under its other spellings is not to be found twice.
  for (const files of Object.values(rest)) await writeFiles(site, files);
  const { alerts, former, schemas, markdown } = rest;
  progress(
    'Added',
    `${alerts.size} alert pages, ${former.size} forwards, ${schemas.size} schemas, ${markdown.size} pages as Markdown`,
  );
}

async function restOf({ checked, options, base, site }: Built): Promise<Rest> {
  const { catalog, diagnostics: findings, suppressed } = checked;
  const frame = { base, head: await sharedHead(site) };
  return {
    alerts: new Map([...alertForwards(catalog, frame), ...(await alertSpellings(catalog, site))]),
    former: forwards(catalog, frame),
    schemas: publishedSchemas(),
    markdown: markdownFiles(catalog, base),
    data: new Map([
      ['catalog.json', catalogFile(catalog)],
      ...listings(catalog, base),
      ...healthFile(catalog, { ...options, findings, suppressed }),
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

/** A site whose pages are rendered, and from what. */
interface Built {
  checked: ReadResult;
  options: HealthOptions;
  base: string;
  site: string;
}

type Rest = Record<'alerts' | 'former' | 'schemas' | 'markdown' | 'data', Files>;

/** Told after each stage what was done and how much of it. */
export type Progress = (stage: string, count: string) => void;

export type BuildOutcome =
  | { type: 'refused'; checked: ReadResult }
  | { type: 'built'; checked: ReadResult; files: number; bytes: number };
