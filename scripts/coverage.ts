import { readFile, writeFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { format } from 'prettier';
import { coverageMarkdown, coverageOf, type Coverage, type CoverageList } from '../src/upkeep/coverage.ts';
import { runCommand } from '../src/commands/command.ts';
import { readCatalog } from '../src/loaders/catalog.ts';

const help = `Usage: npm run coverage [-- --check]

Writes docs/coverage.md: which page covers which entry of docs/coverage.yaml, from which sources, and what is missing.

  --check   write nothing; exit 1 if the file is stale, if a complete section lacks what it must have, or if a page
            names an entry that is not on the list
  --help    this text

Exit code: 0 written, or all is well; 1 findings; 2 wrong usage.`;

const target = new URL('../docs/coverage.md', import.meta.url);
await runCommand(
  help,
  [],
  async ({ check: only }) => {
    const coverage = await read();
    const fresh = await format(coverageMarkdown(coverage), { parser: 'markdown', printWidth: 110 });
    if (only) return check(coverage, fresh === (await readFile(target, 'utf8').catch(() => '')));
    await writeFile(target, fresh);
    console.log('Wrote docs/coverage.md.');
    return 0;
  },
  ['check'],
);

async function read(): Promise<Coverage> {
  const list = load(
    await readFile(new URL('../docs/coverage.yaml', import.meta.url), 'utf8'),
  ) as CoverageList;
  const { catalog } = await readCatalog('content', { now: new Date(0), audience: 'restricted' });
  return coverageOf(catalog, list);
}

function check({ sections, unknown }: Coverage, fresh: boolean): number {
  const faults = [
    ...(fresh ? [] : ['docs/coverage.md is stale. Run: npm run coverage']),
    ...sections
      .filter(({ complete, missing }) => complete && missing.length > 0)
      .map(
        ({ letter, title, missing }) =>
          `Section ${letter}, ${title}, is called complete in docs/coverage.yaml and lacks ${missing.join(', ')}. Name each under codes in the page that covers it.`,
      ),
    ...unknown.map(
      (code) => `A page names the code ${code}, which is not in docs/coverage.yaml. Mend either.`,
    ),
  ];
  for (const fault of faults) console.error(fault);
  return faults.length ? 1 : 0;
}
