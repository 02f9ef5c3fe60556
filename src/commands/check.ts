import { appendFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { UncheckedError, UsageError } from '../diagnostics/command-error.ts';
import { escapeLines, escapeObeyed } from '../markdown/character.ts';
import type { LeftOut } from '../check/left-out.ts';
import { compareDiagnostics, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { canBeSuppressed } from '../diagnostics/silence.ts';
import { quote } from '../diagnostics/spelling.ts';
import { readCatalog, type ReadResult } from '../loaders/catalog.ts';
import { hiddenFiles } from '../loaders/hidden-files.ts';
import { layersOf } from '../loaders/layers.ts';
import { inPlace, placeOf, type Place } from '../loaders/place.ts';
import type { Catalog } from '../model/catalog.ts';
import { readRuleExample } from '../loaders/rule-example.ts';
import { usualHandbook } from '../loaders/project.ts';
import { hasColour } from '../publish/print-findings.ts';
import { FORMATS } from '../report/formats.ts';
import { githubSummary } from '../report/github.ts';
import { leftOutSummary } from '../report/left-out.ts';
import { sortBySeverity, isAtLeast, plural, type CheckResult, type LeftOutReport } from '../report/report.ts';
import { unexaminedCommands } from '../shell/runbook-command.ts';
import { writeBaseline } from './baseline.ts';
import { changedFiles, refuseUnreadCommit } from './changed.ts';
import { checkOptions, checkRequest, type CheckRequest } from './check-options.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { fixedTexts, patchOf, unwritable, writeTexts } from './fix.ts';
import { writeReport } from './output-file.ts';
import { watching } from './watch.ts';

export const check = defineCommand({
  name: 'check',
  summary: 'check all content and report what is wrong, where, and what to write instead',
  usage: '[OPTIONS] [FILE…]',
  description: 'Reads all content, checks it, and reports what is wrong, where, and what to write instead.',
  words: {
    most: Infinity,
    help: {
      'FILE…': 'report only findings in these files and folders (all content is read in any case)',
      '-': 'report only findings in the text on standard input, before it is saved',
    },
  },
  options: checkOptions,
  notes: `In a YAML file, or in the frontmatter of a page, a comment silences a rule. The reason is required:
  # muster ignore[rule] -- reason             on this line, or on the next if the comment has a line to itself
  # muster ignore-file[rule] -- reason        in this file
  # muster snooze[rule] 2026-12-31 -- reason  as ignore, up to that day`,
  exitCodes: {
    0: 'the files were read, and there is no finding at or above --fail-on',
    1: 'there are findings at or above --fail-on, in every format',
  },
  run: async ({ values, words, context }) => {
    const request = checkRequest(values, words, context);
    if (!request.watch) return checkOnce(request, context);
    await watching(
      () => layersOf(request.content).layers.map(({ folder }) => folder),
      async () => void (await checkOnce(request, context)),
      (folders) =>
        context.console.error(`Waiting for a change in ${folders.join(', ')}. Press Ctrl-C to stop.`),
    );
    return 0;
  },
});

async function checkOnce(request: CheckRequest, context: Context): Promise<number> {
  const start = performance.now();
  let found = await readOnce(request, context);
  const place = placeOf(request.content, context.cwd);
  const index = context.env['GIT_INDEX_FILE'];
  if (index && request.typed === undefined) refuseUnreadCommit(request.content, found.paths, index);
  if (request.writeBaseline !== undefined)
    return baseline(request.writeBaseline, found, place, request, context);
  const { isSelected, note } = selectionOf(request, found);
  if (request.fix !== 'none') {
    const wanted = found.diagnostics.filter(isSelected);
    const texts = await fixedTexts(request.content, found, wanted, request.read);
    for (const file of unwritable(request.content, wanted))
      context.console.error(
        `Not fixed: ${place.nameOf(file)}, which is not in this repository. Fix it there, or replace it here: npm run new -- override.`,
      );
    if (request.fix === 'show') return showFixes(texts, found, wanted, place, request, context);
    await writeTexts(request.content, texts);
    if (texts.size) context.console.error(`Fixed ${[...texts.keys()].map(place.nameOf).join(', ')}.`);
    found = await readOnce(request, context);
  }
  const seconds = (performance.now() - start) / 1000;
  const leftOut = found.leftOut && leftOutIn(place, found.leftOut, request);
  const notes = [
    ...note,
    ...(leftOut ? [leftOutSummary(leftOut)] : []),
    ...(await notesOn(request, place, context)),
  ];
  const result = inPlace({ ...resultOf(found, isSelected, request, seconds), notes, leftOut }, place);
  await report(result, request, context);
  return exitCodeOf([...result.diagnostics, ...(result.unlisted ?? [])], request);
}

async function readOnce({ content, read, typed }: CheckRequest, { stdin }: Context): Promise<ReadResult> {
  if (typed === undefined) return readCatalog(content, read);
  const instead = new Map([[typed, await readInput(stdin)]]);
  return readCatalog(content, { ...read, instead });
}

/** Reads standard input to its end, as a stream, because reading all of a slow pipe synchronously fails. */
async function readInput(stdin: Context['stdin']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return Buffer.concat(chunks);
}

/**
 * Which findings are reported, and a note on the files that have been read besides. All content is read in any case, because
 * the cause of a finding may be in another file. Throws an UncheckedError if a path has no file that was read.
 */
function selectionOf(
  { content, paths, typed, changedSince }: CheckRequest,
  { paths: files }: ReadResult,
): { isSelected: Selection; note: string[] } {
  if (typed !== undefined) return { isSelected: ({ file }) => file === typed, note: [] };
  if (changedSince !== undefined) {
    const { changed, elsewhere, base } = changedFiles(content, changedSince, files);
    const others = elsewhere.map(({ prefix }) => prefix);
    const left = files.filter(
      (file) => !changed.has(file) && !others.some((prefix) => file.startsWith(prefix)),
    ).length;
    const have = `${plural(left, 'file')} ${left === 1 ? 'has' : 'have'} not changed since ${base}`;
    return {
      // A deleted file breaks files that did not change.
      isSelected: ({ file, level, rule = '' }) =>
        changed.has(file) || (level === 'error' && !canBeSuppressed(rule)),
      note: [
        `${have}: only errors that break the build are reported there.`,
        ...(elsewhere.length
          ? [`The same holds for layers of other repositories: ${elsewhere.map(({ id }) => id).join(', ')}.`]
          : []),
      ],
    };
  }
  if (paths.length === 0) return { isSelected: () => true, note: [] };
  const isBelow = (file: string, path: string): boolean =>
    file === path || file.startsWith(/[:/]$/.test(path) ? path : `${path}/`);
  for (const path of paths)
    if (!files.some((file) => isBelow(file, path)))
      throw new UncheckedError(
        `No file at ${quote(path.replace(/\/$/, ''))} was read, so it was not checked. Hidden files and empty folders are left out.`,
      );
  const isSelected: Selection = ({ file }) => paths.some((path) => isBelow(file, path));
  const left = files.filter((file) => !isSelected({ file })).length;
  return {
    isSelected,
    note: left ? [`${plural(left, 'other file')} read, without listing their findings.`] : [],
  };
}

/** Which folder was read, unless it is the usual one of the current folder, and what was left out. */
async function notesOn(
  { content }: CheckRequest,
  { folder }: Place,
  { cwd, root }: Context,
): Promise<string[]> {
  const isUsual = content === join(root, usualHandbook(root)) && !relative(root, cwd).startsWith('..');
  const hidden = (
    await Promise.all(layersOf(content).layers.map(({ folder }) => hiddenFiles(folder)))
  ).flat();
  return [
    ...(hidden.length
      ? [`${plural(hidden.length, 'hidden file')} not read, such as ${quote(hidden[0] ?? '')}.`]
      : []),
    ...(isUsual ? [] : [`Content folder: ${folder === '.' ? content : folder}.`]),
  ];
}

/** What the handbook leaves out, with every file by its real path. */
function leftOutIn(
  { nameOf }: Place,
  { files, items, explain, ...counts }: LeftOut,
  { explainExclude }: CheckRequest,
): LeftOutReport {
  const named = <T extends { file: string }>(each: T): T => ({ ...each, file: nameOf(each.file) });
  const explained = explainExclude ? explain() : undefined;
  return {
    ...counts,
    files: files.map(nameOf),
    items: items.map(named),
    explained: explained && { mentions: explained.mentions.map(named), words: explained.words.map(named) },
  };
}

function resultOf(
  found: ReadResult,
  isSelected: Selection,
  { most, todo, paths, typed }: CheckRequest,
  seconds: number,
): CheckResult {
  const todos = found.todos.filter(isSelected);
  const isListed = todo || paths.length > 0 || typed !== undefined;
  const selected = [...found.diagnostics.filter(isSelected), ...(isListed ? todos : [])].sort(
    compareDiagnostics,
  );
  const listed = new Set(selected.length > most ? sortBySeverity(selected).slice(0, most) : selected);
  return {
    diagnostics: selected.filter((diagnostic) => listed.has(diagnostic)),
    unlisted: selected.filter((diagnostic) => !listed.has(diagnostic)),
    suppressed: found.suppressed.filter(isSelected),
    files: found.paths.filter((file) => isSelected({ file })).length,
    drafts: { files: new Set(todos.map(({ file }) => file)).size, todos: todos.length },
    unexamined: unexaminedIn(found.catalog, isSelected),
    read: found.files,
    seconds,
    textOf: found.textOf,
    exampleOf: readRuleExample,
  };
}

function unexaminedIn({ runbooks }: Catalog, isSelected: Selection): number {
  return [...runbooks.values()]
    .filter(({ file }) => isSelected({ file }))
    .reduce((count, { data }) => count + unexaminedCommands(data), 0);
}

async function report(
  result: CheckResult,
  { content, format, outputs, failOn }: CheckRequest,
  { cwd, env, stdout }: Context,
): Promise<void> {
  const textIn = (name: string, colour: boolean): string =>
    FORMATS.get(name)?.(result, { colour, failOn }) ?? '';
  for (const { format: name, path } of outputs) await writeReport(path, textIn(name, false), content, cwd);
  stdout.write(textIn(format, hasColour(stdout, env)));
  const summary = env['GITHUB_STEP_SUMMARY'];
  if (format === 'github' && summary)
    await appendFile(summary, githubSummary(result)).catch(
      ({ code = 'unknown reason' }: NodeJS.ErrnoException) => {
        throw new UsageError(`Cannot write ${quote(summary)} (${code}), which GITHUB_STEP_SUMMARY names.`);
      },
    );
}

async function showFixes(
  texts: Map<string, string>,
  found: ReadResult,
  wanted: Diagnostic[],
  { nameOf }: Place,
  request: CheckRequest,
  { console, stdout }: Context,
): Promise<number> {
  for (const [file, text] of texts) {
    const patch = await patchOf(nameOf(file), found.textOf(file) ?? '', text);
    // A terminal would obey what only git should read.
    stdout.write(stdout.isTTY ? escapeLines(patch) : patch);
  }
  console.error(`--fix would change ${plural(texts.size, 'file')}. Nothing was changed.`);
  return exitCodeOf(wanted, request);
}

async function baseline(
  path: string,
  found: ReadResult,
  { nameOf }: Place,
  { failOn }: CheckRequest,
  { cwd, console }: Context,
): Promise<number> {
  const added = await writeBaseline(resolve(cwd, path), path, found);
  for (const { file, rule, place } of added)
    console.error(`${nameOf(file)}: ${escapeObeyed(place)} [${rule}]`);
  if (added.length) {
    console.error(
      `${path} was not written, because a baseline may only become smaller and this one would accept ${plural(added.length, 'more finding')}. Fix them, or silence them with a comment and a reason.`,
    );
    return 1;
  }
  const left = found.diagnostics.filter(
    ({ rule }) => !canBeSuppressed(rule) && !rule.startsWith('baseline/'),
  );
  const rest = ` ${plural(left.length, 'finding')} cannot be accepted. To list them: npm run check`;
  console.log(`Wrote ${path}.${left.length ? rest : ''}`);
  return exitCodeOf(left, { failOn });
}

function exitCodeOf(diagnostics: Diagnostic[], { failOn }: Pick<CheckRequest, 'failOn'>): number {
  return failOn !== undefined && diagnostics.some((diagnostic) => isAtLeast(diagnostic, failOn)) ? 1 : 0;
}

type Selection = (of: Partial<Diagnostic> & { file: string }) => boolean;
