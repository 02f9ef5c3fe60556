import { readFile, writeFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { format } from 'prettier';
import { coverageMarkdown, coverageOf, type Coverage, type CoverageList } from '../src/upkeep/coverage.ts';
import { defineCommand } from '../src/commands/define-command.ts';
import { flag } from '../src/commands/option.ts';
import { runAsProcess } from '../src/commands/run-command.ts';
import { readCatalog } from '../src/loaders/catalog.ts';

const target = new URL('../docs/coverage.md', import.meta.url);

const coverage = defineCommand({
  name: 'coverage',
  summary: 'write the table of what the handbook covers',
  usage: '[--check]',
  description:
    'Writes docs/coverage.md: which page covers which entry of docs/coverage.yaml, from which sources, and what is missing.',
  options: {
    check: flag(
      'write nothing; exit with 1 if the file is stale, if a complete section lacks an entry, or if a page names an unknown entry',
    ),
  },
  exitCodes: { 0: 'written, or without findings', 1: 'findings' },
  run: async ({ values, context: { console } }) => {
    const found = await read();
    const fresh = await format(coverageMarkdown(found), { parser: 'markdown', printWidth: 110 });
    if (!values.check) {
      await writeFile(target, fresh);
      console.log('Wrote docs/coverage.md.');
      return 0;
    }
    const findings = findingsOf(found, fresh === (await readFile(target, 'utf8').catch(() => '')));
    for (const finding of findings) console.error(finding);
    return findings.length ? 1 : 0;
  },
});

await runAsProcess(coverage);

async function read(): Promise<Coverage> {
  const list = load(
    await readFile(new URL('../docs/coverage.yaml', import.meta.url), 'utf8'),
  ) as CoverageList;
  const { catalog } = await readCatalog('example', { now: new Date(0), audience: 'restricted' });
  return coverageOf(catalog, list);
}

function findingsOf({ sections, unknown }: Coverage, isFresh: boolean): string[] {
  return [
    ...(isFresh ? [] : ['docs/coverage.md is stale. Run: npm run coverage']),
    ...sections
      .filter(({ complete, missing }) => complete && missing.length > 0)
      .map(
        ({ letter, title, missing }) =>
          `Section ${letter}, ${title}, is marked complete in docs/coverage.yaml but lacks ${missing.join(', ')}. Add each one to codes in the page that covers it.`,
      ),
    ...unknown.map(
      (code) => `A page names the code ${code}, which is not in docs/coverage.yaml. Fix one of the two.`,
    ),
  ];
}
