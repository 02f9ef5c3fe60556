import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandError, UsageError } from '../diagnostics/command-error.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { parseYaml } from '../diagnostics/yaml.ts';
import { today } from '../loaders/build-day.ts';
import { readCatalog, type ReadResult } from '../loaders/catalog.ts';
import { isWritable, layersOf, pathOf } from '../loaders/layers.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import type { Runbook } from '../model/content.ts';
import {
  environmentsOfRunbook,
  environmentNames,
  inEnvironment,
  type Environment,
} from '../model/environment.ts';
import { flowOf, stepsOf } from '../model/flow.ts';
import type { Use } from '../model/freshness.ts';
import { pathDigest, pathOf as pathTaken, stepCountOf, tookOf, type RunRecord } from '../model/record.ts';
import { hasWorked, leftBehind } from '../model/rehearsal.ts';
import { recordExercise } from '../upkeep/exercise-entry.ts';
import { content } from './common-options.ts';
import type { Context } from './context.ts';
import { defineCommand } from './define-command.ts';
import { flag, text } from './option.ts';
import { namesOutside, openLab, type Lab } from './rehearse/lab.ts';
import { rehearse as talkThrough, type Rehearsal } from './rehearse/talk.ts';
import { headOf, repositoryOf } from './repository.ts';
import { withTerminal, type Person } from './terminal.ts';

export const rehearse = defineCommand({
  name: 'rehearse',
  summary: 'go through a runbook in a lab, and record what came of it',
  usage: 'RUNBOOK --lab PROGRAM [OPTIONS]',
  description: `Goes through RUNBOOK with you, in a lab: shows each command in full, runs it there if you say so, and shows what it printed next to what the page expects. You judge whether it fits. It never runs a command itself: it hands each one to PROGRAM as a single argument, so without a lab nothing can happen. PROGRAM has to answer the command muster-lab with a line "lab NAME", and may add lines "name …" for what belongs to it and "stand-in …" for what is not the real thing. Whatever leads out of the lab is not run.

Steps that change something are run only with --act, each after you have typed its id. Messages, escalations and looks at a console are shown and never done. At the end it writes a record of the run into rehearsals/, which git ignores, or with --write into the team's folder, with an entry under exercised.`,
  words: { most: 1, help: { RUNBOOK: 'its id' } },
  options: {
    lab: text('PROGRAM', "the program that runs a command in your lab, as in 'ssh lab-1'"),
    in: text('ENVIRONMENT', 'the environment to fill in, if the runbook is for several'),
    as: text('ROLE', 'the role that follows the steps (default: responder)'),
    act: flag('also run steps that change something, each after its id was typed'),
    write: flag("write the record into the team's folder records, and an entry into the runbook"),
    content,
  },
  exitCodes: { 0: 'done', 1: 'the runbook has errors' },
  run: async ({ values, words: [word], context }) => {
    const { content, lab: program, in: place, as: role = 'responder', act: acts, write: isWanted } = values;
    if (context.env['CI'])
      throw new UsageError(
        'A rehearsal needs a person who judges what came of each step, so it does not run in CI.',
      );
    if (program === undefined)
      throw new UsageError(
        "Missing --lab, as in --lab 'ssh lab-1'. A rehearsal runs every command through that program, and nothing without it.",
      );
    const result = await readCatalog(content, { now: today(context.env), audience: 'restricted' });
    const entry = runbookFor(word, result.catalog);
    if (hasErrors(entry, result)) {
      context.console.error(`${entry.file} has errors. Fix them first: npm run check`);
      return 1;
    }
    const environment = environmentFor(place, result.catalog, entry);
    const runbook = environment ? inEnvironment(entry.data, environment) : entry.data;
    const revision = revisionOf(content);
    const lab = await openLab(program);
    await refuseOutside(lab, runbook);
    const streams = { input: context.stdin, output: context.stdout };
    await withTerminal(
      streams,
      'The input ended before the rehearsal did, so nothing was recorded.',
      async (person) => {
        person.write(
          `${runbook.title}\nIn the lab ${lab.name}. Nothing outside of it can be reached from here.\n`,
        );
        const rehearsal = await talkThrough({
          ...{ runbook, role, lab, acts, person },
          flow: flowOf(stepsOf(runbook)),
          timeboxes: result.catalog.organisation?.data.defaults.timebox ?? {},
        });
        const raw = rawOf(entry, result);
        const record = await recordOf(entry.id, raw, rehearsal, { lab, environment, revision }, person);
        if (record) await keep(record, entry, raw, rehearsal, { content, isWanted }, person, context);
      },
    );
    return 0;
  },
});

