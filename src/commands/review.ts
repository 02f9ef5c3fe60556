import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Catalog, Entry } from '../model/catalog.ts';
import type { Runbook } from '../model/content.ts';
import { formatDay } from '../model/day.ts';
import { recordReview, type Review } from '../upkeep/review-record.ts';
import { changedSinceReview, seenNow, type SeenChange } from '../upkeep/review-seen.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { readCatalog } from '../loaders/catalog.ts';
import { readEnvironment, UsageError } from '../loaders/environment.ts';
import { dayOption, refuseNoFolder } from './check-options.ts';
import type { Values } from './command.ts';
import { printFindings } from '../publish/print-findings.ts';
import { Refusal } from '../diagnostics/command-error.ts';

/**
 * Says what a runbook depends on that has changed since its last review, and records a new one in its file: the day, the
 * role, and digests of what it depends on. Resolves with the exit code: 1, and nothing is written, if the file has errors.
 */
export async function review(values: Values, [word]: string[]): Promise<number> {
  const environment = readEnvironment();
  refuseNoFolder(environment.content);
  const now = dayOption(values['now']) ?? environment.now;
  const result = await readCatalog(environment.content, { now, audience: 'restricted' });
  const { catalog } = result;
  const entry = runbookFor(word, catalog);
  const by = roleFor(values['by'], catalog);
  const diagnostics = result.diagnostics.filter(
    ({ file, level }) => file === entry.file && level === 'error',
  );
  if (diagnostics.length) {
    printFindings({ ...result, diagnostics }, 0);
    console.error('Nothing was recorded: mend this first, then review it.');
    return 1;
  }
  sayChanges(entry, changedSinceReview(catalog, entry));
  if (values['dry-run']) {
    console.log('Nothing was recorded.');
    return 0;
  }
  const date = formatDay(now);
  await record(environment.content, entry, { date, by, seen: seenNow(catalog, entry) });
  console.log(`Recorded in ${entry.file}: reviewed on ${date} by the ${by}.`);
  if (entry.data.status === 'draft')
    console.log('It is still a draft. Write status: active once everything in it holds.');
  return 0;
}

async function record(content: string, entry: Entry<Runbook>, what: Review): Promise<void> {
  const file = join(content, entry.file.slice('content/'.length));
  const text = recordReview(await readFile(file, 'utf8'), what);
  if (text === undefined)
    throw new Refusal(
      `${entry.file} is written in a form that cannot be edited safely. Write reviewed: { date: ${what.date}, by: ${what.by} } on a line of its own, and run this again.`,
    );
  await writeFile(file, text);
}

/** By its id, or by the path of its file. */
function runbookFor(word: string | undefined, { runbooks }: Catalog): Entry<Runbook> {
  if (word === undefined) throw new UsageError('Say which runbook: npm run review -- card-declines.');
  const id = /\.ya?ml$/.test(word) ? basename(word).replace(/\.ya?ml$/, '') : word;
  const entry = runbooks.get(id);
  if (!entry)
    throw new UsageError(
      `There is no runbook ${quote(id)} that could be read${didYouMean(id, runbooks.keys()) || '. npm run check says more.'}`,
    );
  return entry;
}

function roleFor(by: string | undefined, { roles }: Catalog): string {
  const role = by ?? 'responder';
  if (!roles.has(role))
    throw new UsageError(
      `There is no role ${quote(role)}${didYouMean(role, roles.keys()) || `. It must be ${[...roles.keys()].join(', ')}.`}`,
    );
  return role;
}

function sayChanges({ data }: Entry<Runbook>, changes: SeenChange[]): void {
  const { reviewed } = data;
  if (!reviewed) return console.log('It was never reviewed before.\n');
  const last = `the review on ${reviewed.date} by the ${reviewed.by}`;
  if (!reviewed.seen) return console.log(`What it depended on at ${last} was not noted.\n`);
  if (!changes.length) return console.log(`Nothing that it depends on has changed since ${last}.\n`);
  console.log(`Since ${last}:`);
  for (const { ref, how, name, file } of changes) {
    console.log(`  ${name} (${ref}) ${HOW[how]}`);
    if (how === 'changed' && file !== undefined)
      console.log(`    git log -p --since=${reviewed.date} -- ${file}`);
  }
  console.log();
}

const HOW: Record<SeenChange['how'], string> = {
  changed: 'has changed',
  added: 'is new here',
  removed: 'is not needed any more',
};
