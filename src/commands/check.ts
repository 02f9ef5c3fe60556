import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../diagnostics/command-error.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { canBeSuppressed } from '../diagnostics/silence.ts';
import { readCatalog, type ReadResult } from '../loaders/catalog.ts';
import type { Catalog } from '../model/catalog.ts';
import { readRuleExample } from '../loaders/rule-example.ts';
import { hasColour } from '../publish/print-findings.ts';
import { FORMATS } from '../report/formats.ts';
import { githubSummary } from '../report/github.ts';
import { sortBySeverity, isAtLeast, plural, type CheckResult } from '../report/report.ts';
import { unexaminedCommands } from '../shell/runbook-command.ts';
import { writeBaseline } from './baseline.ts';
import { changedFiles } from './changed.ts';
import { checkOptions, checkRequest, type CheckRequest } from './check-options.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { fixedTexts, patchOf, writeTexts } from './fix.ts';
import { watching } from './watch.ts';

export const check = defineCommand({
  name: 'check',
  summary: 'check all content and report what is wrong, where, and what to write instead',
  usage: '[-- OPTIONS] [FILE…]',
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
  exitCodes: { 0: 'clean', 1: 'there are findings at or above --fail-on, in every format' },
  run: async ({ values, words, context }) => {
    const request = checkRequest(values, words, context);
    if (!request.watch) return checkOnce(request, context);
    await watching(
      request.content,
      async () => void (await checkOnce(request, context)),
      () => context.console.error(`Waiting for a change in ${request.content}. Press Ctrl-C to stop.`),
    );
    return 0;
  },
});

async function checkOnce(request: CheckRequest, context: Context): Promise<number> {
  const start = performance.now();
  let found = await readOnce(request, context);
  if (request.writeBaseline !== undefined) return baseline(request.writeBaseline, found, request, context);
  const isSelected = selectionOf(request);
  if (request.fix !== 'none') {
    const wanted = found.diagnostics.filter(isSelected);
    const texts = await fixedTexts(request.content, found, wanted, request.read);
    if (request.fix === 'show') return showFixes(texts, found, wanted, request, context);
    await writeTexts(request.content, texts);
    if (texts.size) context.console.error(`Fixed ${[...texts.keys()].join(', ')}.`);
    found = await readOnce(request, context);
  }
  const result = resultOf(found, isSelected, request, (performance.now() - start) / 1000);
  await report(result, request, context);
  return exitCodeOf([...result.diagnostics, ...(result.unlisted ?? [])], request);
}

async function readOnce({ content, read, typed }: CheckRequest, { stdin }: Context): Promise<ReadResult> {
  if (typed === undefined) return readCatalog(content, read);
  const instead = new Map([[typed.slice('content/'.length), await readInput(stdin)]]);
  return readCatalog(content, { ...read, instead });
}

/** Reads standard input to its end, as a stream, because reading all of a slow pipe synchronously fails. */
async function readInput(stdin: Context['stdin']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return Buffer.concat(chunks);
}

/** Which findings are reported. All content is read in any case, because the cause of a finding may be in another file. */
function selectionOf({ content, paths, typed, changedSince }: CheckRequest): Selection {
  if (typed !== undefined) return ({ file }) => file === typed;
  if (changedSince !== undefined) {
    const changed = changedFiles(content, changedSince);
    // A deleted file breaks files that did not change.
    return ({ file, level, rule = '' }) => changed.has(file) || (level === 'error' && !canBeSuppressed(rule));
  }
  if (paths.length === 0) return () => true;
  return ({ file }) => paths.some((path) => file === path || file.startsWith(`${path}/`));
}

function resultOf(
  found: ReadResult,
  isSelected: Selection,
  { most }: CheckRequest,
  seconds: number,
): CheckResult {
  const selected = found.diagnostics.filter(isSelected);
  const listed = new Set(selected.length > most ? sortBySeverity(selected).slice(0, most) : selected);
  return {
    diagnostics: selected.filter((diagnostic) => listed.has(diagnostic)),
    unlisted: selected.filter((diagnostic) => !listed.has(diagnostic)),
    suppressed: found.suppressed.filter(isSelected),
    files: found.paths.filter((file) => isSelected({ file })).length,
    unexamined: unexaminedIn(found.catalog, isSelected),
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
  { format, outputs, failOn }: CheckRequest,
  { cwd, env, stdout }: Context,
): Promise<void> {
  const textIn = (name: string, colour: boolean): string =>
    FORMATS.get(name)?.(result, { colour, failOn }) ?? '';
  for (const { format: name, path } of outputs) await write(path, textIn(name, false), cwd);
  stdout.write(textIn(format, hasColour(stdout, env)));
  const summary = env['GITHUB_STEP_SUMMARY'];
  if (format === 'github' && summary) await appendFile(summary, githubSummary(result));
}

async function write(path: string, text: string, cwd: string): Promise<void> {
  const file = resolve(cwd, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    throw new UsageError(`Cannot write "${path}" (${code}).`);
  }
}

async function showFixes(
  texts: Map<string, string>,
  found: ReadResult,
  wanted: Diagnostic[],
  request: CheckRequest,
  { console, stdout }: Context,
): Promise<number> {
  for (const [file, text] of texts) stdout.write(await patchOf(file, found.textOf(file) ?? '', text));
  console.error(`--fix would change ${plural(texts.size, 'file')}. Nothing was changed.`);
  return exitCodeOf(wanted, request);
}

async function baseline(
  path: string,
  found: ReadResult,
  { failOn }: CheckRequest,
  { cwd, console }: Context,
): Promise<number> {
  const added = await writeBaseline(resolve(cwd, path), path, found);
  for (const { file, rule, place } of added) console.error(`${file}: ${place} [${rule}]`);
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
