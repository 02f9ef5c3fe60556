import { cp, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { CommandError, UsageError } from '../diagnostics/command-error.ts';
import { changesMarkdown } from '../report/changes.ts';
import { plural } from '../report/report.ts';
import { pagesOf } from '../upkeep/change.ts';
import { content, out } from './common-options.ts';
import { defineCommand } from './define-command.ts';
import { changesSince } from './diff.ts';
import { path } from './option.ts';
import { refuseInside } from './output-file.ts';

export const preview = defineCommand({
  name: 'preview',
  summary: 'copy the pages that a branch changes into a folder',
  usage: 'REF [OPTIONS]',
  description: `Copies the pages that differ from the content at REF into a folder, so that they can be read before a change is merged, and writes comment.md next to them, which describes the change in words. The pages are taken from the built site, so build it first.`,
  words: { most: 1, help: { REF: 'a commit, a branch or a tag, for instance origin/main' } },
  options: {
    to: path('DIR', 'the folder for the pages (default: preview)', 'preview'),
    out,
    content,
  },
  exitCodes: { 0: 'done, even if nothing differs' },
  run: async ({ values: { to, out: site, content }, words: [ref], context }) => {
    const { cwd, console } = context;
    if (ref === undefined) throw new UsageError('Missing REF, as in npm run preview -- origin/main.');
    if (!(await exists(join(site, 'index.html'))))
      throw new CommandError(`No built site in ${site}. Build it first: npm run build`);
    refuseInside(to, content);
    await refuseForeign(to);
    const { changes, taught } = await changesSince(content, ref, context);
    const pages = await builtPages(site, pagesOf(changes));
    const shown = relative(cwd, to) || to;
    await mkdir(to, { recursive: true });
    for (const part of [...pages.map(({ folder }) => folder), ...SHARED])
      if (await exists(join(site, part))) await cp(join(site, part), join(to, part), { recursive: true });
    await writeFile(join(to, 'comment.md'), commentOf(changesMarkdown(changes, taught, ref), pages));
    console.log(
      `Copied ${plural(pages.length, 'page')} to ${shown}. To look at them: npm run serve -- --out ${shown}`,
    );
    return 0;
  },
});

/** Throws a CommandError if a folder holds files that no preview has written, because some of them would be replaced. */
async function refuseForeign(folder: string): Promise<void> {
  if (!(await exists(folder))) return;
  const names = await readdir(folder);
  if (names.length > 0 && !names.includes('comment.md'))
    throw new CommandError(
      `${folder} holds files that no preview has written. Name another folder with --to.`,
    );
}

/** The comment: what changed, and the pages to look at. */
function commentOf(changes: string, pages: { address: string }[]): string {
  if (pages.length === 0) return changes;
  const shown = pages.slice(0, MOST).map(({ address }) => `- \`${address}\``);
  const left = pages.length - shown.length;
  return [
    changes.trimEnd(),
    '',
    `## Pages to look at`,
    '',
    'They are in the artifact `preview` of this check. Unpack it, then run `npm run serve -- --out preview`.',
    '',
    ...shown,
    ...(left > 0 ? [`- and ${left} more`] : []),
    '',
  ].join('\n');
}

/** The addresses that the site has a page for. A page that was removed has none. */
async function builtPages(site: string, addresses: string[]): Promise<{ address: string; folder: string }[]> {
  const pages = addresses
    .map((address) => ({ address, folder: join('.', address, 'index.html') }))
    .filter(({ folder }) => !folder.startsWith('..'));
  const isBuilt = await Promise.all(pages.map(({ folder }) => exists(join(site, folder))));
  return pages.filter((_, index) => isBuilt[index]);
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** The files that every page needs. */
const SHARED = ['_astro', 'theme.js', 'icon.svg', '404.html'];

/** The most pages that a comment names. */
const MOST = 30;
