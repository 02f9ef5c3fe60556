import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UncheckedError, UsageError } from '../diagnostics/command-error.ts';
import { quote } from '../diagnostics/spelling.ts';
import { EXAMPLE, IS_PACKAGE, ORG, usualHandbook } from '../loaders/project.ts';
import { buildDay } from '../loaders/build-day.ts';
import type { SiteOptions } from '../site/build-context.ts';
import { refuseIncomplete } from './checked-out.ts';
import type { Context } from './context.ts';
import { choice, date, folder, one, path, text, type Option } from './option.ts';

/** The audiences of a site, from the widest to the narrowest. */
export const AUDIENCES = ['public', 'internal', 'restricted'] as const;

/** The options that several commands have. */
const contentFolder = folder(
  'content',
  'DIR',
  `the folder of the handbook (default: ${ORG}${IS_PACKAGE ? '' : `, or ${EXAMPLE} if there is no ${ORG}`})`,
  ({ root }) => usualHandbook(root),
);
export const content: Option<string> = {
  ...contentFolder,
  read: (texts, context) => {
    const { root } = context;
    if (texts === undefined && IS_PACKAGE && !existsSync(join(root, ORG)))
      throw new UncheckedError(
        `There is no folder ${ORG}/ in ${root}, so nothing has been adopted yet. Write your first files into it: npm run adopt`,
      );
    const path = contentFolder.read(texts, context);
    refuseIncomplete(path);
    return path;
  },
};
export const out = path('DIR', 'the folder of the built site (default: dist)', 'dist');
export const rules = text(
  'GLOB',
  "Prometheus rule files, as in 'rules/**/*.yaml', to find the alerts that have no runbook",
);
export const audience = choice(
  'audience',
  AUDIENCES,
  'public, internal or restricted (default: what organisation.yaml says)',
);
export const now = date('the day to judge dates by (default: today, or SOURCE_DATE_EPOCH)');

/** The path that a site is published under, with a slash at both ends. */
export const base = one(
  'PATH',
  'the path that the site is published under, as in /docs/ (default: /)',
  basePath,
);

/** The options of a site, from the values of a command that builds or serves it. */
export function siteOptions(
  values: Pick<SiteOptions, 'content' | 'audience' | 'rules'> & { base: string | undefined; out: string },
  { cwd, env }: Context,
): SiteOptions {
  const { content, audience, rules, base = '/', out } = values;
  return { content, audience, rules, cwd, base, out, now: buildDay(env) };
}

function basePath(value: string): string {
  const path = `/${value}/`.replace(/\/+/g, '/');
  // A browser takes `.` and `..` out of an address, so no page would be where its links lead.
  if (/^[\w./~-]+$/.test(path) && !/\/\.\.?\//.test(path)) return path;
  throw new UsageError(
    `Invalid base path ${quote(value)}. Expected letters, digits and slashes, as in /docs/.`,
  );
}