/** What is on the page, before facts are filled in: what digests are made of. */
function rawOf({ file, patched, data }: Entry<Runbook>, { textOf }: ReadResult): Runbook {
  const source = patched === undefined ? textOf(file) : undefined;
  return source === undefined ? data : (parseYaml(file, source).data as Runbook);
}

function hasErrors({ file }: Entry<Runbook>, { diagnostics }: ReadResult): boolean {
  return diagnostics.some((each) => each.file === file && each.level === 'error');
}

function runbookFor(id: string | undefined, { runbooks }: Catalog): Entry<Runbook> {
  if (id === undefined) throw new UsageError('Missing RUNBOOK, as in npm run rehearse -- disk-full.');
  const entry = runbooks.get(id);
  if (entry) return entry;
  throw new UsageError(
    `Unknown runbook ${quote(id)}${didYouMean(id, runbooks.keys()) || '. If its file exists, npm run check reports why it cannot be read.'}`,
  );
}

function environmentFor(
  wanted: string | undefined,
  catalog: Catalog,
  entry: Entry<Runbook>,
): Environment | undefined {
  const choices = environmentNames(entry.data).length > 0 ? environmentsOfRunbook(catalog, entry) : [];
  const found = choices.find(({ id }) => id === wanted);
  if (found || (choices.length === 0 && wanted === undefined)) return found;
  if (choices.length === 0)
    throw new UsageError(`The runbook is the same in every environment. Leave out --in ${wanted}.`);
  const ids = choices.map(({ id }) => id).join(', ');
  throw new UsageError(
    wanted === undefined
      ? `The runbook is for several environments. Say which one you rehearse, with --in: ${ids}.`
      : `Unknown environment ${quote(wanted)}. Expected ${ids}.`,
  );
}

/** The commit that a record names. */
function revisionOf(content: string): string {
  const head = headOf(repositoryOf(content));
  if (head !== undefined) return head.slice(0, 12);
  throw new CommandError(
    'The record of a rehearsal names the commit that was followed. Commit the handbook first.',
  );
}

/** Looks up every name in the runbook before the first command, so that nobody finds out half way. */
async function refuseOutside(lab: Lab, runbook: Runbook): Promise<void> {
  const outside = new Set<string>();
  for (const command of commandsIn(runbook))
    for (const name of await namesOutside(lab, command)) outside.add(name);
  if (outside.size === 0) return;
  throw new UsageError(
    `Nothing was run, because the runbook names what is not of the lab ${lab.name}: ${[...outside].join('; ')}. Let the lab answer to these names, or list those that are its own as lines "name …" in the answer to muster-lab.`,
  );
}

function commandsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? (COMMAND_KEYS.has(key) ? [inner] : []) : commandsIn(inner),
  );
}

const COMMAND_KEYS: ReadonlySet<string> = new Set(['shell', 'dry_run', 'test']);

async function recordOf(
  id: string,
  raw: Runbook,
  { visits, misled }: Rehearsal,
  { lab, environment, revision }: Surroundings,
  person: Person,
): Promise<RunRecord | undefined> {
  const [first, last] = [visits[0], visits.at(-1)];
  if (first?.started === undefined || last?.ended === undefined) {
    person.say('No step was visited, so there is nothing to record.');
    return undefined;
  }
  const record: RunRecord = {
    runbook: id,
    revision,
    digest: '',
    ...(environment && { environment: environment.id }),
    where: 'rehearsal',
    ...(lab.standIns.length > 0 && { stand_ins: lab.standIns }),
    started: first.started,
    ended: last.ended,
    outcome: hasWorked(visits, misled, raw) ? 'worked' : await askOutcome(person),
    visits,
  };
  return { ...record, digest: pathDigest(raw, pathTaken(record, raw)) };
}

