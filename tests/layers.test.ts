import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { Captured } from '../src/commands/captured.ts';
import type { CommandName } from '../src/commands/index.ts';
import { readSources } from '../src/loaders/catalog.ts';
import { repositoryAt, withEnvironment } from './repository.ts';
import { run } from './run.ts';
import { scratch } from './scratch.ts';

/**
 * What every command does with a handbook of three layers: the process, in a folder of the same repository; what a team keeps
 * in a repository of its own; and the organisation's folder, which lists both.
 */
const RUNBOOK = 'teams/payments/runbooks/payouts-stuck.yaml';
const OWN_RUNBOOK = 'teams/orders/runbooks/order-queue.yaml';
const LAYERS = `layers:
  - { id: process, path: ../process }
  - { id: payments, path: ../../payments/handbook, holds: [teams/payments] }
  - .
`;

test('the check names every file by where it is, and reads all layers', async () => {
  const { command } = layered();
  const { stdout, status } = await command('check');
  assert.equal(status, 0, stdout);
  assert.match(stdout, /^Checked 28 files in .*: no findings\./m);
});

test('a file or folder of any layer can be checked alone, by its path or by the name in a finding', async () => {
  const { root, command, foreign } = layered();
  foreign.change(`handbook/${RUNBOOK}`, 'kind: verify', 'kind: verfy');
  const found = new RegExp(`^payments:${RUNBOOK}:\\d+:\\d+: error: unknown kind of step "verfy"`);
  for (const word of [
    `../payments/handbook/${RUNBOOK}`,
    `payments:${RUNBOOK}`,
    'payments:teams/payments',
    '../payments/handbook',
  ]) {
    const { stdout, status } = await command('check', word, '--format', 'compact');
    assert.match(stdout, found, word);
    assert.equal(status, 1, word);
  }
  for (const word of ['process', 'process/roles', 'org', join(root, 'org/teams')])
    assert.match(
      (await command('check', word)).stdout,
      /^Checked \d+ files? .*: no findings\. \d+ other files/m,
      word,
    );
  for (const word of ['..', 'payments:teams/none', 'process/none'])
    assert.equal((await command('check', word)).status, 2, word);
});

test('standard input can be a file of any layer', async () => {
  const { root, command } = layered();
  const text = readFileSync(join(root, 'process/roles/responder.yaml'), 'utf8').replace(
    'mission:',
    'misson:',
  );
  const args = ['-', '--stdin-filename', 'process/roles/responder.yaml', '--format', 'compact'];
  const { stdout } = await command('check', ...args, { input: text });
  assert.match(stdout, /^process\/roles\/responder\.yaml:\d+:1: error: unknown key "misson"/m);
});

test('--changed compares every layer of the repository, and says which ones it cannot compare', async () => {
  const { command, change, foreign } = layered();
  const changed = async (): Promise<string> => (await command('check', '--changed', 'main')).stdout;
  assert.match(
    await changed(),
    /^Checked 0 files .* 26 files have not changed .*other repositories: payments\./m,
  );
  change('process/roles/responder.yaml', 'mission: Has', 'mission: Still has');
  change(`org/${OWN_RUNBOOK}`, 'See the', 'Watch the');
  foreign.change(`handbook/${RUNBOOK}`, 'See the', 'Watch the');
  assert.match(await changed(), /^Checked 2 files .* 24 files have not changed/m);
});

test('a hook refuses a staged text of a lower layer that is not the one that was read', async () => {
  const { root, git, command, change } = layered();
  change('process/roles/responder.yaml', 'mission: Has', 'mission: Still has');
  git('add', '-A');
  change('process/roles/responder.yaml', 'mission: Still', 'mission: Always');
  const { status, stderr } = await command('check', { env: { GIT_INDEX_FILE: join(root, '.git/index') } });
  assert.equal(status, 2);
  assert.match(stderr, /another text of process\/roles\/responder\.yaml than the one that was read/);
});

