import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { printFindings } from '../../publish/print-findings.ts';
import { Refusal } from '../../diagnostics/command-error.ts';
import { readCatalog } from '../../loaders/catalog.ts';
import { readEnvironment, type Environment } from '../../loaders/environment.ts';
import { headline } from '../../report/pretty.ts';
import { readStarter } from '../scaffold/starter.ts';
import { ask, givenIn } from './ask.ts';
import { EXAMPLE, nameIn } from './example.ts';
import { git } from '../git.ts';
import { filesOf, openPoints, type OpenPoint, type Starter } from './plan.ts';
import { complete } from './question.ts';

/**
 * Makes the handbook its owner's: asks what only they know, deletes the example, writes the first files in its place,
 * checks the result and says what to fill in next. Resolves with the exit code. Throws a Refusal where something would
 * be lost, and a UsageError for an answer that cannot be.
 */
export async function adopt(values: Record<string, string | undefined>): Promise<number> {
  const environment = readEnvironment();
  const { content } = environment;
  const shipped = await readFile(join(content, 'organisation.yaml'), 'utf8').catch(() => {
    throw new Refusal(`There is no ${join(content, 'organisation.yaml')}. Run this in a clone of Muster.`);
  });
  const { given, enough } = givenIn(values);
  const name = nameIn(shipped);
  if (name !== EXAMPLE) return sayAdopted(content, name);
  if (!values['force'] && !values['dry-run']) refuseLoss(content);
  const doomed = await exampleFiles(content);
  const streams = { input: process.stdin, output: process.stdout };
  if (!enough) console.log(GREETING);
  const answers = enough
    ? given
    : await ask(given, streams, `Delete the ${doomed.length} files of the example`);
  if (!answers) return sayNothingChanged();
  const files = filesOf(await readStarters(), shipped, complete(answers));
  if (values['dry-run']) {
    sayFiles(files, doomed, true);
    return sayNothingChanged();
  }
  await write(content, files);
  sayFiles(files, doomed, false);
  return finish(environment, openPoints(files));
}

/** What a second run is good for: nothing is changed, and what is still open is said again. */
async function sayAdopted(content: string, name: string): Promise<number> {
  console.log(`This handbook is ${name}'s already. Nothing was changed.`);
  const paths = (await filesBelow(content)).filter((path) => path.endsWith('.yaml'));
  const texts = paths.map(async (path): Promise<[string, string]> => [
    path,
    await readFile(join(content, path), 'utf8'),
  ]);
  sayOpen(openPoints(new Map(await Promise.all(texts))));
  return 0;
}

/** What is not in git is gone once it is deleted. */
function refuseLoss(content: string): void {
  const { code, out } = git(dirname(content), ['status', '--porcelain', '--', basename(content)]);
  if (code !== 0)
    throw new Refusal(
      `${content} is not in a git repository, so what is deleted is lost. Clone Muster with git, or say --force.`,
    );
  if (out !== '')
    throw new Refusal(
      `There are uncommitted changes in ${content}, and they would be lost:\n${out}Commit or stash them, or say --force.`,
    );
}

/** The organisation file last: while it names the example, a run that was interrupted can be repeated. */
async function write(content: string, files: Map<string, string>): Promise<void> {
  for (const folder of EXAMPLE_FOLDERS) await rm(join(content, folder), { recursive: true, force: true });
  for (const [path, text] of [...files].reverse()) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  }
}

async function finish(environment: Environment, open: OpenPoint[]): Promise<number> {
  const result = await readCatalog(environment.content, environment);
  if (result.diagnostics.some(({ level }) => level === 'error')) {
    printFindings(result, 0);
    console.error(
      'The handbook is yours, and the check finds fault with it. That is a mistake in Muster: report it.',
    );
    return 1;
  }
  console.log(`\nChecked ${result.files} files: the handbook is yours, and it passes the check.`);
  sayWarnings(result.diagnostics);
  sayOpen(open);
  console.log(NEXT);
  return 0;
}

/** What the check minds in what is only begun; filling it in settles these. */
function sayWarnings(diagnostics: Diagnostic[]): void {
  if (!diagnostics.length) return;
  console.log('It warns of this until it is filled in:');
  for (const diagnostic of diagnostics) console.log(`  ${headline(diagnostic)}`);
}

function sayFiles(files: Map<string, string>, doomed: string[], dry: boolean): void {
  console.log(`\n${dry ? 'Would delete' : 'Deleted'}: ${doomed.length} files of ${EXAMPLE}`);
  if (dry) for (const path of doomed) console.log(`  content/${path}`);
  console.log(dry ? 'Would write:' : 'Written:');
  for (const path of files.keys()) console.log(`  content/${path}`);
}

function sayOpen(open: OpenPoint[]): void {
  if (!open.length) return;
  console.log(
    '\nTo fill in next, from the top; each stands in its file as a comment that begins with FILL IN:',
  );
  let last = '';
  for (const { file, line, text } of open) {
    if (file !== last) console.log(`  ${file}`);
    console.log(`  ${String(line).padStart(5)}  ${text}`);
    last = file;
  }
}

function sayNothingChanged(): number {
  console.log('Nothing was changed.');
  return 0;
}

async function exampleFiles(content: string): Promise<string[]> {
  return (await filesBelow(content)).filter((path) =>
    EXAMPLE_FOLDERS.some((folder) => path.startsWith(`${folder}/`)),
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

const EXAMPLE_FOLDERS = ['teams', 'examples'];

const GREETING = `This makes the handbook yours: it deletes ${EXAMPLE}, the example, and writes your first files in its place.
An empty line takes what stands in [brackets]. Ctrl C stops, and nothing is changed.
`;

const NEXT = `
Then:
  npm start                                       look at it
  git add -A && git commit -m "Adopt Muster"      keep it
  git restore content && git clean -fdq content   or take it all back, and begin again`;
