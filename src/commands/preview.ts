import { cp, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changesBetween, pagesOf } from '../upkeep/change.ts';
import { readSources } from '../loaders/catalog.ts';
import { readEnvironment, UsageError } from '../loaders/environment.ts';
import { changesMarkdown } from '../report/changes.ts';
import { refuseNoFolder } from './check-options.ts';
import type { Values } from './command.ts';
import { Refusal } from '../diagnostics/command-error.ts';
import { sourcesAt } from './revision.ts';

/**
 * Puts the pages that differ from a commit into a folder, with what they need to be looked at, and beside them the
 * comment that tells what changed. Takes them from the built site. Resolves with 0, also if nothing differs.
 */
export async function preview({ to = 'preview' }: Values, [ref]: string[]): Promise<number> {
  if (ref === undefined) throw new UsageError('Say what to compare with: npm run preview -- origin/main.');
  const { content, out: site } = readEnvironment();
  refuseNoFolder(content);
  if (!(await exists(join(site, 'index.html'))))
    throw new Refusal(`There is no built site in ${site}. Build it first: npm run build`);
  const changes = changesBetween(sourcesAt(content, ref), await readSources(content));
  const pages = await builtPages(site, pagesOf(changes));
  await mkdir(to, { recursive: true });
  for (const path of [...pages.map(({ folder }) => folder), ...SHARED])
    if (await exists(join(site, path))) await cp(join(site, path), join(to, path), COPY);
  await writeFile(join(to, 'comment.md'), commentOf(changesMarkdown(changes, ref), pages));
  console.log(`Put ${pages.length} pages into ${to}. Look at them: npm run serve -- --out ${to}`);
  return 0;
}

/** The comment: what changed, and the pages to look at. */
export function commentOf(changes: string, pages: { address: string }[]): string {
  if (pages.length === 0) return changes;
  const shown = pages.slice(0, MOST).map(({ address }) => `- \`${address}\``);
  const left = pages.length - shown.length;
  return [
    changes.trimEnd(),
    '',
    `## Pages to look at`,
    '',
    'They are in the artifact `preview` of this check. Unpack it, then `npm run serve -- --out preview`.',
    '',
    ...shown,
    ...(left > 0 ? [`- and ${left} more`] : []),
    '',
  ].join('\n');
}

/** Those of the addresses that the site has as pages; a page that was taken away has none. */
async function builtPages(site: string, addresses: string[]): Promise<{ address: string; folder: string }[]> {
  const pages = addresses
    .map((address) => ({ address, folder: join('.', address, 'index.html') }))
    .filter(({ folder }) => !folder.startsWith('..'));
  const there = await Promise.all(pages.map(({ folder }) => exists(join(site, folder))));
  return pages.filter((_, index) => there[index]);
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

const COPY = { recursive: true };

/** What every page needs beside itself. */
const SHARED = ['_astro', 'theme.js', 'icon.svg', '404.html'];

/** The most pages that a comment names. */
const MOST = 30;