/** What did not work as written was fixed, or failed. */
async function askOutcome(person: Person): Promise<'fixed' | 'failed' | 'stopped'> {
  person.say('This was not a whole path on which everything fitted, so it does not count as worked.');
  for (;;) {
    const said = (
      await person.read('Was the page fixed since (fixed), did it fail (failed), or did you stop (stopped)? ')
    ).toLowerCase();
    if (said === 'fixed' || said === 'failed' || said === 'stopped') return said;
    person.say('Write fixed, failed or stopped.');
  }
}

/** Shows what would be written, and writes it if the person agrees. */
async function keep(
  record: RunRecord,
  entry: Entry<Runbook>,
  raw: Runbook,
  { visits }: Rehearsal,
  { content, isWanted }: { content: string; isWanted: boolean },
  person: Person,
  context: Context,
): Promise<void> {
  const left = leftBehind(visits, raw);
  if (left.length > 0)
    person.write(`\nLeft behind in the lab:\n${left.map((each) => `  ${each}\n`).join('')}`);
  const { done, of } = stepCountOf(record, raw);
  person.write(
    `\n${record.outcome}: ${done} of ${of} steps. What is recorded:\n${JSON.stringify(record, null, 2)}\n\n`,
  );
  person.say(
    'Outputs may hold names and data of people. What looks like a secret was removed; read the rest.',
  );
  const day = record.started.slice(0, 10);
  const file = isWanted ? teamFile(content, entry, day) : localFile(context.root, entry.id, day);
  if (!/^y(es)?$/i.test(await person.read(`Write ${file}? yes or no [no]: `))) {
    person.say('Nothing was written.');
    return;
  }
  await mkdir(dirname(file), { recursive: true });
  const ignore = join(context.root, LOCAL, '.gitignore');
  if (!isWanted && !existsSync(ignore)) await writeFile(ignore, '*\n');
  await writeFile(file, `${JSON.stringify(record, null, 2)}\n`);
  person.say(`Wrote ${file}.`);
  if (isWanted && record.outcome !== 'stopped')
    await addEntry(content, entry, record, { done, of }, file, person);
}

/** A free name in the team's folder records. Throws a CommandError if it is not for this repository to change. */
function teamFile(content: string, { id, file, team }: Entry<Runbook>, day: string): string {
  const { layers } = layersOf(content);
  const path = pathOf(layers, file);
  if (path === undefined || team === undefined || !isWritable(layers, file))
    throw new CommandError(
      `${file} is not in this repository. Leave out --write, and keep the record elsewhere.`,
    );
  return freeName(join(dirname(dirname(path)), 'records'), `${id}-${day}`);
}

function localFile(root: string, id: string, day: string): string {
  return freeName(join(root, LOCAL), `${id}-${day}`);
}

function freeName(folder: string, name: string): string {
  for (let count = 1; ; count++) {
    const file = join(folder, `${name}${count === 1 ? '' : `-${count}`}.json`);
    if (!existsSync(file)) return file;
  }
}

async function addEntry(
  content: string,
  { file }: Entry<Runbook>,
  record: RunRecord,
  { done, of }: { done: number; of: number },
  recordFile: string,
  person: Person,
): Promise<void> {
  const path = pathOf(layersOf(content).layers, file) ?? file;
  const took = tookOf(record);
  const use = {
    date: record.started.slice(0, 10),
    kind: 'rehearsal',
    outcome: record.outcome,
    steps: `${done}/${of}`,
    ...(took !== undefined && { took: `${Math.max(1, Math.round(took / 60))}m` }),
    record: recordFile.replace(/^.*\/|\.json$/g, ''),
  } as Use;
  const changed = recordExercise(await readFile(path, 'utf8'), use);
  if (changed === undefined) {
    const words = Object.entries(use).map(([key, value]) => `${key}: ${value}`);
    person.say(`${path} cannot be edited safely. Add under exercised: { ${words.join(', ')} }`);
    return;
  }
  await writeFile(path, changed);
  person.say(`Added the entry under exercised in ${path}.`);
}

/** Where records stay until someone moves them. */
const LOCAL = 'rehearsals';

interface Surroundings {
  lab: Lab;
  environment: Environment | undefined;
  revision: string;
}
