import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { openQuestionsIn } from '../check/open-question.ts';
import { fileOf, layerOf, type SourceFile } from '../check/read.ts';
import { CommandError, UsageError } from '../diagnostics/command-error.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { today } from '../loaders/build-day.ts';
import { catalogOf, inLayer, readSources, type ReadResult } from '../loaders/catalog.ts';
import { placeOf } from '../loaders/place.ts';
import type { Layer } from '../model/layer.ts';
import { readRuleFile } from '../loaders/rule-files.ts';
import { readStarter } from '../loaders/starters.ts';
import { addressOf } from '../model/addresses.ts';
import { formatDay } from '../model/day.ts';
import { alertNameProblem } from '../model/alert-name.ts';
import { printFindings } from '../publish/print-findings.ts';
import { escapeObeyed } from '../markdown/character.ts';
import { headline } from '../report/pretty.ts';
import { shellQuote } from '../report/shell-quote.ts';
import type { AlertRule } from '../upkeep/alert-rule.ts';
import { content } from './common-options.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { newPage } from './new-page.ts';
import { flag, text } from './option.ts';
import { override } from './override.ts';
import { refuseWays } from './scaffold/contact-method.ts';
import { documentOf, pathOf } from './scaffold/plan.ts';
import { requestOf, type Request } from './scaffold/request.ts';
import { withSchema } from './scaffold/starter.ts';
import { refuseOutside, writeNew } from './scaffold/write-new.ts';

export const newFile = defineCommand({
  name: 'new',
  summary: 'write a new file that passes the check, with its questions in it',
  usage: [
    'runbook TEAM NAME [--from-alert FILE:ALERT] [--service ID]',
    'service TEAM NAME',
    'team NAME [--page WAYS]',
    'role NAME',
    'message [TEAM] NAME',
    'page SECTION/NAME',
    'override FILE [--patch]',
  ],
  description: `Writes a new file that passes the check right away, with its questions in it as comments, and prints what to do next. With override, writes a file that takes the place of one in a lower layer and begins as a copy of it, or a patch that changes some of its keys. It never overwrites anything.`,
  words: {
    most: 3,
    help: {
      SECTION:
        'the part of the handbook that the page belongs to, such as during; a new word starts a section',
      TEAM: 'the id of the team that the file belongs to',
      FILE: 'the file of a lower layer, for instance handbook/during/calls or roles/incident-commander',
      NAME: 'the id: lower-case words joined by hyphens. It becomes an address and never changes',
    },
  },
  options: {
    'from-alert': text(
      'FILE:ALERT',
      'fill the runbook from a rule of Prometheus: title, meaning, labels, and a guess of the level',
    ),
    service: text(
      'ID',
      "the service that the runbook is about (default: the team's first; with --from-alert, the one that a label of the alert names)",
    ),
    page: text(
      'WAYS',
      "how the team's on-call is paged: a command or a phone number, and optionally a #channel, separated by commas (default: as the incident commander is)",
    ),
    patch: flag('with override, change some keys of the file instead of replacing it'),
    content,
  },
  exitCodes: { 0: 'written', 1: 'the check would not accept the file' },
  run: async ({ values, words, context }) => {
    const { content } = values;
    const [first, second, third] = words;
    if (first === 'override' && third === undefined) {
      await override(content, second, values.patch, context);
      return 0;
    }
    if (first === 'page' && third === undefined) {
      await newPage(content, second, context);
      return 0;
    }
    if (values.patch) throw new UsageError('--patch works only with override.');
    const sources = await readSources(content);
    const options = { now: today(context.env), audience: 'restricted' } as const;
    const before = await catalogOf(sources, options);
    const request = requestOf(words, before.catalog);
    const path = pathOf(request);
    const file = join(content, path);
    const shown = relative(context.cwd, file).replaceAll('\\', '/');
    // The last layer is the organisation's own.
    const top = layerOf(sources.at(-1) ?? {});
    refuseTaken(path, top, sources, content, context.cwd);
    const rules = await rulesFor(request, values['from-alert'], context.cwd);
    const extra = { ...optionsFor(request, values), rules, day: formatDay(options.now) };
    const document = documentOf(await readStarter(request.kind), request, before.catalog, extra);
    const body = withSchema(document.toString({ lineWidth: 0 }), `${top.prefix}${path}`, request.kind);
    const after = await catalogOf([...sources, inLayer({ path, text: body }, top)], options);
    const found = newIn(before, after);
    if (found.some(({ level }) => level === 'error')) {
      printFindings({ ...after, diagnostics: found }, content, 0, context);
      context.console.error('Nothing was written, because the check would not accept the file.');
      return 1;
    }
    await writeNew(file, body, content, shown);
    // The questions are listed anyway.
    const others = found.filter(({ rule }) => rule !== 'text/starter');
    report(request, shown, body, others, context);
    return 0;
  },
});

/**
 * Throws a CommandError if there is such a file in any layer, or one that some disk takes for the same, or if it would be
 * elsewhere.
 */
