import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { isGroup } from '../check/unchecked.ts';
import type { OpenQuestion } from '../check/open-question.ts';
import { CommandError, UsageError } from '../diagnostics/command-error.ts';
import { quote } from '../diagnostics/spelling.ts';
import type { Diagnostic, Finding } from '../diagnostics/diagnostic.ts';
import { locate } from '../diagnostics/locate.ts';
import { parseYaml } from '../diagnostics/yaml.ts';
import { today } from '../loaders/build-day.ts';
import { catalogOfNew, decodeSource, type ReadResult } from '../loaders/catalog.ts';
import { ORG } from '../loaders/project.ts';
import { isTimeZone } from '../model/day.ts';
import { KINDS } from '../model/kinds.ts';
import { hasColour } from '../publish/print-findings.ts';
import { headline, pretty } from '../report/pretty.ts';
import { plural } from '../report/report.ts';
import { complete, type Answers } from './adopt/answers.ts';
import { ask } from './adopt/ask.ts';
import { readKnown } from './adopt/known.ts';
import { hostOf } from './adopt/pipeline.ts';
import { filesOf, openPoints } from './adopt/plan.ts';
import { addProjectFiles, projectFiles, type ProjectFile } from './adopt/project-files.ts';
import type { Verdict } from './adopt/verdict.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { flag, path } from './option.ts';
import { withSchema } from './scaffold/starter.ts';

export const adopt = defineCommand({
  name: 'adopt',
  summary: `make the handbook yours: write the first files of your organisation into ${ORG}/`,
  usage: ['[--answers FILE] [--dry-run]', '--print-answers'],
  description: `Makes the handbook yours: asks what only you know, and writes your organisation file, your levels, and your teams with their services into ${ORG}/. It changes no other file, and writes nothing before you have confirmed your answers. From then on check, build and the other commands take ${ORG}/ and the process below it, and not the example. The result passes the check. At the end it lists what is still open. If you run it again, it only prints that list.

With --answers, it takes the answers from a file and asks nothing. --print-answers prints such a file, which works as it is.`,
  options: {
    answers: path('FILE', 'take the answers from a YAML file, and ask nothing'),
    'print-answers': flag('print an answers file to start from, and write none'),
    'dry-run': flag('list the files that would be written, and write none'),
  },
  exitCodes: { 0: 'done', 1: 'the answers have errors' },
  run: async ({ values, context }) => {
    const { root, console } = context;
    const { template, starter, answers: usual, verdict } = await readKnown();
    const zone = zoneOf(context);
    if (values['print-answers']) {
      const text = template.replace(/^time_zone: .*$/m, `time_zone: ${zone}`);
      context.stdout.write(withSchema(text, 'answers.yaml', 'answers'));
      return 0;
    }
    const folder = join(root, ORG);
    const present = await filesBelow(folder);
    if (present.includes(LAST)) return reportAdopted(folder, present, context);
    refuseOthers(present);
    const answers =
      values.answers === undefined
        ? await askPerson({ usual, zone, verdict }, context)
        : await answersFrom(values.answers, verdict, context);
    if (answers === 'refused') return 1;
    if (answers) {
      const host = hostOf(answers.repository ?? '');
      const files = { own: filesOf(starter, complete(answers)), project: await projectFiles(host) };
      return adoptWith(files, folder, values['dry-run'], context);
    }
    console.log('Nothing was written.');
    return 0;
  },
});

function askPerson(
  { usual, zone, verdict }: { usual: Answers; zone: string; verdict: Verdict },
  { console, stdin, stdout }: Context,
): Promise<Answers | undefined> {
  console.log(GREETING);
  const streams = { input: stdin, output: stdout };
  return ask({ answers: usual, zone }, verdict, streams, `Write your first files into ${ORG}/`);
}

/** The answers in a file. Prints all findings if there are any. Throws a CommandError if it cannot be read. */
async function answersFrom(file: string, verdict: Verdict, context: Context): Promise<Answers | 'refused'> {
  const name = relative(context.cwd, file) || file;
  const source = decodeSource(name, await readAnswers(name, file));
  if ('problem' in source)
    throw new CommandError(`${name}: ${source.problem.message}. ${source.problem.help ?? ''}`);
  const text = 'text' in source ? source.text : '';
  const findings = findingsIn(name, text, verdict);
  if (!findings.length) return parseYaml(name, text).data as Answers;
  const yaml = { text, firstLine: 1, lines: text.split('\n').length };
  const result = {
    ...{ diagnostics: locate(findings, () => yaml), suppressed: [], files: 1, seconds: 0 },
    textOf: () => text,
  };
  context.stderr.write(`${pretty(result, { colour: hasColour(context.stderr, context.env) })}\n`);
  context.console.error('Nothing was written. Correct the answers, then run it again.');
  return 'refused';
}

async function readAnswers(name: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `Cannot read the answers in ${quote(name)} (${code}). To start, save the output of --print-answers.`,
    );
  }
}

function findingsIn(name: string, text: string, verdict: Verdict): Finding[] {
  const { data, findings } = parseYaml(name, text);
  return findings.length ? findings : verdict(name, data);
}

