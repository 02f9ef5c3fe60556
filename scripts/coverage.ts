import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { load } from 'js-yaml';
import { format } from 'prettier';
import { coverageMarkdown, coverageOf, type Coverage, type CoverageList } from '../src/catalog/coverage.ts';
import { readCatalog } from '../src/loaders/catalog.ts';

const help = `Usage: npm run coverage [-- --check]

Writes docs/coverage.md: which page covers which entry of docs/coverage.yaml, from which sources, and what is missing.

  --check   write nothing; exit 1 if the file is stale, if a complete section lacks what it must have, or if a page
            names an entry that is not on the list
  --help    this text`;

const target = new URL('../docs/coverage.md', import.meta.url);
const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });

if (values.help) console.log(help);
else {
  const coverage = await read();
  const fresh = await format(coverageMarkdown(coverage), { parser: 'markdown', printWidth: 110 });
  if (values.check) check(coverage, fresh === (await readFile(target, 'utf8').catch(() => '')));
  else {
    await writeFile(target, fresh);
    console.log('Wrote docs/coverage.md.');
  }
}

async function read(): Promise<Coverage> {
  const list = load(
    await readFile(new URL('../docs/coverage.yaml', import.meta.url), 'utf8'),
  ) as CoverageList;
  const { catalog } = await readCatalog('content', { now: new Date(0), audience: 'restricted' });
  return coverageOf(catalog, list);
}

function check({ sections, unknown }: Coverage, fresh: boolean): void {
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
  if (faults.length) process.exitCode = 1;
}