test('diff reads every layer as it was, and those of other repositories as they are now, and says so', async () => {
  const { command, change, foreign } = layered();
  const unchanged = await command('diff', 'main');
  assert.match(unchanged.stdout, /^No changes/);
  assert.match(
    unchanged.stderr,
    /^The layer payments is in another repository, at [0-9a-f]{9}, so it is compared as it is now\.\n$/,
  );
  change('process/roles/responder.yaml', 'mission: Has', 'mission: Still has');
  change(`org/${OWN_RUNBOOK}`, 'See the', 'Watch the');
  foreign.change(`handbook/${RUNBOOK}`, 'See the', 'Watch the');
  const { changes } = JSON.parse((await command('diff', 'main', '--format', 'json')).stdout) as Changes;
  assert.deepEqual(changes.map(({ file, how }) => [file, how]).sort(), [
    [`org/${OWN_RUNBOOK}`, 'changed'],
    ['process/roles/responder.yaml', 'changed'],
  ]);
});

test('diff follows a change of the layers themselves', async () => {
  const { command, commit, write, git } = layered();
  write('org/handbook.yaml', LAYERS.replace(/.*payments.*\n/, ''));
  commit('Leave payments out');
  const { changes } = JSON.parse((await command('diff', 'HEAD~1', '--format', 'json')).stdout) as Changes;
  assert.deepEqual(
    changes.map(({ file, how }) => `${how} ${file}`),
    ['changed org/handbook.yaml'],
  );
  git('mv', 'process', 'base');
  write('org/handbook.yaml', LAYERS.replace(/.*payments.*\n/, '').replaceAll('process', 'base'));
  commit('Move the process');
  const moved = JSON.parse((await command('diff', 'HEAD~1', '--format', 'json')).stdout) as Changes;
  assert.deepEqual(
    moved.changes.map(({ file, how }) => `${how} ${file}`),
    ['changed org/handbook.yaml'],
  );
});

test('before the organisation had its folder, the handbook was what is below it', async () => {
  const { root, command, git, commit, write } = layered();
  git('rm', '-rq', 'org');
  git('commit', '-qm', 'Without');
  git('checkout', '-q', 'HEAD~1', '--', 'org');
  commit('With');
  assert.ok(existsSync(join(root, 'org')));
  write('process/glossary.yaml', 'terms: []\n');
  const { changes } = JSON.parse((await command('diff', 'HEAD~1', '--format', 'json')).stdout) as Changes;
  const added = changes.filter(({ how }) => how === 'added').map(({ file }) => file);
  assert.ok(added.includes(`org/${OWN_RUNBOOK}`));
  assert.deepEqual(
    changes.filter(({ file }) => file.startsWith('process/')).map(({ file }) => file),
    ['process/glossary.yaml'],
  );
});

test('a commit cannot make diff read a folder outside of the repository', async () => {
  const { root, command, git, write, commit } = layered();
  const secret = join(dirname(root), 'secret');
  cpSync(join(root, 'process/roles'), join(secret, 'roles'), { recursive: true });
  writeFileSync(join(secret, 'roles/keeper.yaml'), readFileSync(join(secret, 'roles/responder.yaml')));
  git('checkout', '-qb', 'stranger');
  write('org/handbook.yaml', LAYERS.replace('  - .', '  - { id: secret, path: ../../secret }\n  - .'));
  commit('Read what is outside');
  git('checkout', '-q', 'main');
  const { stdout, stderr } = await command('diff', 'main', '--to', 'stranger');
  assert.doesNotMatch(stdout, /keeper/);
  assert.match(
    stderr,
    /secret, a layer at stranger, is in another repository and no layer now, so it was left out\./,
  );
});

test('an installed base is compared as it is now', async () => {
  const { root, command, git, write, commit } = layered();
  git('rm', '-rq', '--cached', 'process');
  mkdirSync(join(root, 'node_modules/muster'), { recursive: true });
  cpSync(join(root, 'process'), join(root, 'node_modules/muster/content'), { recursive: true });
  rmSync(join(root, 'process'), { recursive: true });
  write('.gitignore', 'node_modules\n');
  write('org/handbook.yaml', LAYERS.replace('../process', '../node_modules/muster/content'));
  commit('Install the process');
  const { stdout, stderr } = await command('diff', 'HEAD');
  assert.match(stdout, /^No changes/);
  assert.match(stderr, /The layer process .*as it is now/);
});

