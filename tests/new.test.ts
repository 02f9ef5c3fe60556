import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
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
  const { status, stdout, stderr } = await run('new', 'runbook', 'depot', 'conveyor-stopped');
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(stdout, /^Wrote content\/teams\/depot\/runbooks\/conveyor-stopped\.yaml\n/);
  assert.match(stdout, /\n {4}\s*\d+ {2}Who is affected, in users' words\?/);
  assert.match(
    stdout,
    /npm run check .*\n.*http:\/\/localhost:4321\/runbooks\/conveyor-stopped\/\n {2}docs\/contribute\/writing\.md .*\n$/,
  );
  assert.match((await run('check')).stdout, /: no findings\.\n$/);
});

test('nothing is ever overwritten', async () => {
  const file = join(room, 'content/teams/depot/runbooks/scan-queue.yaml');
  const before = readFileSync(file, 'utf8');
  const { status, stderr } = await run('new', 'runbook', 'depot', 'scan-queue');
  assert.match(stderr, /scan-queue\.yaml" already exists/);
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
    'depot',
    'loaders-idle',
    '--from-alert',
    `${rules}:LoadersIdle`,
  );
  assert.equal(status, 0, stderr);
  const text = readFileSync(join(room, 'content/teams/depot/runbooks/loaders-idle.yaml'), 'utf8');
  assert.match(text, /title: All loaders are idle\nkind: alert\n/);
  assert.match((await run('check')).stdout, /: no findings\.|: 0 errors,/);
});

test('what the check would not accept is not written', async () => {
  const rules = join(room, 'rules.yaml');
  writeFileSync(
    rules,
    'groups: [{ rules: [{ alert: ScanQueueGrowing, expr: up == 0, labels: { severity: critical } }] }]',
  );
  const { status, stderr } = await run(
    'new',
    'runbook',
    'depot',
    'again',
    '--from-alert',
    `${rules}:ScanQueueGrowing`,
  );
  assert.match(stderr, /alert\/claimed[^]*Nothing was written/);
  assert.equal(status, 1);
  assert.equal(existsSync(join(room, 'content/teams/depot/runbooks/again.yaml')), false);
});

test('wrong usage exits with 2 and one sentence', async () => {
  const rules = join(room, 'broken.yaml');
  writeFileSync(rules, 'groups: [{ rules: [{ alert: Other, expr: up } ] ');
  for (const [args, said] of [
    [[], /Missing what to write/],
    [['runbook', 'depot'], /npm run new -- runbook TEAM NAME/],
    [['runbook', 'dpot', 'x'], /did you mean "depot"/],
    [['a', 'b', 'c', 'd'], /Unexpected argument "d"/],
    [['team', 'x', '--page', 'https://page.example'], /--page: /],
    [['runbook', 'depot', 'x', '--page', '/p'], /--page works only for a new team/],
    [['runbook', 'depot', 'x', '--service', 'none'], /Unknown service "none"/],
    [['team', 'x', '--from-alert', 'a:b'], /--from-alert works only for a new runbook/],
    [['runbook', 'depot', 'x', '--from-alert', 'rules.yaml'], /Invalid alert "rules\.yaml"/],
    [['runbook', 'depot', 'x', '--from-alert', 'none.yaml:A'], /No file at "none\.yaml"/],
    [['runbook', 'depot', 'x', '--from-alert', `${rules}:Other`], /Cannot read/],
    [['runbook', 'depot', 'x', '--from-alert', `${rules}:../x`], /cannot be used in an address/],
  ] as const) {
    const { status, stdout, stderr } = await run('new', ...args);
    assert.match(stderr, said);
    assert.match(stderr, /Run with --help to see the usage\.\n$/);
    assert.equal(stdout, '');
    assert.equal(status, 2, args.join(' '));
  }
});
