import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { readCatalog, type ReadResult } from '../loaders/catalog.ts';
import { UsageError, type Environment } from '../loaders/environment.ts';
import { healthOptions } from '../loaders/health.ts';
import { alertForwards, alertSpellings } from './alert-pages.ts';
import { catalogFile } from './catalog-file.ts';
import { writeFiles, type Files } from './files.ts';
import { forwards } from './forwards.ts';
import { healthFile } from './health-file.ts';
import { jumpFile } from './jump-file.ts';
import { takeLock } from './lock.ts';
import { listings, markdownTwins } from './markdown-files.ts';
import { publish, tidy, workplaceOf } from './output.ts';
import { renderPages, sharedHead } from './pages.ts';
import { publishedSchemas } from './published-schemas.ts';
import { indexPages, indexTag } from './search-index.ts';

/**
 * Checks the content and, if it has no errors, builds the whole site beside the published one and puts it in its place
 * at the very end. Whatever fails before that, the published site stays as it is. Throws a UsageError if there is no
 * content, a LockedError if another build of the same folder is running, and what Astro or Pagefind throw.
 */
export async function buildSite(environment: Environment, progress: Progress): Promise<BuildOutcome> {
  if (!existsSync(environment.content))
    throw new UsageError(`There is no content folder ${environment.content}.`);
  const options = await healthOptions(environment);
  const workplace = workplaceOf(environment.out);
  const release = takeLock(workplace.lock);
  try {
    await tidy(workplace);
    const checked = await readCatalog(environment.content, environment);
    if (checked.diagnostics.some(({ level }) => level === 'error')) return { type: 'refused', checked };
    progress('Checked', `${checked.files} files`);
    await renderPages(checked, environment.base, workplace);
    progress('Rendered', `${await pagesIn(workplace.next)} pages`);
    const { diagnostics: findings, suppressed } = checked;
    const health = healthFile(checked.catalog, { ...options, findings, suppressed });
    await addTheRest(checked.catalog, health, environment.base, workplace.next, progress);
    const size = await sizeOf(workplace.next);
    publish(workplace);
    return { type: 'built', checked, ...size };
  } finally {
    release();
  }
}

/** Everything that is not a page of Astro's. */
async function addTheRest(
  catalog: Catalog,
  health: Files,
  base: string,
  site: string,
  progress: Progress,
): Promise<void> {
  const { pages } = await indexPages(site);
  progress('Indexed', `${pages} pages for search`);
  const frame = { base, head: await sharedHead(site) };
  const alerts = new Map([...alertForwards(catalog, frame), ...(await alertSpellings(catalog, site))]);
  const [former, schemas] = [forwards(catalog, frame), publishedSchemas()];
  const markdown = markdownTwins(catalog, base);
  const data = new Map([
    ['jump.json', jumpFile(catalog, await indexTag(site))],
    ['catalog.json', catalogFile(catalog)],
    ...listings(catalog, base),
    ...health,
  ]);
  for (const files of [alerts, former, schemas, markdown, data]) await writeFiles(site, files);
  progress(
    'Added',
    `${alerts.size} alert pages, ${former.size} forwards, ${schemas.size} schemas, ${markdown.size} pages as Markdown`,
  );
}

async function pagesIn(folder: string): Promise<number> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html')).length;
}

async function sizeOf(folder: string): Promise<{ files: number; bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Told after each stage what was done and how much of it. */
export type Progress = (stage: string, count: string) => void;

export type BuildOutcome =
  | { type: 'refused'; checked: ReadResult }
  | { type: 'built'; checked: ReadResult; files: number; bytes: number };
