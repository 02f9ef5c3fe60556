import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { escapeObeyed } from '../markdown/character.ts';
import { CommandError, UsageError } from '../diagnostics/command-error.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { today } from '../loaders/build-day.ts';
import { readCatalog } from '../loaders/catalog.ts';
import { isWritable, layersOf, pathOf } from '../loaders/layers.ts';
import { placeOf } from '../loaders/place.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import type { Runbook } from '../model/content.ts';
import { formatDay } from '../model/day.ts';
import { printFindings } from '../publish/print-findings.ts';
import { recordReview, type Review } from '../upkeep/review-record.ts';
import { NOT_REVIEWED } from '../schema/needs.ts';
import { changedSinceReview, seenNow, type SeenChange } from '../upkeep/review-seen.ts';
import { content, now } from './common-options.ts';
import { defineCommand } from './define-command.ts';
import { flag, text } from './option.ts';

export const review = defineCommand({
  name: 'review',
  summary: 'report what a runbook depends on that has changed, and record a review',
  usage: 'RUNBOOK [OPTIONS]',
  description: `Reports what RUNBOOK depends on that has changed since its last review (services, escalation paths, other runbooks, messages, levels), and records a new review in its file: the day, the role, and a short digest of each. Run it when you have gone through the runbook. Comments and order in the file are kept.`,
  words: { most: 1, help: { RUNBOOK: 'its id, or the path of its file' } },
  options: {
    by: text('ROLE', "the role that reviewed it, never a person's name (default: responder)"),
    now: { ...now, help: 'the day of the review (default: today, or SOURCE_DATE_EPOCH)' },
    'dry-run': flag('report what has changed, and record nothing'),
    content,
  },
  exitCodes: { 0: 'done', 1: 'the runbook has errors' },
  run: async ({ values, words: [word], context }) => {
    const { content, now = today(context.env), 'dry-run': isDry } = values;
    const { console } = context;
    const result = await readCatalog(content, { now, audience: 'restricted' });
    const { catalog } = result;
    const entry = runbookFor(word, catalog);
    const by = roleFor(values.by, catalog);
    const diagnostics = result.diagnostics.filter(
      ({ file, level, message }) =>
        file === entry.file && level === 'error' && !message.includes(NOT_REVIEWED),
    );
    if (diagnostics.length) {
      printFindings({ ...result, diagnostics }, content, 0, context);
      console.error('No review recorded. Fix the errors above, then run the command again.');
      return 1;
    }
    const { nameOf } = placeOf(content, context.cwd);
    const file = isDry ? undefined : writablePath(content, entry, nameOf);
    const changes = changedSinceReview(catalog, entry);
    for (const line of changesOf(entry, changes, nameOf)) console.log(escapeObeyed(line));
    console.log();
    if (file === undefined) {
      console.log('No review recorded.');
      return 0;
    }
    const date = formatDay(now);
    await record(file, nameOf(entry.file), { date, by, seen: seenNow(catalog, entry) });
    console.log(`Recorded in ${nameOf(entry.file)}: reviewed on ${date} by the ${by}.`);
    if (entry.data.status === 'draft')
      console.log('It is still a draft. Write status: active once everything in it is correct.');
    return 0;
  },
});

/** The path on disk of a runbook's file. Throws a CommandError if it is not for this repository to change. */
function writablePath(content: string, { file }: Entry<Runbook>, nameOf: (file: string) => string): string {
  const { layers } = layersOf(content);
  const path = pathOf(layers, file);
  if (path !== undefined && isWritable(layers, file)) return path;
  throw new CommandError(
    `${nameOf(file)} is not in this repository, so no review was recorded. Run the command where the file is kept, or take the file over: npm run new -- override ${nameOf(file)}`,
  );
}

async function record(file: string, name: string, what: Review): Promise<void> {
  const text = recordReview(await readFile(file, 'utf8'), what);
  if (text === undefined)
    throw new CommandError(
      `Cannot edit ${name} safely, because of the form that it is written in. Write reviewed: { date: ${what.date}, by: ${what.by} } on a line of its own, then run the command again.`,
    );
  await writeFile(file, text);
}

function runbookFor(word: string | undefined, { runbooks }: Catalog): Entry<Runbook> {
  if (word === undefined) throw new UsageError('Missing RUNBOOK, as in npm run review -- card-declines.');
  const id = /\.ya?ml$/.test(word) ? basename(word).replace(/\.ya?ml$/, '') : word;
  const entry = runbooks.get(id);
  if (!entry)
    throw new UsageError(
      `Unknown runbook ${quote(id)}${didYouMean(id, runbooks.keys()) || '. If its file exists, npm run check reports why it cannot be read.'}`,
    );
  return entry;
}

function roleFor(by: string | undefined, { roles }: Catalog): string {
  const role = by ?? 'responder';
  if (!roles.has(role))
    throw new UsageError(
      `Unknown role ${quote(role)}${didYouMean(role, roles.keys()) || `. Expected ${[...roles.keys()].join(', ')}.`}`,
    );
  return role;
}

/** The lines that report what has changed since the last review. */
function changesOf(
  { data: { reviewed } }: Entry<Runbook>,
  changes: SeenChange[],
  nameOf: (file: string) => string,
): string[] {
  if (!reviewed) return ['This is the first review.'];
  const last = `the review on ${reviewed.date} by the ${reviewed.by}`;
  if (!reviewed.seen) return [`There is no record of what it depended on at ${last}.`];
  if (!changes.length) return [`Nothing that it depends on has changed since ${last}.`];
  const lines = changes.flatMap(({ ref, how, name, file }) => {
    const line = `  ${name} (${ref}) ${HOW[how]}`;
    if (how !== 'changed' || file === undefined) return [line];
    return [line, `    git log -p --since=${reviewed.date} -- ${nameOf(file)}`];
  });
  return [`Since ${last}:`, ...lines];
}

const HOW: Record<SeenChange['how'], string> = {
  changed: 'has changed',
  added: 'was added',
  removed: 'is no longer used',
};