/** Checks the files before it writes them, so that nothing has to be undone. */
async function adoptWith(
  { own: files, project }: { own: Map<string, string>; project: ProjectFile[] },
  folder: string,
  isDry: boolean,
  context: Context,
): Promise<number> {
  const { console, env } = context;
  const result = await catalogOfNew(folder, files, { now: today(env) });
  const errors = result.diagnostics.filter(({ level }) => level === 'error');
  if (errors.length) {
    for (const error of errors) console.error(`${headline(error)}\n  help: ${error.help ?? ''}`);
    console.error(
      'The check does not accept these files, so nothing was written. Change the answers that they quote.',
    );
    return 1;
  }
  if (isDry) {
    reportFiles('Would write:', files, context);
    await addProjectFiles(project, isDry, context);
    console.log('Nothing was written.');
    return 0;
  }
  await write(folder, files);
  reportFiles('Wrote:', files, context);
  await addProjectFiles(project, isDry, context);
  finish(result, openPoints(files), context);
  return 0;
}

/** The time zone of this machine, if a handbook can name it. */
function zoneOf({ env }: Context): string {
  const zone = env['TZ'] ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isTimeZone(zone) ? zone : 'UTC';
}

/** In a handbook that is adopted already: lists what is still open, and changes nothing. */
async function reportAdopted(folder: string, present: string[], { console }: Context): Promise<number> {
  const paths = present.filter((path) => path.endsWith('.yaml'));
  const texts = paths.map(
    async (path) => [path, await readFile(join(folder, path), 'utf8').catch(() => '')] as const,
  );
  const files = new Map(await Promise.all(texts));
  const { data } = parseYaml(LAST, files.get(LAST) ?? '');
  const name = isGroup(data) ? data['name'] : undefined;
  const whose = typeof name === 'string' ? `the handbook of ${name}` : 'a handbook';
  console.log(`${ORG}/ has ${whose} already. Nothing was changed.`);
  reportOpen(openPoints(files), console);
  return 0;
}

/** Throws a CommandError if the folder has files, because it is not known whose they are. */
function refuseOthers(present: string[]): void {
  const [first] = present;
  if (first !== undefined)
    throw new CommandError(
      `${ORG}/ has files, such as ${ORG}/${first}, but no ${ORG}/${LAST}. Move them away, or delete them if adopt was interrupted. Then run it again.`,
    );
}

/** Writes the organisation file last, because a folder without it counts as not adopted. Never overwrites a file. */
async function write(folder: string, files: Map<string, string>): Promise<void> {
  for (const [path, text] of [...files].reverse()) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text, { flag: 'wx' });
  }
}

function finish(result: ReadResult, open: OpenQuestion[], { console }: Context): void {
  console.log(`\nChecked ${result.files} files: the handbook is yours, and it passes the check.`);
  reportWarnings(result.diagnostics, console);
  reportOpen(open, console);
  console.log(NEXT);
}

/** The findings in files that are only started, which are gone once they are filled in. */
function reportWarnings(all: Diagnostic[], console: Console): void {
  // The questions are listed after them.
  const diagnostics = all.filter(({ rule }) => rule !== 'text/starter');
  const asked = all.length - diagnostics.length;
  if (asked)
    console.log(
      `npm run check lists ${plural(all.length, 'warning')} until the files are filled in. ${asked} of them are the questions below.`,
    );
  if (!diagnostics.length) return;
  console.log(asked ? 'The others:' : 'Until the files are filled in, npm run check reports:');
  for (const diagnostic of diagnostics) console.log(`  ${headline(diagnostic)}`);
}

function reportFiles(what: string, files: Map<string, string>, { console }: Context): void {
  console.log(`\n${what}`);
  for (const path of files.keys()) console.log(`  ${ORG}/${path}`);
}

function reportOpen(open: OpenQuestion[], console: Console): void {
  if (!open.length) return;
  console.log(
    '\nTo fill in next, in this order. Each one is a comment in its file that starts with FILL IN:',
  );
  const shown = new Map<string, string>();
  for (const [file, questions] of Map.groupBy(open, (question) => question.file)) {
    const asked = questions.map(({ text }) => text).join('\n');
    const same = shown.get(asked);
    console.log(same === undefined ? `  ${file}` : `  ${file}, the same as in ${same}`);
    if (same !== undefined) continue;
    shown.set(asked, file);
    for (const { line, text } of questions) console.log(`  ${String(line).padStart(5)}  ${text}`);
  }
}

/** The paths of all files in a folder, sorted, without hidden ones; none if there is no such folder. */
async function filesBelow(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .filter((path) => !path.split('/').some((name) => name.startsWith('.')))
    .sort();
}

type Console = Context['console'];

/** The file that is written last. */
const LAST = KINDS.organisation.place;

const GREETING = `This makes the handbook yours: it writes your first files into ${ORG}/, and changes nothing else.
Press Enter to accept what is in [brackets]. Type back or < to return to the question before.
At the end you see all answers and can change each one. Nothing is written before you have confirmed them.
`;

const NEXT = `
Next:
  npm start   to look at it
  git add . && git commit -m "Adopt Muster"   to keep it, or delete ${ORG} to start again`;
