import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { EXAMPLE, nameIn } from '../src/commands/adopt/example.ts';

const help = `Usage: npm test [-- --only STAGE]

Runs everything that must hold before a change is merged, in this order:
  schemas   the generated types are fresh
  strings   the types and modules made of the words of the interface are fresh
  examples  the examples of the guide print what it shows
  coverage  the table of what the handbook covers is fresh, and no complete section lacks anything
  types     TypeScript and Astro agree
  lint      ESLint
  format    Prettier
  prose     the house style: spelling, plain words, facts that are typed
  content   what only the shipped handbook can show
  unit      unit tests, beside the code, and the tests of whole commands
  build     the site as it is published
  site      built sites: links, markup, weight, who may see what, the same bytes every time
  browser   tests in a real Chromium, over the built site

In an adopted handbook coverage, prose, content, site and browser are left out: they judge the example, which is gone.

  --only STAGE   one of them
  --help         this text`;

const node = process.execPath;
const bin = (path: string): string => `node_modules/${path}`;
// By itself Node leaves one core free, which on two is half of them.
const SIDE_BY_SIDE = `--test-concurrency=${Math.max(2, availableParallelism() - 1)}`;
const STAGES: Record<string, string[][]> = {
  schemas: [[node, 'scripts/schemas.ts', '--check']],
  strings: [[node, 'scripts/strings.ts', '--check']],
  examples: [[node, 'scripts/examples.ts', '--check']],
  coverage: [[node, 'scripts/coverage.ts', '--check']],
  types: [
    [node, bin('astro/bin/astro.mjs'), 'sync', '--silent'],
    [node, bin('typescript/bin/tsc'), '--noEmit'],
    [node, bin('astro/bin/astro.mjs'), 'check', '--minimumSeverity', 'warning'],
  ],
  lint: [[node, bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
  format: [[node, bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  prose: [[node, 'scripts/prose.ts']],
  content: [[node, '--test', 'tests/content/*.test.ts']],
  unit: [[node, '--test', SIDE_BY_SIDE, 'src/**/*.test.ts', 'tests/*.test.ts']],
  build: [[node, 'scripts/build.ts']],
  site: [[node, '--test', 'tests/site/all.ts']],
  browser: [[node, 'scripts/browser.ts']],
};

/** The stages that judge the shipped handbook, and not the engine. They are left out once it has been adopted. */
const ON_EXAMPLE = ['coverage', 'prose', 'content', 'site', 'browser'];

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(help);
else process.exitCode = run(args[0] === '--only' ? [args[1] ?? ''] : stagesHere());

/** All stages, without those that judge the example if it is gone. */
function stagesHere(): string[] {
  const adopted = nameIn(readFileSync('content/organisation.yaml', 'utf8')) !== EXAMPLE;
  if (adopted) console.log(`Left out, because they judge ${EXAMPLE}: ${ON_EXAMPLE.join(', ')}.`);
  return Object.keys(STAGES).filter((stage) => !adopted || !ON_EXAMPLE.includes(stage));
}

/** Runs the stages and stops at the first that fails. */
function run(stages: string[]): number {
  for (const stage of stages) {
    const commands = STAGES[stage];
    if (!commands) {
      console.error(`There is no stage "${stage}". Stages: ${Object.keys(STAGES).join(', ')}.`);
      return 2;
    }
    console.log(`\n${stage} …`);
    const start = performance.now();
    for (const [command = '', ...rest] of commands) {
      const { status } = spawnSync(command, rest, { stdio: 'inherit' });
      if (status !== 0) {
        console.error(`\n${stage} failed. Again: npm test -- --only ${stage}`);
        return 1;
      }
    }
    console.log(`${stage} passed (${((performance.now() - start) / 1000).toFixed(0)} s)`);
  }
  return 0;
}
