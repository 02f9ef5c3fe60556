import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandError } from '../diagnostics/command-error.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { today } from '../loaders/build-day.ts';
import { readCatalog } from '../loaders/catalog.ts';
import { readStarter } from '../loaders/starters.ts';
import { printFindings } from '../publish/print-findings.ts';
import { headline } from '../report/pretty.ts';
import { ask, givenIn } from './adopt/ask.ts';
import { EXAMPLE, nameIn } from './adopt/example.ts';
import { filesOf, openPoints, type OpenPoint, type Starter } from './adopt/plan.ts';
import { complete, QUESTIONS, type Flag } from './adopt/question.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { git, refuse } from './git.ts';
import { flag, path, text, type Option } from './option.ts';

const answers = Object.fromEntries(
  QUESTIONS.map(({ flag: name, value, help }) => [name, text(value, help)]),
) as Record<Flag, Option<string | undefined>>;

export const adopt = defineCommand({
  name: 'adopt',
  summary: 'make the handbook yours: replace the example by your own first files',
  usage: '[-- --name NAME --page WAYS --team NAME --team-page WAYS --service NAME …] [--dry-run]',
  description: `Makes the handbook yours: asks what only you know, deletes ${EXAMPLE}, the example, and writes your organisation file, your levels and your first team in its place. The result passes the check. At the end it lists what is still open. If you run it again, it only prints that list.

A question that is answered by an option is not asked. With --name, --page, --team, --team-page and --service there are no questions. WAYS is a command, a phone number with its country code or an https form, or several of them separated by commas. A team can also have a #channel or a mailbox.`,
  options: {
    ...answers,
    content: path('DIR', 'the content folder (default: content)', 'content'),
    'dry-run': flag('list the files that would be deleted and written, and change nothing'),
    force: flag('continue even if the content folder has uncommitted changes, which are lost'),
  },
  exitCodes: { 0: 'done', 1: 'the result has errors' },
  run: async ({ values, context }) => {
    const { content, 'dry-run': isDry, force } = values;
    const { console, stdin, stdout } = context;
    const shipped = await readFile(join(content, 'organisation.yaml'), 'utf8').catch(() => {
      throw new CommandError(
        `No file at ${join(content, 'organisation.yaml')}. Run this command in a clone of Muster.`,
      );
    });
    const { given, isEnough } = givenIn(values);
    const name = nameIn(shipped);
    if (name !== EXAMPLE) return reportAdopted(content, name, context);
    if (!force && !isDry) refuseLoss(content);
    const old = await exampleFiles(content);
    if (!isEnough) console.log(GREETING);
    const answers = isEnough
      ? given
      : await ask(given, { input: stdin, output: stdout }, `Delete the ${old.length} files of the example`);
    const files = answers && filesOf(await readStarters(), shipped, complete(answers));
    if (files && !isDry) {
      await write(content, files);
      reportFiles(files, old, false, context);
      return finish(content, openPoints(files), context);
    }
    if (files) reportFiles(files, old, true, context);
    console.log('Nothing was changed.');
    return 0;
  },
});

/** In a handbook that is adopted already: lists what is still open, and changes nothing. */
async function reportAdopted(content: string, name: string, { console }: Context): Promise<number> {
  console.log(`This handbook is ${name}'s already. Nothing was changed.`);
  const paths = (await filesBelow(content)).filter((path) => path.endsWith('.yaml'));
  const texts = paths.map(async (path): Promise<[string, string]> => [
    path,
    await readFile(join(content, path), 'utf8'),
  ]);
  reportOpen(openPoints(new Map(await Promise.all(texts))), console);
  return 0;
}

/** Throws a CommandError if deleting would lose changes that are not in git. */
function refuseLoss(content: string): void {
  // Whatever the settings: a file that git ignores would be lost as well.
  const all = ['--untracked-files=normal', '--ignored', '--ignore-submodules=none'];
  const found = git(content, ['status', '--porcelain', ...all, '--', '.']);
  const { code, out } = found;
  if (code !== 0)
    refuse(
      `${content} is not in a git repository that can be read, so deleted files would be lost.`,
      found,
      'Clone Muster with git, or give --force.',
    );
  if (out !== '')
    throw new CommandError(
      `There are uncommitted changes in ${content}, which would be lost:\n${out}Commit or stash them, or give --force.`,
    );
}

/** Writes the organisation file last, because an interrupted run can be repeated while that file names the example. */
async function write(content: string, files: Map<string, string>): Promise<void> {
  for (const place of EXAMPLE_PLACES) await rm(join(content, place), { recursive: true, force: true });
  for (const [path, text] of [...files].reverse()) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  }
}

async function finish(content: string, open: OpenPoint[], context: Context): Promise<number> {
  const { console, env } = context;
  const result = await readCatalog(content, { now: today(env) });
  if (result.diagnostics.some(({ level }) => level === 'error')) {
    printFindings(result, content, 0, context);
    console.error(
      'The handbook is yours, but the check finds errors in it. That is a mistake in Muster. Please report it.',
    );
    return 1;
  }
  console.log(`\nChecked ${result.files} files: the handbook is yours, and it passes the check.`);
  reportWarnings(result.diagnostics, console);
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

function reportFiles(files: Map<string, string>, old: string[], isDry: boolean, { console }: Context): void {
  console.log(`\n${isDry ? 'Would delete' : 'Deleted'}: ${old.length} files of ${EXAMPLE}`);
  if (isDry) for (const path of old) console.log(`  content/${path}`);
  console.log(isDry ? 'Would write:' : 'Wrote:');
  for (const path of files.keys()) console.log(`  content/${path}`);
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

async function exampleFiles(content: string): Promise<string[]> {
  return (await filesBelow(content)).filter((path) =>
    EXAMPLE_PLACES.some((place) => path === place || path.startsWith(`${place}/`)),
  );
}

async function filesBelow(content: string): Promise<string[]> {
  const entries = await readdir(content, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(content.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

async function readStarters(): Promise<Starter> {
  const names = ['organisation', 'severity', 'team', 'service', 'runbook'] as const;
  const texts = names.map(async (name) => [name, await readStarter(name)] as const);
  return Object.fromEntries(await Promise.all(texts)) as Starter;
}

type Console = Context['console'];

/** The folders and files that only the example has. */
const EXAMPLE_PLACES = ['teams', 'examples', 'programs.yaml'];

const GREETING = `This makes the handbook yours: it deletes ${EXAMPLE}, the example, and writes your first files in its place.
Press Enter to accept what is in [brackets]. Press Ctrl-C to stop; then nothing is changed.
`;

const NEXT = `
Next:
  npm start                                       to look at it
  git add -A && git commit -m "Adopt Muster"      to keep it
  git restore content && git clean -fdq content   to undo it all and start again`;
