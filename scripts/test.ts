import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { EXAMPLE, nameIn } from '../src/commands/adopt/example.ts';

const help = `Usage: npm test [-- --only STAGE…]

Runs everything that must pass before a change is merged, as many stages at a time as there are processors:
  build     the shipped handbook, as it is published
  browser   tests in a real Chromium, over a small handbook of their own
  unit      unit tests, next to the code, and the tests of whole commands
  site      built sites: links, markup, weight, who may see what, the same bytes every time
  content   what only the shipped handbook can show: its links, markup and weight, its search, what it withholds
  types     TypeScript and Astro agree
  lint      ESLint
  examples  the examples of the guide print what it shows
  format    Prettier
  prose     the house style: spelling, plain words, facts that are typed
  coverage  the table of what the handbook covers is fresh, and no complete section lacks anything
  schemas   the generated types are fresh

In an adopted handbook, content is left out: it tests the example, which is gone.

  --only STAGE…  one or more of them
  --help         this text`;

const node = process.execPath;
const bin = (path: string): string => `node_modules/${path}`;

/** In the order in which they start: the long ones first, and the build before the stage that reads its site. */
const STAGES: Record<string, Stage> = {
  build: { commands: () => [[node, 'scripts/build.ts']] },
  browser: { commands: (cores) => [[node, 'scripts/browser.ts', '--project', 'engine', `--workers=${cores}`]] },
  unit: { commands: (cores) => [[node, '--test', `--test-concurrency=${cores}`, ...UNIT]] },
  site: { commands: () => [[node, '--test', 'tests/site/all.ts']] },
  content: {
    after: 'build',
    commands: () => [
      [node, '--test', 'tests/content/all.ts'],
      [node, 'scripts/browser.ts', '--project', 'content'],
    ],
  },
  types: { commands: () => [[node, bin('astro/bin/astro.mjs'), 'check', '--minimumSeverity', 'warning']] },
  lint: { commands: () => [[node, bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']] },
  examples: { commands: () => [[node, 'scripts/examples.ts', '--check']] },
  format: { commands: () => [[node, bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']] },
  prose: { commands: () => [[node, 'scripts/prose.ts']] },
  coverage: { commands: () => [[node, 'scripts/coverage.ts', '--check']] },
  schemas: { commands: () => [[node, 'scripts/schemas.ts', '--check']] },
};

/** Left out in an adopted handbook. */
const ON_EXAMPLE = ['content'];

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(help);
else process.exitCode = await runAll(args[0] === '--only' ? args.slice(1) : stagesHere());

/** All stages, without those that only the example can pass if it is gone. */
function stagesHere(): string[] {
  const adopted = nameIn(readFileSync('content/organisation.yaml', 'utf8')) !== EXAMPLE;
  if (adopted) console.log(`Left out, because they test ${EXAMPLE}: ${ON_EXAMPLE.join(', ')}.`);
  return Object.keys(STAGES).filter((stage) => !adopted || !ON_EXAMPLE.includes(stage));
}

/** Runs the stages side by side, and starts no more of them once one has failed. Returns the exit code. */
async function runAll(names: string[]): Promise<number> {
  const unknown = names.find((name) => !(name in STAGES));
  if (unknown !== undefined || names.length === 0) {
    console.error(`There is no stage "${unknown ?? ''}". Stages: ${Object.keys(STAGES).join(', ')}.`);
    return 2;
  }
  const started = performance.now();
  const waiting = Object.keys(STAGES).filter((name) => names.includes(name));
  const lanes = Math.min(availableParallelism(), waiting.length);
  const cores = Math.max(1, Math.floor(availableParallelism() / lanes));
  const running = new Map<string, Promise<Outcome>>();
  const outcomes: Outcome[] = [];
  while (running.size > 0 || (waiting.length > 0 && !hasFailed(outcomes))) {
    while (running.size < lanes && !hasFailed(outcomes)) {
      const next = waiting.findIndex((name) => isReady(STAGES[name], [...waiting, ...running.keys()]));
      if (next === -1) break;
      for (const name of waiting.splice(next, 1)) running.set(name, runStage(name, cores, lanes > 1));
    }
    const outcome = await Promise.race(running.values());
    running.delete(outcome.name);
    outcomes.push(outcome);
  }
  console.log(`\n${tableOf(outcomes)}\n${'together'.padEnd(9)} ${secondsSince(started)}`);
  for (const { name } of outcomes.filter(({ passed }) => !passed))
    console.error(`\n${name} failed. Again: npm test -- --only ${name}`);
  return hasFailed(outcomes) ? 1 : 0;
}

/** Runs the commands of a stage until one fails. Next to others, it prints what they said when it has ended. */
async function runStage(name: string, cores: number, amongOthers: boolean): Promise<Outcome> {
  console.log(`${name} …`);
  const started = performance.now();
  const said: Buffer[] = [];
  let passed = true;
  for (const [command = '', ...rest] of STAGES[name]?.commands(cores) ?? [])
    passed &&= await runCommand(command, rest, amongOthers ? said : undefined);
  const outcome = { name, passed, seconds: secondsSince(started) };
  if (amongOthers) process.stdout.write(`\n${Buffer.concat(said).toString()}`);
  console.log(`${name} ${passed ? 'passed' : 'failed'} (${outcome.seconds.trim()} s)`);
  return outcome;
}

function runCommand(command: string, args: string[], said: Buffer[] | undefined): Promise<boolean> {
  const child = spawn(command, args, { stdio: said ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said?.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
}

function isReady(stage: Stage | undefined, unfinished: string[]): boolean {
  return stage?.after === undefined || !unfinished.includes(stage.after);
}

function hasFailed(outcomes: Outcome[]): boolean {
  return outcomes.some(({ passed }) => !passed);
}

function tableOf(outcomes: Outcome[]): string {
  return outcomes
    .map(({ name, seconds, passed }) => `${name.padEnd(9)} ${seconds}${passed ? '' : '  failed'}`)
    .join('\n');
}

function secondsSince(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(0).padStart(5);
}

interface Stage {
  /** The stage that must have ended before this one starts. */
  after?: string;
  /** What it runs, one after the other, with so many processors to itself. */
  commands: (cores: number) => string[][];
}

interface Outcome {
  name: string;
  passed: boolean;
  seconds: string;
}
