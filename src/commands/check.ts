import { hasColour } from '../publish/print-findings.ts';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { canBeSuppressed } from '../diagnostics/silence.ts';
import { readCatalog, type ReadResult } from '../loaders/catalog.ts';
import { UsageError } from '../loaders/environment.ts';
import { readRuleExample } from '../loaders/rule-example.ts';
import { FORMATS } from '../report/formats.ts';
import { githubSummary } from '../report/github.ts';
import { sortBySeverity, isAtLeast, plural, type CheckResult } from '../report/report.ts';
import { writeBaseline } from './baseline.ts';
import { changedFiles } from './changed.ts';
import { checkOptions, type CheckOptions } from './check-options.ts';
import type { Lists, Values } from './command.ts';
import { mended, patchOf, writeTexts } from './mend.ts';
import { watching } from './watch.ts';

/** Checks the content and prints the report. Resolves with the exit code: 1 if a finding is grave enough, else 0. */
export async function check(values: Values, words: string[], lists: Lists): Promise<number> {
  const options = checkOptions(values, words, lists);
  if (!options.watch) return checkOnce(options);
  await watching(
    options.content,
    async () => void (await checkOnce(options)),
    () => console.error(`Waiting for a change in ${options.content}. Ctrl-C ends this.`),
  );
  return 0;
}

async function checkOnce(options: CheckOptions): Promise<number> {
  const start = performance.now();
  let found = await readOnce(options);
  if (options.writeBaseline !== undefined) return baseline(options.writeBaseline, found, options);
  const isMeant = selectionOf(options);
  if (options.fix !== 'none') {
    const wanted = found.diagnostics.filter(isMeant);
    const texts = await mended(options.content, found, wanted, options.read);
    if (options.fix === 'show') return showFixes(texts, found, wanted, options);
    await writeTexts(options.content, texts);
    if (texts.size) console.error(`Mended ${[...texts.keys()].join(', ')}.`);
    found = await readOnce(options);
  }
  const result = resultOf(found, isMeant, options, (performance.now() - start) / 1000);
  await report(result, options);
  return exitCodeOf([...result.diagnostics, ...(result.unlisted ?? [])], options);
}

async function readOnce({ content, read, typed }: CheckOptions): Promise<ReadResult> {
  if (typed === undefined) return readCatalog(content, read);
  const instead = new Map([[typed.slice('content/'.length), await readInput()]]);
  return readCatalog(content, { ...read, instead });
}

/** All that comes by standard input. Read as a stream: a pipe that is slow is an error to what reads at once. */
async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** Which findings are told. All content is read in any case: what is wrong with a file may lie in another. */
function selectionOf({ content, paths, typed, changedSince }: CheckOptions): Selection {
  if (typed !== undefined) return ({ file }) => file === typed;
  if (changedSince !== undefined) {
    const changed = changedFiles(content, changedSince);
    // A file that is gone is missed in files that did not change.
    return ({ file, level, rule = '' }) => changed.has(file) || (level === 'error' && !canBeSuppressed(rule));
  }
  if (paths.length === 0) return () => true;
  return ({ file }) => paths.some((path) => file === path || file.startsWith(`${path}/`));
}

function resultOf(
  found: ReadResult,
  isMeant: Selection,
  { most }: CheckOptions,
  seconds: number,
): CheckResult {
  const told = found.diagnostics.filter(isMeant);
  const listed = new Set(told.length > most ? sortBySeverity(told).slice(0, most) : told);
  return {
    diagnostics: told.filter((diagnostic) => listed.has(diagnostic)),
    unlisted: told.filter((diagnostic) => !listed.has(diagnostic)),
    suppressed: found.suppressed.filter(isMeant),
    files: found.paths.filter((file) => isMeant({ file })).length,
    seconds,
    textOf: found.textOf,
    exampleOf: readRuleExample,
  };
}

async function report(result: CheckResult, { format, outputs, failOn }: CheckOptions): Promise<void> {
  const text = (name: string, colour: boolean): string =>
    FORMATS.get(name)?.(result, { colour, failOn }) ?? '';
  for (const { format: name, path } of outputs) await write(path, text(name, false));
  process.stdout.write(text(format, hasColour()));
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  if (format === 'github' && summary) await appendFile(summary, githubSummary(result));
}

async function write(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (error) {
    throw new UsageError(
      `${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`,
    );
  }
}

function showFixes(
  texts: Map<string, string>,
  found: ReadResult,
  wanted: Diagnostic[],
  options: CheckOptions,
): number {
  for (const [file, text] of texts) process.stdout.write(patchOf(file, found.textOf(file) ?? '', text));
  console.error(`--fix would change ${plural(texts.size, 'file')}. Nothing was changed.`);
  return exitCodeOf(wanted, options);
}

async function baseline(path: string, found: ReadResult, { failOn }: CheckOptions): Promise<number> {
  const grown = await writeBaseline(path, found);
  for (const { file, rule, place } of grown) console.error(`${file}: ${place} [${rule}]`);
  if (grown.length) {
    console.error(
      `${path} was not written: it may only become smaller, and would have to accept ${plural(grown.length, 'more finding')}. Mend them, or silence them with a comment and a reason.`,
    );
    return 1;
  }
  const left = found.diagnostics.filter(
    ({ rule }) => !canBeSuppressed(rule) && !rule.startsWith('baseline/'),
  );
  console.log(
    `Wrote ${path}.${left.length ? ` ${plural(left.length, 'finding')} cannot be accepted: npm run check says which.` : ''}`,
  );
  return exitCodeOf(left, { failOn });
}

function exitCodeOf(diagnostics: Diagnostic[], { failOn }: Pick<CheckOptions, 'failOn'>): number {
  return failOn !== undefined && diagnostics.some((diagnostic) => isAtLeast(diagnostic, failOn)) ? 1 : 0;
}

type Selection = (of: Partial<Diagnostic> & { file: string }) => boolean;