function refuseTaken(path: string, top: Layer, sources: SourceFile[], content: string, cwd: string): void {
  const file = join(content, path);
  const shown = relative(cwd, file).replaceAll('\\', '/');
  const same = sources.findLast((source) => source.path.toLowerCase() === path.toLowerCase());
  if (existsSync(file) || same?.path === path) {
    if (same && layerOf(same) !== top)
      throw new CommandError(
        `"${placeOf(content, cwd).nameOf(fileOf(same))}" already exists in a lower layer. To replace it or some of its keys: npm run new -- override ${path}`,
      );
    throw new CommandError(`"${shown}" already exists. Edit it, or choose another name.`);
  }
  if (same)
    throw new CommandError(
      `"${escapeObeyed(placeOf(content, cwd).nameOf(fileOf(same)))}" already exists, which differs only in case. Edit it, or choose another name.`,
    );
  refuseOutside(file, content, shown);
}

function optionsFor({ kind }: Request, { page, service }: NewOptions): NewOptions {
  if (page !== undefined && kind !== 'team') throw new UsageError('--page works only for a new team.');
  if (service !== undefined && kind !== 'runbook')
    throw new UsageError('--service works only for a new runbook.');
  const refusal =
    page === undefined ? undefined : refuseWays(page, ['command', 'telephone', 'chat', 'email']);
  if (refusal) throw new UsageError(`--page: ${refusal}`);
  return { page, service };
}

/** The rules that an option names as FILE:ALERT. Either part may contain colons: the file is the one that exists. */
async function rulesFor({ kind }: Request, value: string | undefined, cwd: string): Promise<AlertRule[]> {
  if (value === undefined) return [];
  if (kind !== 'runbook') throw new UsageError('--from-alert works only for a new runbook.');
  const splits = splitsOf(value);
  const [whole] = splits;
  if (!whole)
    throw new UsageError(
      `Invalid alert ${quote(value)}. Expected a file and a name, as in --from-alert rules/payments.yaml:CardDeclineRatioHigh.`,
    );
  const named = splits.filter(({ path }) => existsSync(resolve(cwd, path)));
  const [first] = named;
  if (!first) throw new UsageError(`No file at "${escapeObeyed(whole.path)}".`);
  for (const { path, name } of named) {
    const rules = (await readRuleFile(path, cwd)).alerts.filter((rule) => rule.name === name);
    const problem = rules.length ? alertNameProblem(name) : undefined;
    if (problem)
      throw new UsageError(`Alert name ${quote(escapeObeyed(name))} ${problem.message}. ${problem.help}`);
    if (rules.length) return rules;
  }
  throw new UsageError(await whyNone(first, cwd));
}

/** Every way to split at a colon, the longest file first. */
function splitsOf(value: string): { path: string; name: string }[] {
  return [...value.matchAll(/:/g)]
    .map(({ index }) => ({ path: value.slice(0, index), name: value.slice(index + 1) }))
    .filter(({ path, name }) => path !== '' && name !== '')
    .reverse();
}

/** Why a file does not have an alert: it could not be read, or has others. */
async function whyNone({ path, name }: { path: string; name: string }, cwd: string): Promise<string> {
  const { alerts, findings } = await readRuleFile(path, cwd);
  const shown = escapeObeyed(path);
  const [problem] = findings;
  if (problem)
    return `Cannot read ${shown}: ${escapeObeyed(problem.message)}. To find the place: npm run alerts -- --rules ${shellQuote(path)}.`;
  const near = didYouMean(name, new Set(alerts.map((alert) => alert.name)));
  return `${shown} has no alert ${quote(escapeObeyed(name))}${escapeObeyed(near)}.`;
}

/** The findings in the new file, and in others because of it. */
function newIn(before: ReadResult, after: ReadResult): Diagnostic[] {
  const keyOf = ({ file, rule, message }: Diagnostic): string => [file, rule, message].join('\n');
  const known = new Set(before.diagnostics.map(keyOf));
  return after.diagnostics.filter((diagnostic) => !known.has(keyOf(diagnostic)));
}

function report(
  { kind, id }: Request,
  file: string,
  body: string,
  found: Diagnostic[],
  { console }: Context,
): void {
  console.log(`Wrote ${file}\n`);
  console.log('Its questions, each in a comment that starts with FILL IN:');
  for (const { line, text } of openQuestionsIn(body)) console.log(`  ${String(line).padStart(4)}  ${text}`);
  if (found.length) console.log('\nIt passes the check, with these findings so far:');
  for (const diagnostic of found) console.log(`  ${headline(diagnostic)}`);
  console.log(`
Next:
  npm run check   reports what is wrong, and where
  npm run dev     shows it at http://localhost:4321${addressOf(kind, id)}${
    kind === 'runbook' ? ', and at /contribute/writing/ what makes a good one' : ''
  }`);
}

interface NewOptions {
  page?: string | undefined;
  service?: string | undefined;
}
