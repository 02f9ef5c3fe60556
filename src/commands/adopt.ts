import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { isGroup } from '../check/unchecked.ts';
import { CommandError } from '../diagnostics/command-error.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { parseYaml } from '../diagnostics/yaml.ts';
import { today } from '../loaders/build-day.ts';
import { readCatalog } from '../loaders/catalog.ts';
import { IS_PACKAGE, ORG } from '../loaders/project.ts';
import { readStarter } from '../loaders/starters.ts';
import { KINDS } from '../model/kinds.ts';
import { printFindings } from '../publish/print-findings.ts';
import { headline } from '../report/pretty.ts';
import { ask, givenIn } from './adopt/ask.ts';
import { filesOf, openPoints, STARTERS, type OpenPoint, type Starter } from './adopt/plan.ts';
import { addProjectFiles } from './adopt/project-files.ts';
import { complete, QUESTIONS, type Flag } from './adopt/question.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { flag, text, type Option } from './option.ts';

const answers = Object.fromEntries(
  QUESTIONS.map(({ flag: name, value, help }) => [name, text(value, help)]),
) as Record<Flag, Option<string | undefined>>;

export const adopt = defineCommand({
  name: 'adopt',
  summary: `make the handbook yours: write the first files of your organisation into ${ORG}/`,
  usage: '[--name NAME --page WAYS --team NAME --team-page WAYS --service NAME …] [--dry-run]',
  description: `Makes the handbook yours: asks what only you know, and writes your organisation file, your levels and your first team into ${ORG}/. It changes no other file. From then on check, build and the other commands take ${ORG}/ and the process below it, and not the example. The result passes the check. At the end it lists what is still open. If you run it again, it only prints that list.

A question that is answered by an option is not asked. With --name, --page, --team, --team-page and --service there are no questions. WAYS is a command, a phone number with its country code or an https form, or several of them separated by commas. A team can also have a #channel or a mailbox.`,
  options: {
    ...answers,
    'dry-run': flag('list the files that would be written, and write none'),
  },
  exitCodes: { 0: 'done', 1: 'the result has errors' },
  run: async ({ values, context }) => {
    const { root, console, stdin, stdout } = context;
    const folder = join(root, ORG);
    const { given, isEnough } = givenIn(values);
    const present = await filesBelow(folder);
    if (present.includes(LAST)) return reportAdopted(folder, present, context);
    refuseOthers(present);
    if (!isEnough) console.log(GREETING);
    const answers = isEnough
      ? given
      : await ask(given, { input: stdin, output: stdout }, `Write your first files into ${ORG}/`);
    const files = answers && filesOf(await readStarters(), complete(answers));
    if (files && !values['dry-run']) {
      await write(folder, files);
      reportFiles('Wrote:', files, context);
      if (IS_PACKAGE) await addProjectFiles(false, context);
      return finish(folder, openPoints(files), context);
    }
    if (files) {
      reportFiles('Would write:', files, context);
      if (IS_PACKAGE) await addProjectFiles(true, context);
    }
    console.log('Nothing was written.');
    return 0;
  },
});

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

async function finish(folder: string, open: OpenPoint[], context: Context): Promise<number> {
  const { console, env } = context;
  const found = await readCatalog(folder, { now: today(env) });
  if (found.diagnostics.some(({ level }) => level === 'error')) {
    printFindings(found, folder, 0, context);
    console.error(
      'The handbook is yours, but the check finds errors in it. That is a mistake in Muster. Please report it.',
    );
    return 1;
  }
  console.log(`\nChecked ${found.files} files: the handbook is yours, and it passes the check.`);
  reportWarnings(found.diagnostics, console);
  reportOpen(open, console);
  console.log(NEXT);
  return 0;
}

/** The findings in files that are only started, which are gone once they are filled in. */
function reportWarnings(all: Diagnostic[], console: Console): void {
  // The questions are listed after them.
  const diagnostics = all.filter(({ rule }) => rule !== 'text/starter');
  if (!diagnostics.length) return;
  console.log('Until the files are filled in, it reports:');
  for (const diagnostic of diagnostics) console.log(`  ${headline(diagnostic)}`);
}

function reportFiles(what: string, files: Map<string, string>, { console }: Context): void {
  console.log(`\n${what}`);
  for (const path of files.keys()) console.log(`  ${ORG}/${path}`);
}

function reportOpen(open: OpenPoint[], console: Console): void {
  if (!open.length) return;
  console.log(
    '\nTo fill in next, in this order. Each one is a comment in its file that starts with FILL IN:',
  );
  let last = '';
  for (const { file, line, text } of open) {
    if (file !== last) console.log(`  ${file}`);
    console.log(`  ${String(line).padStart(5)}  ${text}`);
    last = file;
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

async function readStarters(): Promise<Starter> {
  const texts = STARTERS.map(async (name) => [name, await readStarter(name)] as const);
  return Object.fromEntries(await Promise.all(texts)) as Starter;
}

type Console = Context['console'];

/** The file that is written last. */
const LAST = KINDS.organisation.place;

const GREETING = `This makes the handbook yours: it writes your first files into ${ORG}/, and changes nothing else.
Press Enter to accept what is in [brackets]. Press Ctrl-C to stop; then nothing is written.
`;

const NEXT = `
Next:
  npm start   to look at it
  git add . && git commit -m "Adopt Muster"   to keep it, or delete ${ORG} to start again`;
