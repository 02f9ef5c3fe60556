import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORG } from '../src/loaders/project.ts';
import { readRecording, readWalks } from '../tests/lab/files.ts';
import { apart } from '../tests/processes.ts';

const help = `Usage: npm test [-- --only STAGE…]

Runs everything that must pass before a change is merged, several stages at a time:
  build     the shipped handbook, as it is published
  browser   tests in a real Chromium, over a small handbook of their own
  unit      unit tests, next to the code, and the tests of whole commands
  site      built sites: links, markup, weight, who may see what, the same bytes every time
  content   what only the shipped handbook can show, in its files, its site and the browser
  types     TypeScript and Astro agree
  lint      ESLint
  examples  the examples of the guide print what it shows
  format    Prettier
  prose     the house style: spelling, plain words, facts that are typed
  coverage  the table of what the handbook covers is fresh, and no complete section lacks anything
  schemas   the types of the content, and what else follows from its schemas, are fresh
  strings   the types and modules of the interface's words are fresh

Once there is a folder ${ORG}/, content, prose and coverage are left out: they judge the handbook that we ship.

  --only STAGE…  one or more of them
  --help         this text`;

const node = process.execPath;
const bin = (path: string): string => `node_modules/${path}`;

/** In the order in which they start: the long ones first, and the build before the stage that reads its site. */
const STAGES: Record<string, Stage> = {
  build: { commands: () => [[node, 'scripts/run.mjs', 'build']] },
  browser: { commands: (cores) => [[node, 'scripts/browser.ts', `--workers=${Math.max(2, cores)}`]] },
  content: {
    after: 'build',
    commands: (cores) => [
      [node, '--test', `--test-concurrency=${cores}`, 'tests/content/*.test.ts'],
      [node, 'scripts/browser.ts', '--shipped', `--workers=${Math.max(2, cores)}`],
    ],
  },
  unit: {
    commands: (cores) => [
      [node, '--test', `--test-concurrency=${Math.max(2, cores)}`, 'tests/one-process.ts', ...apart],
    ],
  },
  site: { commands: () => [[node, '--test', 'tests/site/all.ts']] },
  types: {
    // It writes what a build reads, so it runs before any build.
    first: [node, bin('astro/bin/astro.mjs'), 'sync', '--silent'],
    commands: () => [[node, bin('astro/bin/astro.mjs'), 'check', '--noSync', '--minimumSeverity', 'warning']],
  },
  lint: { commands: () => [[node, bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']] },
  examples: { commands: () => [[node, 'scripts/examples.ts', '--check']] },
  format: {
    commands: () => [
      [node, bin('prettier/bin/prettier.cjs'), '--check', '--cache', '--log-level', 'warn', '.'],
    ],
  },
  prose: { commands: () => [[node, 'scripts/run.mjs', 'prose']] },
  coverage: { commands: () => [[node, 'scripts/coverage.ts', '--check']] },
  schemas: { commands: () => [[node, 'scripts/schemas.ts', '--check']] },
  strings: { commands: () => [[node, 'scripts/strings.ts', '--check']] },
};

/** Left out in the repository of an organisation, which may write as it likes. */
const ON_SHIPPED = ['content', 'prose', 'coverage'];

/** The commands that are running. */
const children = new Set<ChildProcess>();

/** The signals that stop the tests, with the exit code that a shell expects after each. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** The exit code for the signal that stopped the tests, if one did. */
let stoppedWith: number | undefined;

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(help);
else {
  useTemporaryFolder();
  stopOnSignals();
  const named = args[0] === '--only' ? args.slice(1) : Object.keys(STAGES);
  const here = stagesHere(named);
  const code = named.length && !here.length ? 0 : await runAll(here);
  process.exitCode = stoppedWith ?? code;
}

/**
 * Gives all stages a temporary folder of their own, and removes it when this process ends: tests make thousands of folders
 * there, and a browser its profiles, and not every test that makes one removes it.
 */
function useTemporaryFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), 'muster-test-'));
  // A test reads content as a user without rights, who must get as far as the content.
  chmodSync(folder, 0o755);
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  // A browser that is still closing may write while its folder is being removed.
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
}

/** Passes the first signal on to the running commands and waits for them. The second ends this process immediately. */
function stopOnSignals(): void {
  for (const [signal, code] of Object.entries(SIGNALS))
    process.on(signal, () => {
      if (stoppedWith !== undefined) process.exit(code);
      stoppedWith = code;
      for (const child of children) child.kill(signal as keyof typeof SIGNALS);
    });
}

/** The stages of these that can be run here. The pipeline of an organisation names all of them, as ours does. */
function stagesHere(names: string[]): string[] {
  const left = existsSync(ORG) ? names.filter((name) => ON_SHIPPED.includes(name)) : [];
  if (left.length) console.log(`Left out, because they judge what Muster ships: ${left.join(', ')}.`);
  return names.filter((name) => !left.includes(name));
}

