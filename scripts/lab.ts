import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dump, load } from 'js-yaml';
import { CommandError, UsageError } from '../src/diagnostics/command-error.ts';
import { didYouMean, quote } from '../src/diagnostics/spelling.ts';
import { defineCommand } from '../src/commands/define-command.ts';
import { flag } from '../src/commands/option.ts';
import { runIn } from '../src/commands/rehearse/lab.ts';
import { runAsProcess } from '../src/commands/run-command.ts';
import type { Runbook } from '../src/model/content.ts';
import { seconds } from '../src/model/duration.ts';
import { stepsOf, timeboxOf, type Timeboxes } from '../src/model/flow.ts';
import { readCatalog } from '../src/loaders/catalog.ts';
import { readWalks, recordingFile, TABLE, WALKS } from '../tests/lab/files.ts';
import {
  commandOf,
  commandsDigest,
  exitTable,
  fill,
  FROM_SHELL,
  type Row,
  type Recording,
  type RecordedVisit,
  type Visit,
  type Walk,
  type Walks,
} from '../tests/lab/walk.ts';

const LAB = 'tests/lab/lab.sh';
const ON_WALKS = ['walk', 'seal', 'table'];

const lab = defineCommand({
  name: 'lab',
  summary: 'walk the example runbooks in the laboratory',
  usage: [
    'walk [RUNBOOK…] [--compare] [--keep]',
    'table',
    'seal RUNBOOK…',
    'up|op|on|cut|join|release|dead|versions|status|down …',
  ],
  description: `The laboratory for the example runbooks: real servers in a network that reaches nothing. It needs root, on a Debian 12 machine that may be thrown away.

walk runs the walks of ${WALKS}, compares what each command prints, and records it in tests/lab/recorded. table writes ${TABLE}, with a row for each exit of each runbook. seal notes that the exits which are only read were read again, after a command on the page changed. All other words go to ${LAB}: see ${LAB} --help.`,
  words: { most: 99, help: { RUNBOOK: 'its id (default: every runbook that has walks)' } },
  options: {
    compare: flag('write nothing; exit with 1 if something differs from what is recorded'),
    keep: flag('leave the lab up at the end'),
  },
  exitCodes: { 0: 'done', 1: 'something differs' },
  run: async ({ values, words: [command = '', ...ids], context: { console } }) => {
    if (command === '') throw new UsageError('Missing a command, as in npm run lab -- walk disk-full.');
    if (!ON_WALKS.includes(command)) {
      const { status } = spawnSync('bash', [LAB, command, ...ids], { stdio: 'inherit' });
      return status === 0 ? 0 : 1;
    }
    const { catalog } = await readCatalog('example', { now: new Date(), audience: 'restricted' });
    const { runbooks } = catalog;
    const walks = readWalks();
    for (const id of ids)
      if (!walks.has(id))
        throw new UsageError(
          `There are no walks of ${quote(id)}${didYouMean(id, walks.keys()) || `. Write them in ${WALKS}/${id}.yaml.`}`,
        );
    if (command === 'table') {
      const entries = [...walks].flatMap(([id, each]) => {
        const entry = runbooks.get(id);
        return entry ? [[entry, each] as [typeof entry, Walks]] : [];
      });
      writeFileSync(TABLE, exitTable(entries));
      console.log(`Wrote ${TABLE}.`);
      return 0;
    }
    const wanted = ids.length > 0 ? ids : [...walks.keys()];
    if (command === 'seal') {
      if (ids.length === 0)
        throw new UsageError('Missing RUNBOOK: read its exits again before you seal them.');
      for (const id of wanted) seal(id, runbooks.get(id)?.data ?? { title: id });
      return 0;
    }
    refuseElsewhere();
    const boxes = catalog.organisation?.data.defaults.timebox ?? {};
    let differing = 0;
    try {
      for (const id of wanted) {
        const [entry, file] = [runbooks.get(id), walks.get(id)];
        if (!entry || !file?.walks?.length) continue;
        const { recording, differences } = await walkAll(id, file, entry.data, boxes, (line) =>
          console.log(line),
        );
        differing += differences;
        if (differences > 0 || values.compare) continue;
        mkdirSync('tests/lab/recorded', { recursive: true });
        writeFileSync(recordingFile(id), `${JSON.stringify(recording, null, 1)}\n`);
        console.log(`  Wrote ${recordingFile(id)}.`);
      }
    } finally {
      if (!values.keep) spawnSync('bash', [LAB, 'down'], { stdio: 'ignore' });
    }
    console.log(
      differing === 0
        ? 'Everything printed what the walks expect.'
        : `${differing} visits differ. What differs was not recorded.`,
    );
    return differing === 0 ? 0 : 1;
  },
});

await runAsProcess(lab);

/** The lab changes what only root may, and its packages are Debian's. */
function refuseElsewhere(): void {
  if (process.getuid?.() !== 0)
    throw new CommandError(
      'The lab needs root, on a Debian 12 machine that may be thrown away. Nothing was run.',
    );
  if (!existsSync('/usr/lib/postgresql/15/bin/postgres') || !existsSync('/usr/sbin/named'))
    throw new CommandError('The packages of the lab are missing. Install them first: npm run lab -- install');
}

