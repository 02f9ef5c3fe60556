import { relative } from 'node:path';
import { escapeLines } from '../markdown/character.ts';
import { printFindings } from '../publish/print-findings.ts';
import { buildSite, type Faults } from '../publish/site.ts';
import type { SiteOptions } from '../site/build-context.ts';
import { audience, base, content, out, rules, siteOptions } from './common-options.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { refuseInside } from './output-file.ts';

export const build = defineCommand({
  name: 'build',
  summary: 'check the content and build the site',
  usage: '[OPTIONS]',
  description:
    'Checks the content, builds the site and follows every link between its pages. The old site stays in place until the new one is complete, and stays if anything goes wrong.',
  options: { content, audience, base, out, rules },
  exitCodes: { 0: 'built', 1: 'the content has errors, a page is missing, or a link leads to none' },
  run: ({ values, context }) => buildAndReport(siteOptions(values, context), context),
});

/** Builds a site and reports each stage. Resolves with the exit code. */
export async function buildAndReport(options: SiteOptions, context: Context): Promise<number> {
  const { console, cwd } = context;
  refuseInside(options.out, options.content);
  const start = performance.now();
  const elapsed = (): number => (performance.now() - start) / 1000;
  const line = (stage: string, text: string): void =>
    console.log(`${stage.padEnd(10)} ${text} (${elapsed().toFixed(1)} s)`);
  for (const signal of SIGNALS) process.once(signal, stop);
  const outcome = await buildSite(options, line).finally(() =>
    SIGNALS.forEach((signal) => process.off(signal, stop)),
  );
  if (outcome.type === 'refused') {
    printFindings(outcome.checked, options.content, elapsed(), context);
    console.error('Nothing was built. The site is unchanged.');
    return 1;
  }
  if (outcome.type === 'incomplete') {
    console.error(incompleteSite(outcome));
    return 1;
  }
  const warnings = outcome.checked.diagnostics.length;
  if (warnings) console.log(`${'Warnings'.padEnd(10)} ${warnings}; to list them: npm run check`);
  const { unmarked = [] } = outcome.checked;
  if (unmarked.length)
    console.log(
      `${'Left out'.padEnd(10)} ${unmarked.join(', ')}: a public site shows what you add, replace or patch only if it says marking: public`,
    );
  for (const { file, to } of outcome.misplaced)
    console.error(
      `No such place on the page: ${escapeLines(to)}, linked in ${file}. Report it to the people who maintain Muster.`,
    );
  if (outcome.strings !== undefined) console.log(`${'Strings'.padEnd(10)} ${outcome.strings}`);
  const size = `${outcome.files} files, ${(outcome.bytes / 1e6).toFixed(1)} MB`;
  line('Published', `${relative(cwd, options.out) || options.out}: ${size}`);
  return 0;
}

/** No content can cause this, so the advice is for the people who maintain the pages. */
function incompleteSite({ missing, extra, dead }: Faults): string {
  const isSame = missing.length + extra.length === 0;
  return [
    isSame
      ? 'Pages of the site link to what is not there.'
      : 'The pages that were built are not the pages of this handbook.',
    ...missing.map((file) => `  missing: ${file}`),
    ...extra.map((file) => `  not expected: ${file}`),
    ...dead.map(({ file, to }) => `  dead link in ${file}: ${escapeLines(to)}`),
    'The site is unchanged. Run the build again: it then renders every page again.',
    'If it reports the same again, report this output to the people who maintain Muster.',
  ].join('\n');
}

/** Ends through the exit handlers, which release the lock, and never between the two renames that publish a site. */
function stop(): void {
  console.error('Stopped. The site is unchanged.');
  process.exit(130);
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
