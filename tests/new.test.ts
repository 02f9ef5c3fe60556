import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const room = mkdtempSync(join(tmpdir(), 'muster-new-'));
after(() => rmSync(room, { recursive: true }));
cpSync('tests/fixtures/base', join(room, 'content'), { recursive: true });

/** Runs a command of ours without npm, on a copy of the fixtures. */
function run(script: string, ...args: string[]) {
  const all = [`scripts/${script}.ts`, ...args, '--content', join(room, 'content')];
  return spawnSync(process.execPath, all, { encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '0' } });
}

test('a new runbook is written, passes the check, and says what to do next', () => {
  const { status, stdout, stderr } = run('new', 'runbook', 'depot', 'conveyor-stopped');
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(stdout, /^Written: \S+\/content\/teams\/depot\/runbooks\/conveyor-stopped\.yaml\n/);
  assert.match(stdout, /\n {4}\s*\d+ {2}Who is hurt, in users' words\?/);
  assert.match(
    stdout,
    /npm run check .*\n.*http:\/\/localhost:4321\/runbooks\/conveyor-stopped\/\n {2}docs\/contribute\/writing\.md .*\n$/,
  );
  assert.match(run('check').stdout, /: no findings\.\n$/);
});

test('nothing is ever overwritten', () => {
  const file = join(room, 'content/teams/depot/runbooks/scan-queue.yaml');
  const before = readFileSync(file, 'utf8');
  const { status, stderr } = run('new', 'runbook', 'depot', 'scan-queue');
  assert.match(stderr, /scan-queue\.yaml is there already, and nothing is overwritten/);
  assert.equal(status, 3);
  assert.equal(readFileSync(file, 'utf8'), before);
});

test('a runbook is filled from a rule, by file and name', () => {
  const rules = join(room, 'rules [1].yaml');
  const alert = { alert: 'LoadersIdle', expr: 'up == 0', annotations: { summary: 'All loaders are idle.' } };
  writeFileSync(rules, JSON.stringify({ groups: [{ name: 'g', rules: [alert] }] }));
  const { status, stderr } = run(
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
  assert.match(run('check').stdout, /: no findings\.|: 0 errors,/);
});

test('what the check would not accept is not written', () => {
  const rules = join(room, 'rules.yaml');
  writeFileSync(
    rules,
    'groups: [{ rules: [{ alert: ScanQueueGrowing, expr: up == 0, labels: { severity: critical } }] }]',
  );
  const { status, stderr } = run(
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

test('wrong usage exits with 2 and one sentence', () => {
  const rules = join(room, 'broken.yaml');
  writeFileSync(rules, 'groups: [{ rules: [{ alert: Other, expr: up } ] ');
  for (const [args, said] of [
    [[], /Say what to write/],
    [['runbook', 'depot'], /npm run new -- runbook TEAM NAME/],
    [['runbook', 'dpot', 'x'], /did you mean "depot"/],
    [['a', 'b', 'c', 'd'], /"d" is one word too many/],
    [['team', 'x', '--page', 'https://page.example'], /--page: /],
    [['runbook', 'depot', 'x', '--page', '/p'], /--page is for a new team/],
    [['runbook', 'depot', 'x', '--service', 'none'], /no service "none"/],
    [['team', 'x', '--from-alert', 'a:b'], /--from-alert is for a new runbook/],
    [['runbook', 'depot', 'x', '--from-alert', 'rules.yaml'], /names no alert/],
    [['runbook', 'depot', 'x', '--from-alert', 'none.yaml:A'], /no file none\.yaml/],
    [['runbook', 'depot', 'x', '--from-alert', `${rules}:Other`], /cannot be read/],
    [['runbook', 'depot', 'x', '--from-alert', `${rules}:../x`], /cannot be an address/],
  ] as const) {
    const { status, stdout, stderr } = run('new', ...args);
    assert.match(stderr, said);
    assert.match(stderr, /See --help\.\n$/);
    assert.equal(stdout, '');
    assert.equal(status, 2, args.join(' '));
  }
});
