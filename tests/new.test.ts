import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import type { Captured } from '../src/commands/captured.ts';
import type { CommandName } from '../src/commands/index.ts';
import { run as runCommand } from './run.ts';

const room = mkdtempSync(join(tmpdir(), 'muster-new-'));
after(() => rmSync(room, { recursive: true }));
cpSync('tests/fixtures/base', join(room, 'content'), { recursive: true });

/** Runs a command on a copy of the fixtures. */
function run(name: CommandName, ...args: string[]): Promise<Captured> {
  return runCommand(name, [...args, '--content', join(room, 'content')]);
}

test('a new runbook is written, passes the check, and says what to do next', async () => {
  const { status, stdout, stderr } = await run('new', 'runbook', 'orders', 'conveyor-stopped');
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(stdout, /^Wrote content\/teams\/orders\/runbooks\/conveyor-stopped\.yaml\n/);
  assert.match(stdout, /\n {4}\s*\d+ {2}Who is affected, in users' words\?/);
  assert.match(
    stdout,
    /npm run check .*\n.*http:\/\/localhost:4321\/runbooks\/conveyor-stopped\/, and at \/contribute\/writing\/ .*\n$/,
  );
  assert.match((await run('check')).stdout, /: no findings\./);
});

test('nothing is ever overwritten', async () => {
  const file = join(room, 'content/teams/orders/runbooks/order-queue.yaml');
  const before = readFileSync(file, 'utf8');
  const { status, stderr } = await run('new', 'runbook', 'orders', 'order-queue');
  assert.match(stderr, /order-queue\.yaml" already exists/);
  assert.equal(status, 3);
  assert.equal(readFileSync(file, 'utf8'), before);
});

test('a runbook is filled from a rule, by file and name', async () => {
  const rules = join(room, 'rules [1].yaml');
  const alert = { alert: 'LoadersIdle', expr: 'up == 0', annotations: { summary: 'All loaders are idle.' } };
  writeFileSync(rules, JSON.stringify({ groups: [{ name: 'g', rules: [alert] }] }));
  const { status, stderr } = await run(
    'new',
    'runbook',
    'orders',
    'loaders-idle',
    '--from-alert',
    `${rules}:LoadersIdle`,
  );
  assert.equal(status, 0, stderr);
  const text = readFileSync(join(room, 'content/teams/orders/runbooks/loaders-idle.yaml'), 'utf8');
  assert.match(text, /title: All loaders are idle\nkind: alert\n/);
  assert.match((await run('check')).stdout, /: no findings\.|: 0 errors,/);
});

test('the file and the alert may both have colons, spaces and quotes in their names', async () => {
  const rules = join(room, 'rules: all.yaml');
  const alerts = ['Till failed to reload config', "CPU > 90%: it's full", 'all.yaml:x'];
  const group = { name: 'g', rules: alerts.map((alert) => ({ alert, expr: 'up == 0' })) };
  writeFileSync(rules, JSON.stringify({ groups: [group] }));
  for (const [index, alert] of alerts.entries()) {
    const id = `named-${index}`;
    const { status, stderr } = await run('new', 'runbook', 'orders', id, '--from-alert', `${rules}:${alert}`);
    assert.equal(status, 0, stderr);
    const text = readFileSync(join(room, `content/teams/orders/runbooks/${id}.yaml`), 'utf8');
    const { alerts: named } = parse(text) as { alerts: { name: string }[] };
    assert.equal(named[0]?.name, alert);
    rmSync(join(room, `content/teams/orders/runbooks/${id}.yaml`));
  }
  const near = await run('new', 'runbook', 'orders', 'x', '--from-alert', `${rules}:all.yaml:y`);
  assert.match(near.stderr, /has no alert "all\.yaml:y"; did you mean "all\.yaml:x"\?/);
});

test('a file that some disk takes for another one is not written, and none outside of the content folder', async () => {
  const copy = join(room, 'other');
  cpSync('tests/fixtures/base', join(copy, 'content'), { recursive: true });
  const team = join(copy, 'content/teams/orders');
  renameSync(join(team, 'runbooks/order-queue.yaml'), join(team, 'runbooks/Order-Queue.yaml'));
  const here = ['--content', join(copy, 'content')];
  const same = await runCommand('new', ['runbook', 'orders', 'order-queue', ...here]);
  assert.match(same.stderr, /Order-Queue\.yaml" already exists, which differs only in case/);
  assert.equal(same.status, 3);
  rmSync(join(team, 'runbooks'), { recursive: true });
  mkdirSync(join(copy, 'elsewhere'));
  symlinkSync(join(copy, 'elsewhere'), join(team, 'runbooks'));
  const outside = await runCommand('new', ['runbook', 'orders', 'order-slow', ...here]);
  assert.match(outside.stderr, /would be outside of the content folder/);
  assert.deepEqual(readdirSync(join(copy, 'elsewhere')), []);
});

test('what the check would not accept is not written', async () => {
  const rules = join(room, 'rules.yaml');
  writeFileSync(
    rules,
    'groups: [{ rules: [{ alert: OrderQueueGrowing, expr: up == 0, labels: { severity: critical } }] }]',
  );
  const { status, stderr } = await run(
    'new',
    'runbook',
    'orders',
    'again',
    '--from-alert',
    `${rules}:OrderQueueGrowing`,
  );
  assert.match(stderr, /alert\/claimed[^]*Nothing was written/);
  assert.equal(status, 1);
  assert.equal(existsSync(join(room, 'content/teams/orders/runbooks/again.yaml')), false);
});

test('wrong usage exits with 2 and one sentence', async () => {
  const rules = join(room, 'broken.yaml');
  writeFileSync(rules, 'groups: [{ rules: [{ alert: Other, expr: up } ] ');
  const spaced = join(room, 'spaced.yaml');
  writeFileSync(spaced, 'groups: [{ name: g, rules: [{ alert: " x", expr: up }] }]');
  for (const [args, said] of [
    [[], /Missing what to write/],
    [['runbook', 'orders'], /npm run new -- runbook TEAM NAME/],
    [['runbook', 'oders', 'x'], /did you mean "orders"/],
    [['a', 'b', 'c', 'd'], /Unexpected argument "d"/],
    [['team', 'x', '--page', 'https://page.example'], /--page: /],
    [['runbook', 'orders', 'x', '--page', '/p'], /--page works only for a new team/],
    [['runbook', 'orders', 'x', '--service', 'none'], /Unknown service "none"/],
    [['team', 'x', '--from-alert', 'a:b'], /--from-alert works only for a new runbook/],
    [['runbook', 'orders', 'x', '--from-alert', 'rules.yaml'], /Invalid alert "rules\.yaml"/],
    [['runbook', 'orders', 'x', '--from-alert', 'none.yaml:A'], /No file at "none\.yaml"/],
    [['runbook', 'orders', 'x', '--from-alert', `${rules}:Other`], /Cannot read/],
    [['runbook', 'orders', 'x', '--from-alert', `${spaced}: x`], /Alert name " x" starts with a space/],
  ] as const) {
    const { status, stdout, stderr } = await run('new', ...args);
    assert.match(stderr, said);
    assert.match(stderr, /Run with --help to see the usage\.\n$/);
    assert.equal(stdout, '');
    assert.equal(status, 2, args.join(' '));
  }
});

test('a new page of the handbook passes the check, and is not written over another', async () => {
  const { status, stdout, stderr } = await run('new', 'page', 'during/night-shift');
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^Wrote content\/handbook\/during\/night-shift\.mdx\n/);
  const text = readFileSync(join(room, 'content/handbook/during/night-shift.mdx'), 'utf8');
  assert.match(text, /^---\ntitle: Night shift\n/);
  const checked = await run('check', join(room, 'content/handbook/during/night-shift.mdx'));
  assert.equal(checked.status, 0, checked.stdout);
  assert.match((await run('new', 'page', 'during/night-shift')).stderr, /already exists\. Edit it/);
  for (const wrong of ['night-shift', 'during/Night', 'during/a/b', '../x'])
    assert.equal((await run('new', 'page', wrong)).status, 2, wrong);
});
