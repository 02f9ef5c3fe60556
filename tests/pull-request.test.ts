import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { test } from 'node:test';

const BASE = 'tests/fixtures/base';

function folderWithContent(): { root: string; content: string } {
  const root = mkdtempSync(join(tmpdir(), 'muster-pr-'));
  const content = join(root, 'content');
  cpSync(BASE, content, { recursive: true });
  return { root, content };
}

function run(script: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [resolve(`scripts/${script}.ts`), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

function git(root: string, ...args: string[]): void {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  const { status, stderr } = spawnSync('git', [...who, ...args], { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

test('a preview holds the pages that changed, what they need, and the comment', () => {
  const { root, content } = folderWithContent();
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'Begin');
  const runbook = join(content, 'teams/depot/runbooks/scan-queue.yaml');
  writeFileSync(runbook, readFileSync(runbook, 'utf8').replace(/^title: .*$/m, 'title: Scans are late'));
  const site = join(root, 'dist');
  for (const path of ['', '_astro', 'runbooks/scan-queue', 'runbooks/other'])
    mkdirSync(join(site, path), { recursive: true });
  for (const path of [
    'index.html',
    '_astro/x.css',
    'runbooks/scan-queue/index.html',
    'runbooks/other/index.html',
  ])
    writeFileSync(join(site, path), path);
  const to = join(root, 'preview');
  const { status, stdout, stderr } = run('preview', [
    'HEAD',
    '--content',
    content,
    '--out',
    site,
    '--to',
    to,
  ]);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^Put 1 pages into/);
  assert.ok(existsSync(join(to, 'runbooks/scan-queue/index.html')) && existsSync(join(to, '_astro/x.css')));
  assert.ok(!existsSync(join(to, 'runbooks/other')));
  const comment = readFileSync(join(to, 'comment.md'), 'utf8');
  assert.match(comment, /Scans are late/);
  assert.match(comment, /- `\/runbooks\/scan-queue\/`/);
});

test('a preview without a built site says what to do', () => {
  const { root, content } = folderWithContent();
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'Begin');
  const { status, stderr } = run('preview', ['HEAD', '--content', content, '--out', join(root, 'none')]);
  assert.equal(status, 3);
  assert.match(stderr, /There is no built site .* Build it first: npm run build/);
  assert.equal(run('preview', []).status, 2);
});

test('the weekly job opens one issue a team through gh, with the report as its body', () => {
  const { root, content } = folderWithContent();
  const log = join(root, 'log');
  const runbook = join(content, 'teams/depot/runbooks/scan-queue.yaml');
  const reviewed = 'reviewed: { date: 2026-01-01, by: responder }';
  writeFileSync(runbook, readFileSync(runbook, 'utf8').replace('status: draft', reviewed));
  // GitHub itself cannot be asked here: this stands in its place and writes down what it is asked.
  const bin = join(root, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'gh'),
    `#!/bin/sh\necho "$@" >> "${log}"\ncase "$2" in list) echo '[]';; *) cat >> "${log}";; esac\n`,
    { mode: 0o755 },
  );
  const path = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
  const args = ['--content', content, '--now', '2036-01-01'];
  const told = run('issues', [...args, '--dry-run'], { PATH: path });
  assert.equal(told.status, 0, told.stderr);
  assert.match(told.stdout, /^open: Handbook: what Depot has to mend$/m);
  assert.doesNotMatch(readFileSync(log, 'utf8'), /create/);
  assert.equal(run('issues', args, { PATH: path }).status, 0);
  assert.match(
    readFileSync(log, 'utf8'),
    /issue create --label handbook-health --title Handbook: what Depot has to mend/,
  );
  assert.match(readFileSync(log, 'utf8'), /was valid to/);
});

test('without gh the job says how to get it', () => {
  const { content } = folderWithContent();
  const { status, stderr } = run('issues', ['--content', content], { PATH: '/nowhere' });
  assert.equal(status, 3);
  assert.match(stderr, /gh cannot be run .* Install it/);
});