/** Runs the stages side by side, and starts no more of them once one has failed. Returns the exit code. */
async function runAll(names: string[]): Promise<number> {
  const unknown = names.find((name) => !(name in STAGES));
  if (unknown !== undefined || names.length === 0) {
    console.error(`There is no stage "${unknown ?? ''}". Stages: ${Object.keys(STAGES).join(', ')}.`);
    return 2;
  }
  const started = performance.now();
  for (const name of names) {
    const { first } = STAGES[name] ?? {};
    if (first && !(await runCommand(first, undefined))) return 1;
  }
  const outcomes = await inLanes(Object.keys(STAGES).filter((name) => names.includes(name)));
  console.log(`\n${tableOf([...outcomes, { name: 'all', passed: true, seconds: secondsSince(started) }])}`);
  if (names.includes('unit')) console.log(`\n${walksNotRun()}`);
  const failed = outcomes.filter(({ passed }) => !passed);
  for (const { name } of failed) console.error(`\n${name} failed. Again: npm test -- --only ${name}`);
  return failed.length > 0 ? 1 : 0;
}

async function inLanes(waiting: string[]): Promise<Outcome[]> {
  // Browsers and builds wait for each other now and then, so one stage more than there are processors keeps them busy.
  const lanes = Math.min(availableParallelism() + 1, waiting.length);
  const cores = Math.max(1, Math.floor((availableParallelism() + 1) / lanes));
  const running = new Map<string, Promise<Outcome>>();
  const outcomes: Outcome[] = [];
  for (;;) {
    const goOn = outcomes.every(({ passed }) => passed);
    const unfinished = [...waiting, ...running.keys()];
    const next = waiting.find((name) => !unfinished.includes(STAGES[name]?.after ?? ''));
    if (goOn && next !== undefined && running.size < lanes) {
      waiting.splice(waiting.indexOf(next), 1);
      running.set(next, runStage(next, cores, lanes > 1));
    } else if (running.size > 0) {
      const outcome = await Promise.race(running.values());
      running.delete(outcome.name);
      outcomes.push(outcome);
    } else return outcomes;
  }
}

/** Runs the commands of a stage until one fails. Next to other stages, it prints their output when it has ended. */
async function runStage(name: string, cores: number, amongOthers: boolean): Promise<Outcome> {
  console.log(`${name} …`);
  const started = performance.now();
  const output: Buffer[] = [];
  let passed = true;
  for (const command of STAGES[name]?.commands(cores) ?? [])
    passed &&= await runCommand(command, amongOthers ? output : undefined);
  const outcome = { name, passed, seconds: secondsSince(started) };
  if (amongOthers) process.stdout.write(`\n${Buffer.concat(output).toString()}`);
  console.log(`${name} ${passed ? 'passed' : 'failed'} (${outcome.seconds} s)`);
  return outcome;
}

/** Runs a command and returns whether it passed. What it prints is added to `output`, or printed if that is left out. */
function runCommand([command = '', ...rest]: string[], output: Buffer[] | undefined): Promise<boolean> {
  const child = spawn(command, rest, { stdio: output ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => output?.push(chunk));
  children.add(child);
  return new Promise<boolean>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
    // What it started itself may run on, so do not wait until nobody can print any more.
    child.once('exit', () => stoppedWith !== undefined && resolve(false));
  }).finally(() => children.delete(child));
}

/** The walks in the laboratory, which need root and servers. What was recorded of them was compared with the pages. */
function walksNotRun(): string {
  const ids = [...readWalks().keys()];
  const recorded = ids.flatMap((id) => readRecording(id) ?? []);
  const dates = recorded.map(({ date }) => date).sort();
  const named = new Set(recorded.flatMap(({ versions }) => versions));
  return [
    `Not run: the walks of ${ids.length} example runbooks, which need root and real servers (npm run lab -- walk --compare).`,
    `Compared instead: what ${recorded.length} of them printed, recorded from ${dates[0]} to ${dates.at(-1)} with`,
    ...[...named].map((version) => `  ${version}`),
  ].join('\n');
}

function tableOf(outcomes: Outcome[]): string {
  return outcomes
    .map(
      ({ name, seconds, passed }) =>
        `${name.padEnd(9)}${String(seconds).padStart(5)} s${passed ? '' : '  failed'}`,
    )
    .join('\n');
}

function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 1000);
}

interface Stage {
  /** What has to run before any stage starts. */
  first?: string[];
  /** The stage that must have ended before this one starts. */
  after?: string;
  /** What it runs, one after the other, if it has so many processors to itself. */
  commands: (cores: number) => string[][];
}

interface Outcome {
  name: string;
  passed: boolean;
  seconds: number;
}