function restart({ lab: parts }: Walks): void {
  spawnSync('bash', [LAB, 'down'], { stdio: 'ignore' });
  const { status, stderr } = spawnSync('bash', [LAB, 'up', ...parts], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new CommandError(`The lab did not come up: ${stderr.trim().split('\n').at(-1)}`);
}

function versions(): string[] {
  const { stdout } = spawnSync('bash', [LAB, 'versions'], { encoding: 'utf8' });
  return stdout.trim().split('\n');
}

/** Walks a runbook, in a new lab and in another one wherever a walk needs a fresh one. */
async function walkAll(
  id: string,
  file: Walks,
  runbook: Runbook,
  boxes: Timeboxes,
  say: (line: string) => void,
): Promise<{ recording: Recording; differences: number }> {
  say(`${id}: bringing up ${file.lab.join(', ')}`);
  restart(file);
  const limit = (visit: Visit): number => {
    const step = 'step' in visit ? stepsOf(runbook).find((each) => each.id === visit.step) : undefined;
    const box = step && timeboxOf(step, boxes);
    return box ? seconds(box.value) : 120;
  };
  const date = new Date().toISOString().slice(0, 10);
  const recording: Recording = { date, versions: versions(), walks: [] };
  let differences = 0;
  for (const [index, walk] of (file.walks ?? []).entries()) {
    if (walk.fresh === true && index > 0) restart(file);
    say(`  ${walk.name}`);
    const visits = await take(walk, runbook, limit, say, () => differences++);
    recording.walks.push({ name: walk.name, visits });
  }
  return { recording, differences };
}

async function take(
  { values: given = {}, visits }: Walk,
  runbook: Runbook,
  limit: (visit: Visit) => number,
  say: (line: string) => void,
  differs: () => void,
): Promise<RecordedVisit[]> {
  const values: Record<string, string> = {};
  await set(values, given);
  const recorded: RecordedVisit[] = [];
  for (const visit of visits) {
    if ('lab' in visit) {
      const { status, stdout, stderr } = spawnSync('bash', ['-c', `${LAB} ${visit.lab}`], {
        encoding: 'utf8',
        timeout: 120_000,
      });
      if (status !== 0) {
        say(`    DIFFERS  lab ${visit.lab}: exit code ${status}: ${(stdout + stderr).trim().slice(-300)}`);
        differs();
      }
      continue;
    }
    await set(values, visit.values ?? {});
    const command = commandOf(runbook, visit);
    if (command === undefined) continue;
    const text = fill(command, values);
    const { output, code = 124 } = await runIn(['bash', LAB, 'op'], text, limit(visit));
    const printed = output.slice(0, 4000);
    const problem = problemOf(visit, printed, code);
    const name =
      'access' in visit ? `access ${visit.access}` : [visit.step, visit.part].filter(Boolean).join(' ');
    say(
      `    ${problem === undefined ? 'fits' : 'DIFFERS'}  ${name}${problem === undefined ? '' : `: ${problem}\n${text}\n${printed}`}`,
    );
    if (problem !== undefined) differs();
    recorded.push({
      ...('access' in visit ? { access: visit.access } : { step: visit.step }),
      ...('part' in visit && visit.part !== undefined && { part: visit.part }),
      ...(visit.exit !== undefined && { exit: visit.exit }),
      ...(Object.keys(values).length > 0 && { values: { ...values } }),
      ...{ command: text, code, output: printed },
    });
  }
  return recorded;
}

/** Throws a CommandError if a value is to be what a command prints, and the command fails. */
async function set(values: Record<string, string>, given: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(given)) {
    if (!value.startsWith(FROM_SHELL)) {
      values[name] = value;
      continue;
    }
    const command = fill(value.slice(FROM_SHELL.length), values);
    const { output, code } = await runIn(['bash', LAB, 'op'], command, 60);
    if (code !== 0 || output.trim() === '')
      throw new CommandError(`No value for ${name}: ${command} ended with ${code} and printed: ${output}`);
    values[name] = output.trim();
  }
}

function problemOf(
  { prints, code = 0 }: { prints?: string; code?: number },
  output: string,
  actual: number,
): string | undefined {
  if (actual !== code) return `exit code ${actual}, not ${code}`;
  return prints === undefined || new RegExp(prints, 'm').test(output)
    ? undefined
    : `does not match ${prints}`;
}

/** Writes the digest of what each step runs into the rows that were read. The walks before them are kept as they are. */
function seal(id: string, runbook: Runbook): void {
  const file = `${WALKS}/${id}.yaml`;
  const digests = new Map(stepsOf(runbook).map((step) => [step.id, commandsDigest(step)]));
  const text = readFileSync(file, 'utf8');
  const at = text.search(/^exits:/m);
  if (at < 0) return;
  const { exits = [] } = load(text.slice(at)) as Pick<Walks, 'exits'>;
  const rows = exits.map((row) => {
    const commands = 'step' in row ? digests.get(row.step) : undefined;
    // A key that is undefined is not written.
    return JSON.parse(JSON.stringify({ ...row, commands })) as Row;
  });
  writeFileSync(file, `${text.slice(0, at)}${dump({ exits: rows }, { lineWidth: -1, noRefs: true })}`);
  console.log(`Sealed ${file}.`);
}