test('new writes into the last layer, and knows the ids of all layers', async () => {
  const { root, command } = layered();
  const written = await command('new', 'runbook', 'payments', 'refunds-late', '--service', 'order-intake');
  assert.match(written.stdout, /^Wrote org\/teams\/payments\/runbooks\/refunds-late\.yaml/);
  assert.match(
    readFileSync(join(root, 'org/teams/payments/runbooks/refunds-late.yaml'), 'utf8'),
    /\$schema=(?:\.\.\/){4}schemas\/runbook\.schema\.json\n/,
  );
  const taken = await command('new', 'role', 'responder');
  assert.match(
    taken.stderr,
    /^"process\/roles\/responder\.yaml" already exists in a lower layer\. .*npm run new -- override roles\/responder\.yaml/,
  );
  assert.ok(!existsSync(join(root, 'org/roles/responder.yaml')));
});

test('review writes where the file is, and refuses one of another repository before it reports', async () => {
  const { root, command } = layered();
  const own = await command('review', 'order-queue');
  assert.match(own.stdout, new RegExp(`Recorded in org/${OWN_RUNBOOK}`));
  assert.match(readFileSync(join(root, 'org', OWN_RUNBOOK), 'utf8'), /^ {2}by: responder$/m);
  const refused = await command('review', 'payouts-stuck');
  assert.equal(refused.stdout, '');
  assert.match(
    refused.stderr,
    /^payments:.*payouts-stuck\.yaml is not in this repository, .*npm run new -- override/,
  );
  assert.equal((await command('review', 'payouts-stuck', '--dry-run')).status, 0);
});

test('no output is written into the folder of a layer', async () => {
  const { root, command } = layered();
  for (const [folder, name] of [
    ['process', 'the folder of the layer process'],
    ['../payments/handbook', 'the folder of the layer payments'],
    ['org', 'the content folder'],
  ]) {
    const { status, stderr } = await command('check', '--output', `json=${folder}/x.json`);
    assert.equal(status, 2);
    assert.ok(stderr.includes(`is in ${name}, where it would count as content`), stderr);
    assert.ok(!existsSync(join(root, folder ?? '', 'x.json')));
  }
});

test('a baseline, the health report and the reports for machines name a file of another repository by its layer', async () => {
  const { root, command, foreign } = layered();
  foreign.change(`handbook/${RUNBOOK}`, 'title: Restart', 'title: Simply restart');
  const { status } = await command('check', '--write-baseline', 'muster-baseline.json', '--fail-on', 'never');
  assert.equal(status, 0);
  const { findings } = JSON.parse(readFileSync(join(root, 'muster-baseline.json'), 'utf8')) as {
    findings: Record<string, unknown>;
  };
  assert.deepEqual(Object.keys(findings), [`payments:${RUNBOOK}`]);
  assert.match((await command('check')).stdout, /no findings, 1 suppressed/);
  rmSync(join(root, 'muster-baseline.json'));
  assert.match((await command('health', '--team', 'payments')).stdout, new RegExp(`\`payments:${RUNBOOK}\``));
  const summary = join(root, 'summary.md');
  writeFileSync(summary, '');
  const { stdout } = await command('check', '--format', 'github', '--output', 'sarif=x.sarif', {
    env: { GITHUB_STEP_SUMMARY: summary },
  });
  assert.doesNotMatch(stdout, /payouts-stuck/);
  assert.match(readFileSync(summary, 'utf8'), /payouts-stuck/);
  assert.doesNotMatch(readFileSync(join(root, 'x.sarif'), 'utf8'), /payouts-stuck/);
});

