import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const GOOD = 'tests/fixtures/base';

/** Runs `npm run check -- …` without npm. */
function check(args: string[], env: Record<string, string> = {}) {
  return run(['scripts/check.ts', ...args], env);
}

function run(args: string[], env: Record<string, string> = {}) {
  const inherited = { ...process.env };
  delete inherited['NO_COLOR'];
  delete inherited['FORCE_COLOR'];
  return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...inherited, ...env } });
}

/** A content folder with one wrong file and nothing else. */
function broken(): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-check-'));
  writeFileSync(join(folder, 'glossary.yaml'), 'terms: []\n');
  return folder;
}

test('clean content exits with 0 and says so', () => {
  const { status, stdout, stderr } = check(['--content', GOOD]);
  assert.equal(stderr, '');
  assert.match(stdout, /^Checked \d+ files in [\d.]+ s: nothing to mend\.\n$/);
  assert.equal(status, 0);
});

test('an error exits with 1, and is printed with its place', () => {
  const { status, stdout } = check(['--content', broken()]);
  assert.match(stdout, /^content\/glossary\.yaml:1:8: error: .+ \[schema\/size\]$/m);
  assert.equal(status, 1);
});

test('--format json prints data and nothing else', () => {
  const { status, stdout, stderr } = check(['--content', broken(), '--format', 'json']);
  const { version, diagnostics, summary } = JSON.parse(stdout) as Report;
  assert.equal(version, 1);
  assert.deepEqual(Object.keys(summary), ['files', 'errors', 'warnings', 'seconds']);
  assert.equal(summary.errors, diagnostics.length);
  assert.equal(stderr, '');
  assert.equal(status, 1);
});

test('wrong usage exits with 2 and one sentence that says what to do', () => {
  for (const [args, said] of [
    [['--formt', 'json'], /--formt/],
    [['--format', 'xml'], /no format "xml".*pretty or json/],
    [['--content', 'no/such/folder'], /no\/such\/folder is no folder.*--content DIR/],
    [['--content', 'package.json'], /package\.json is no folder/],
    [['--audience', 'everyone'], /"everyone".*public, internal, restricted/],
    [['--now', '2026-02-31'], /"2026-02-31" is no day/],
    [['stray'], /stray/],
  ] as const) {
    const { status, stdout, stderr } = check([...args]);
    assert.match(stderr, said);
    assert.match(stderr, /See --help\.\n$/);
    assert.doesNotMatch(stderr, /\n {4}at /);
    assert.equal(stdout, '');
    assert.equal(status, 2, args.join(' '));
  }
});

test('--help names every option and every exit code', () => {
  const { status, stdout } = check(['--help']);
  for (const word of ['--content', '--format', '--audience', '--now', '--help', '0 clean', '1 ', '2 ', '3 '])
    assert.ok(stdout.includes(word), word);
  assert.equal(status, 0);
});

test('colours are printed only where the environment asks for them', () => {
  const args = ['--content', broken()];
  assert.doesNotMatch(check(args).stdout, /\u001B/);
  assert.match(check(args, { FORCE_COLOR: '1' }).stdout, /\u001B\[31merror/);
  assert.doesNotMatch(check(args, { FORCE_COLOR: '0' }).stdout, /\u001B/);
});

test('a reader that leaves early is no error', () => {
  const { stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" scripts/check.ts --content ${GOOD} | true`],
    {
      encoding: 'utf8',
    },
  );
  assert.equal(stderr, '');
});

test('an error of our own is one sentence with exit code 3, and has its place only when debugging', () => {
  const script = `import { runCommand } from './src/build/command.ts';
    await runCommand('', [], () => Promise.reject(new Error('the sky fell')));`;
  const args = ['--input-type=module', '--eval', script];
  const quiet = run(args);
  assert.equal(quiet.status, 3);
  assert.match(quiet.stderr, /the sky fell[^]*MUSTER_DEBUG=1/);
  assert.doesNotMatch(quiet.stderr, /\n {4}at /);
  assert.match(run(args, { MUSTER_DEBUG: '1' }).stderr, /the sky fell\n {4}at /);
});

test('a Node that is too old is told so before anything else', () => {
  const old = `data:text/javascript,${encodeURIComponent(
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.5' } })",
  )}`;
  const { status, stderr, stdout } = run(['--import', old, 'scripts/run.mjs', 'check']);
  assert.match(stderr, /^Muster needs Node 22\.12 or newer, and this is 20\.19\.5\. .+\n$/);
  assert.equal(stdout, '');
  assert.equal(status, 2);
});

test('a command is started by its name', () => {
  const { status, stdout } = run(['scripts/run.mjs', 'check', '--help']);
  assert.match(stdout, /^Usage: npm run check/);
  assert.equal(status, 0);
});

interface Report {
  version: number;
  diagnostics: unknown[];
  summary: { files: number; errors: number; warnings: number; seconds: number };
}
