import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runbookYaml, writeCorpus } from '../tests/bench/corpus.ts';
import { writeFloor } from '../tests/bench/floor.ts';
import { median, run, weigh } from '../tests/bench/measure.ts';

const help = `Usage: npm run bench [-- --sizes 1000,5000 --runs 3 --rules]

Measures check, build and rebuild on generated runbooks, next to a floor taken in the same run: the smallest Astro site
over the same YAML with as many routes, and Pagefind over as many pages. Repeats both with the pages of the handbook, and
measures the handbook without any runbook. Prints a table. Takes several minutes, and leaves nothing behind.

  --sizes LIST   how many runbooks, separated by commas (default 1000,5000)
  --runs N       how often each is run; the median is printed (default 3)
  --rules        measure only the check with all its rules: on clean content, with advice, and with one fault and with
                 ten in every runbook
  --help         this text`;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string' },
    runs: { type: 'string' },
    rules: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(help);
} else {
  const sizes = (values.sizes ?? (values.rules ? '1000,10000' : '1000,5000')).split(',').map(Number);
  const runs = Number(values.runs ?? '3');
  if (![...sizes, runs].every((value) => Number.isInteger(value) && value > 0)) {
    console.error('--sizes and --runs take whole numbers above 0.');
    process.exitCode = 2;
  } else if (values.rules) {
    for (const size of sizes) console.table(await measureRules(size, runs));
  } else {
    const rows: Record<string, Record<string, number>> = {};
    for (const size of sizes) rows[size] = await measure(size, runs);
    console.table(transposed(rows));
  }
}

/** The cost of all rules for one size: medians of seconds and MB, and the number of findings. */
async function measureRules(size: number, runs: number): Promise<Record<string, Record<string, number>>> {
  const root = join(import.meta.dirname, '..');
  const table: Record<string, Record<string, number>> = {};
  for (const [name, faults, profile] of [
    ['clean', 0, 'regular'],
    ['clean, with advice', 0, 'pedantic'],
    ['one fault each', 1, 'regular'],
    ['ten faults each', 10, 'regular'],
  ] as const) {
    const content = join(root, '.bench', `rules-${size}`, 'content');
    await writeCorpus(content, root, size, faults);
    const samples: Measured[] = [];
    for (let turn = 1; turn <= runs; turn++) {
      const args = ['tests/bench/rules.ts', '--content', content, '--profile', profile];
      samples.push(JSON.parse((await run(process.execPath, args, { cwd: root })).output) as Measured);
    }
    const middle = (key: keyof Measured): number => round(median(samples.map((sample) => sample[key])));
    table[`${size} ${name}`] = {
      seconds: middle('seconds'),
      'cpu s': middle('cpu'),
      MB: middle('megabytes'),
      findings: middle('findings'),
    };
  }
  return table;
}

/** All figures for one size: medians, in seconds, MB and kB. */
async function measure(size: number, runs: number): Promise<Record<string, number>> {
  const root = join(import.meta.dirname, '..');
  const work = join(root, '.bench', String(size));
  const content = join(work, 'content');
  // Files left by an interrupted run would make this run's first build a warm one.
  await rm(work, { recursive: true, force: true });
  await writeCorpus(content, root, size);
  const alone = join(work, 'alone');
  await writeCorpus(alone, root, 0);
  let [pages, bytes, floorPages] = [0, 0, 0];
  const samples: Record<string, number[]> = {};
  const note = (name: string, value: number): void => void (samples[name] ??= []).push(value);
  for (let turn = 1; turn <= runs; turn++) {
    console.error(`${size} runbooks, run ${turn} of ${runs} …`);
    // Everything is written to a new folder: on some disks, files are slow to make for minutes after many were deleted.
    const fresh = join(work, String(turn));
    const out = join(fresh, 'dist');
    const script = (name: string, folder: string, ...args: string[]) =>
      run(process.execPath, ['scripts/run.mjs', name, '--content', folder, ...args], { cwd: root });
    note('check s', (await script('check', content)).seconds);
    note('of it handbook s', (await script('check', alone)).seconds);
    const cold = await script('build', content, '--out', out);
    note('build s', cold.seconds);
    note('of it index s', secondsAt(cold.output, 'Indexed') - secondsAt(cold.output, 'Rendered'));
    note('peak MB', cold.megabytes);
    ({ files: pages, bytes } = weigh(out, '.html'));
    for (const texts of [false, true]) {
      const folder = join(fresh, texts ? 'floor-texts' : 'floor');
      await writeFloor(folder, { content, modules: join(root, 'node_modules'), pages, texts });
      const floor = await run(process.execPath, ['build.mjs'], { cwd: folder });
      note(texts ? 'floor with pages s' : 'floor s', floor.seconds);
      if (texts) continue;
      note('floor peak MB', floor.megabytes);
      floorPages = weigh(join(folder, 'dist'), '.html').files;
    }
    await writeFile(join(content, 'teams/team-0/runbooks/runbook-0.yaml'), runbookYaml(0, 0, turn));
    note('one changed s', (await script('build', content, '--out', out)).seconds);
  }
  await rm(work, { recursive: true, force: true });
  const row = Object.fromEntries(Object.entries(samples).map(([name, list]) => [name, round(median(list))]));
  const { 'build s': build = NaN, 'floor s': floor = NaN, 'floor with pages s': fuller = NaN } = row;
  return {
    ...row,
    'build / floor': round(build / floor),
    'build / floor with pages': round(build / fuller),
    pages,
    'floor pages': floorPages,
    'kB a page': round(bytes / pages / 1000),
    'ms a page': round((build * 1000) / pages),
  };
}

/** A line a measure and a column a size, so that the table fits a terminal. */
function transposed(rows: Record<string, Record<string, number>>): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {};
  for (const [size, row] of Object.entries(rows))
    for (const [name, value] of Object.entries(row)) (table[name] ??= {})[size] = value;
  return table;
}

/** The seconds since its start at which the build says that a stage is done. */
function secondsAt(output: string, stage: string): number {
  return Number(new RegExp(`^${stage} .*\\(([0-9.]+) s\\)$`, 'm').exec(output)?.[1] ?? NaN);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

interface Measured {
  seconds: number;
  cpu: number;
  megabytes: number;
  findings: number;
}