test('--watch follows every layer, and the layers themselves', { timeout: 60_000 }, async () => {
  const { root, foreign, write } = layered();
  write('org/handbook.yaml', LAYERS.replace(/.*payments.*\n/, ''));
  const args = [
    join(process.cwd(), 'scripts/run.mjs'),
    'check',
    '--content',
    'org',
    '--watch',
    '--format',
    'compact',
  ];
  const child = spawn(process.execPath, args, { cwd: root });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const heard = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(out)) await new Promise((resolve) => setTimeout(resolve, 20));
    out = '';
  };
  await heard(/Waiting for a change in .*process, .*org\. /);
  write('org/handbook.yaml', LAYERS);
  await heard(/Waiting for a change in .*payments\/handbook/);
  foreign.change(`handbook/${RUNBOOK}`, 'kind: verify', 'kind: verfy');
  await heard(/payments:.*unknown kind of step "verfy"[^]*Waiting/);
  child.kill('SIGINT');
  assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0);
});

test('a folder without handbook.yaml stands alone, and can get layers later', async () => {
  const { command, commit, write, git } = layered();
  git('rm', '-q', '--cached', 'org/handbook.yaml');
  const list = 'org/handbook.yaml';
  write('org/roles/responder.yaml', 'name: Broken\n');
  git('add', '-A');
  git('rm', '-q', '--cached', list);
  git('commit', '-qm', 'Alone');
  commit('With layers');
  const { changes } = JSON.parse((await command('diff', 'HEAD~1', '--format', 'json')).stdout) as Changes;
  assert.ok(changes.some(({ file, how }) => file === 'process/glossary.yaml' && how === 'added'));
  assert.ok(!changes.some(({ file }) => file === `org/${OWN_RUNBOOK}`));
});

test('a layer of another repository has its own commit, whatever a hook says about the handbook’s', async () => {
  const { root, content, git, foreign } = layered();
  const commitIn = async (): Promise<[commit?: string, isDirty?: boolean]> => {
    const files = await readSources(content);
    const { layer } = files.find((file) => file.layer?.id === 'payments') ?? {};
    return [layer?.commit, layer?.isDirty].filter((part) => part !== undefined) as [string, boolean];
  };
  const head = foreign.git('rev-parse', 'HEAD');
  assert.notEqual(head, git('rev-parse', 'HEAD'));
  assert.deepEqual(await commitIn(), [head]);
  const hook = { GIT_DIR: join(root, '.git'), GIT_INDEX_FILE: join(root, '.git/index'), GIT_WORK_TREE: root };
  await withEnvironment(hook, async () => assert.deepEqual(await commitIn(), [head]));
  foreign.write('handbook/teams/payments/notes.txt', 'Not committed.\n');
  assert.deepEqual(await commitIn(), [head, true]);
  // Without git the handbook can be read all the same.
  await withEnvironment({ PATH: '/nowhere' }, async () => assert.deepEqual(await commitIn(), []));
});

/** The fixtures in three layers and two repositories, each committed once. */
function layered() {
  const room = scratch();
  const [root, other] = [join(room, 'handbook'), join(room, 'payments')];
  const base = 'tests/fixtures/base';
  cpSync(base, join(root, 'process'), { recursive: true });
  for (const own of ['organisation.yaml', 'severity.yaml', 'teams', 'worked', 'drill-settings']) {
    cpSync(join(base, own), join(root, 'org', own), { recursive: true });
    rmSync(join(root, 'process', own), { recursive: true });
  }
  const foreign = repositoryAt(other);
  for (const [path, from] of [
    ['teams/payments/team.yaml', 'teams/orders/team.yaml'],
    [RUNBOOK, OWN_RUNBOOK],
  ] as const) {
    const text = readFileSync(join(base, from), 'utf8');
    foreign.write(`handbook/${path}`, text.replace('OrderQueueGrowing', 'PayoutsStuck'));
  }
  const repository = repositoryAt(root, 'org');
  repository.write('org/handbook.yaml', LAYERS);
  for (const each of [repository, foreign]) {
    each.git('init', '-q', '-b', 'main');
    each.commit('First');
  }
  const command = (name: CommandName, ...args: (string | Parameters<typeof run>[2])[]): Promise<Captured> => {
    const words = args.filter((arg) => typeof arg === 'string');
    const surroundings = args.find((arg) => typeof arg === 'object');
    return run(name, [...words, '--content', 'org'], { cwd: root, ...surroundings });
  };
  return { ...repository, command, foreign };
}

interface Changes {
  changes: { file: string; how: string }[];
}
