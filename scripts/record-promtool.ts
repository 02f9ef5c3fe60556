import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { defineCommand } from '../src/commands/define-command.ts';
import { text } from '../src/commands/option.ts';
import { runAsProcess } from '../src/commands/run-command.ts';
import { CommandError } from '../src/diagnostics/command-error.ts';

const FOLDER = 'tests/fixtures/hostile/rules';
/** What else is in that folder. */
const NOT_RULES = ['promtool.json', 'differences.yaml'];

const recordPromtool = defineCommand({
  name: 'record-promtool',
  summary: 'record what Prometheus says about the rule files of the tests',
  usage: '[--promtool PATH --prometheus PATH]',
  description: `Runs promtool check rules over each file in ${FOLDER}, and a Prometheus with those that it accepts, and records the verdicts, the alerts and their labels in promtool.json there. The tests compare our own reading with that file, because promtool is not on every machine. On Debian: apt-get install prometheus promtool. Labels of groups need version 3.`,
  options: {
    promtool: text('PATH', 'the promtool to run (default: promtool)'),
    prometheus: text('PATH', 'the Prometheus to run, of the same version (default: prometheus)'),
  },
  exitCodes: { 0: 'recorded', 1: 'one of the two could not be run' },
  run: async ({ values: { promtool = 'promtool', prometheus = 'prometheus' }, context: { console } }) => {
    const version = /version (\S+)/.exec((await answerOf(promtool, ['--version'])).said)?.[1] ?? '';
    const names = (await readdir(FOLDER)).filter((name) => !NOT_RULES.includes(name)).sort();
    const verdicts: [string, Verdict][] = [];
    for (const name of names) {
      const { status, said } = await answerOf(promtool, ['check', 'rules', name]);
      verdicts.push([name, status === 0 ? { accepted: true } : { accepted: false, said: reasonIn(said) }]);
    }
    const accepted = verdicts.filter(([, verdict]) => verdict.accepted).map(([name]) => name);
    const groups = await groupsOf(prometheus, accepted);
    for (const [name, verdict] of verdicts) if (verdict.accepted) verdict.alerts = alertsIn(groups, name);
    const recorded = new Date().toISOString().slice(0, 10);
    const record = { promtool: version, recorded, files: Object.fromEntries(verdicts) };
    await writeFile(join(FOLDER, 'promtool.json'), `${JSON.stringify(record, null, 2)}\n`);
    console.log(
      `Recorded ${names.length} files with promtool ${version}, ${accepted.length} of them accepted.`,
    );
    return 0;
  },
});

await runAsProcess(recordPromtool);

/** What a program says, on whichever stream, and how it ends. Throws a CommandError if it cannot be started. */
function answerOf(program: string, args: string[]): Promise<{ status: number; said: string }> {
  return new Promise((done, fail) => {
    execFile(program, args, { cwd: FOLDER }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number')
        fail(new CommandError(`Cannot run ${program}: ${error.message}`));
      else done({ status: Number(error?.code ?? 0), said: stdout + stderr });
    });
  });
}

/** The lines of the reason, without the progress around them. */
function reasonIn(said: string): string {
  const lines = said.split('\n').filter((line) => !/^Checking |^\s*(?:FAILED|SUCCESS)|^\s*$/.test(line));
  return [...new Set(lines.map((line) => line.trim()))].join('\n');
}

/** The rule groups of a Prometheus that has loaded the files, as its API answers. */
async function groupsOf(program: string, names: string[]): Promise<Group[]> {
  const room = await mkdtemp(join(tmpdir(), 'record-promtool-'));
  const files = names.map((name) => resolve(FOLDER, name));
  await writeFile(join(room, 'prometheus.yml'), JSON.stringify({ rule_files: files }));
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(program, [
    `--config.file=${join(room, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(room, 'data')}`,
    `--web.listen-address=${address}`,
  ]);
  try {
    await once(server, address);
    const answer = (await (await fetch(`http://${address}/api/v1/rules`)).json()) as {
      data: { groups: Group[] };
    };
    return answer.data.groups;
  } finally {
    server.kill();
    await rm(room, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Resolves when the server answers. Throws a CommandError with its last words if it ends before. */
async function once(server: ChildProcess, address: string): Promise<void> {
  let said = '';
  let failure: Error | undefined;
  server.stderr?.on('data', (data: Buffer) => (said += data.toString()));
  server.on('error', (error) => (failure = error));
  for (let tries = 0; tries < 120; tries += 1) {
    if (failure) throw new CommandError(`Cannot run Prometheus: ${failure.message}`);
    if (server.exitCode !== null) throw new CommandError(`Prometheus ended: ${said.slice(-2000)}`);
    const answer = await fetch(`http://${address}/-/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(500);
  }
  throw new CommandError('Prometheus did not answer within a minute.');
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

function alertsIn(groups: Group[], name: string): RecordedAlert[] {
  return groups
    .filter(({ file }) => basename(file) === name)
    .flatMap((group) =>
      group.rules
        .filter(({ type }) => type === 'alerting')
        .map((rule) => ({
          name: rule.name,
          group: group.name,
          for: rule.duration,
          keep_firing_for: rule.keepFiringFor,
          labels: rule.labels,
          annotations: rule.annotations,
        })),
    );
}

type Verdict = { accepted: true; alerts?: RecordedAlert[] } | { accepted: false; said: string };

interface RecordedAlert {
  name: string;
  group: string;
  /** In seconds. */
  for: number;
  keep_firing_for: number;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

interface Group {
  name: string;
  file: string;
  rules: {
    type: string;
    name: string;
    duration: number;
    keepFiringFor: number;
    labels: Record<string, string>;
    annotations: Record<string, string>;
  }[];
}
