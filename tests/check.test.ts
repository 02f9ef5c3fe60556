import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { FORMATS } from '../src/report/formats.ts';

const GOOD = 'tests/fixtures/base';

/** Runs `npm run check -- …` without npm. */
function check(args: string[], env: Record<string, string> = {}, input = '') {
  return run(['scripts/check.ts', ...args], env, input);
}

function run(args: string[], env: Record<string, string> = {}, input = '') {
  return spawnSync(process.execPath, args, { encoding: 'utf8', input, env: { ...inherited(), ...env } });
}

function inherited(): NodeJS.ProcessEnv {
  const variables = { ...process.env };
  for (const name of ['NO_COLOR', 'FORCE_COLOR', 'GITHUB_STEP_SUMMARY']) delete variables[name];
  return variables;
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
  assert.match(stdout, /^Checked \d+ files in [\d.]+ s: no findings\.\n$/);
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
  assert.deepEqual(Object.keys(summary), ['files', 'errors', 'warnings', 'suppressed', 'seconds']);
  assert.equal(summary.errors, diagnostics.length);
  assert.equal(stderr, '');
  assert.equal(status, 1);
});

test('wrong usage exits with 2 and one sentence that says what to do', () => {
  for (const [args, said] of [
    [['--formt', 'json'], /--formt/],
    [['--format', 'xml'], /no format "xml".*pretty, .* or markdown/],
    [['--content', 'no/such/folder'], /no\/such\/folder is no folder.*--content DIR/],
    [['--content', 'package.json'], /package\.json is no folder/],
    [['--audience', 'everyone'], /"everyone".*public, internal, restricted/],
    [['--now', '2026-02-31'], /"2026-02-31" is no day/],
    [['stray'], /no file or folder stray/],
    [['package.json'], /package\.json is not in the content folder/],
    [['--format', 'sarf'], /did you mean "sarif"/],
    [['--output', 'sarif'], /--output sarif=/],
    [['--output', 'xml=x'], /no format "xml"/],
    [['--output', 'json=package.json/x', '--content', GOOD], /cannot be written/],
    [['--fail-on', 'info'], /error, warning or never/],
    [['--profile', 'strict'], /regular, pedantic or migration/],
    [['--max-problems', 'few'], /"few" is no number/],
    [['--dry-run'], /only goes with --fix/],
    [['-'], /--stdin-filename/],
    [['--stdin-filename', 'content/glossary.yaml'], /goes with a -/],
    [['-', '--stdin-filename', 'x.yaml'], /not in the content folder/],
    [['--watch', '--fix'], /do not go together/],
    [['content/glossary.yaml', '--changed'], /but not both/],
    [['--changed', 'no-such-branch'], /no revision "no-such-branch"/],
    [['--baseline', 'none.json'], /no file none\.json.*--write-baseline none\.json/],
    [['--write-baseline', 'x.json', '--profile', 'pedantic'], /without --profile/],
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
  const options = [...readFileSync('scripts/check.ts', 'utf8').matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)];
  const named = options.map(([, name = '']) => `--${name}`);
  assert.ok(named.includes('--write-baseline') && named.includes('--changed'));
  for (const word of [...named, ...FORMATS.keys(), '--help', '0 clean', '1 ', '2 ', '3 '])
    assert.ok(stdout.includes(word), word);
  for (const line of stdout.split('\n')) assert.ok(line.length <= 120, line);
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
  const script = `import { runCommand } from './src/commands/command.ts';
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

test('every format exits alike, and --fail-on says from which level on', () => {
  const warned = stage({ [MESSAGE]: SPECULATES });
  for (const format of FORMATS.keys()) {
    assert.equal(check(['--content', warned, '--format', format]).status, 0, format);
    assert.equal(check(['--content', warned, '--format', format, '--fail-on', 'warning']).status, 1, format);
  }
  assert.equal(check(['--content', broken(), '--fail-on', 'never']).status, 0);
});

test('several formats come out at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-out-'));
  const outputs = ['sarif', 'junit'].flatMap((name) => ['--output', `${name}=${join(folder, 'new', name)}`]);
  const { status, stdout } = check(['--content', broken(), '--format', 'compact', ...outputs]);
  assert.match(stdout, /^content\/glossary\.yaml:1:8: error: /m);
  assert.match(readFileSync(join(folder, 'new/sarif'), 'utf8'), /"version": "2\.1\.0"/);
  assert.match(readFileSync(join(folder, 'new/junit'), 'utf8'), /^<\?xml /);
  assert.equal(status, 1);
});

test('on GitHub the rest goes to the summary of the step', () => {
  const summary = join(mkdtempSync(join(tmpdir(), 'muster-step-')), 'summary.md');
  const { stdout } = check(['--content', broken(), '--format', 'github'], { GITHUB_STEP_SUMMARY: summary });
  assert.match(stdout, /^::error file=content\/glossary\.yaml,line=1,/m);
  assert.match(readFileSync(summary, 'utf8'), /^### Checked 1 file /);
});

test('--max-problems lists the gravest and counts all', () => {
  const content = stage({ [MESSAGE]: `${SPECULATES}typo: x\n`, 'glossary.yaml': 'terms: []\n' });
  const { diagnostics, summary } = data(['--content', content, '--max-problems', '1']);
  assert.deepEqual([diagnostics.length, diagnostics[0]?.level], [1, 'error']);
  assert.ok(summary.errors > 1);
  assert.match(check(['--content', content, '--max-problems', '1']).stdout, /findings? not listed\.\n$/);
});

test('files and folders choose what is told, and all is read all the same', () => {
  const content = stage({ [MESSAGE]: SPECULATES, 'glossary.yaml': 'terms: []\n' });
  const rules = (...args: string[]): string[] =>
    data(['--content', content, ...args]).diagnostics.map(({ rule }) => rule);
  assert.deepEqual(rules(join(content, MESSAGE)), ['message/speculation']);
  assert.deepEqual(rules(join(content, 'messages')), ['message/speculation']);
  assert.deepEqual(rules(join(content, 'messages'), join(content, 'glossary.yaml')).sort(), [
    'message/speculation',
    'schema/size',
  ]);
  assert.equal(data(['--content', content, join(content, 'messages')]).summary.files, 1);
  assert.ok(rules(content).length > 1);
});

test('standard input is checked as the file that it is, against the files that there are', () => {
  const args = ['--content', GOOD, '--format', 'compact', '-', '--stdin-filename'];
  const changed = check([...args, join(GOOD, MESSAGE)], {}, SPECULATES);
  assert.match(changed.stdout, /^content\/messages\/scans-late\.yaml:5:\d+: warning: .*\nChecked 1 file /);
  const added = check(
    [...args, join(GOOD, 'messages/new.yaml')],
    {},
    SPECULATES.replace('status-page', 'nowhere'),
  );
  assert.match(added.stdout, /^content\/messages\/new\.yaml:3:10: error: .*"nowhere"/);
  assert.equal(added.status, 1);
  const odd = check([...args, join(GOOD, 'messages/new.yaml')], {}, 'x'.repeat(200_000));
  assert.match(odd.stdout, /file\/size/);
});

test('--changed tells of files that differ, and of what a file that is gone leaves broken', () => {
  const content = stage({ [MESSAGE]: SPECULATES, 'messages/other.yaml': SPECULATES });
  const git = (...args: string[]): void => {
    const { status, stderr } = spawnSync('git', ['-C', dirname(content), ...IDENTITY, ...args], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  };
  const changed = (...args: string[]): string[] =>
    data(['--content', content, '--changed', ...args]).diagnostics.map(({ file, rule }) => `${file} ${rule}`);
  git('init', '-q', '-b', 'main');
  assert.equal(changed().length, 2, 'before the first commit all is new');
  git('add', '.');
  git('commit', '-qm', 'one');
  assert.deepEqual(changed(), []);
  git('checkout', '-qb', 'topic');
  writeFileSync(join(content, MESSAGE), `${SPECULATES}# changed\n`);
  assert.deepEqual(changed(), ['content/messages/scans-late.yaml message/speculation']);
  git('commit', '-qam', 'two');
  assert.deepEqual(changed(), ['content/messages/scans-late.yaml message/speculation']);
  assert.deepEqual(changed('HEAD'), []);
  writeFileSync(join(content, 'messages/new file.yaml'), SPECULATES);
  assert.deepEqual(
    changed('HEAD').map((line) => line.split(' ').at(-1)),
    ['file/name'],
  );
  rmSync(join(content, 'messages/new file.yaml'));
  rmSync(join(content, MESSAGE));
  assert.deepEqual(changed('HEAD'), ['content/teams/depot/runbooks/scan-queue.yaml ref/unknown']);
  const outside = check(['--content', stage({}), '--changed']);
  assert.match(outside.stderr, /no git repository/);
  assert.equal(outside.status, 2);
});

test('--fix mends what is safe, --dry-run shows it as a patch that git takes', () => {
  const content = stage({
    [RUNBOOK]: readFileSync(join(GOOD, RUNBOOK), 'utf8').replace(': "kubectl', ': "$ kubectl'),
  });
  const file = join(content, RUNBOOK);
  const before = readFileSync(file, 'utf8');
  const shown = check(['--content', content, '--fix', '--dry-run', '--fail-on', 'warning']);
  assert.match(shown.stdout, /^--- a\/content\/teams\/depot\/runbooks\/scan-queue\.yaml\n\+\+\+ b\/.*\n@@ /);
  assert.match(shown.stderr, /would change 1 file\. Nothing was changed\./);
  assert.equal(shown.status, 1);
  assert.equal(readFileSync(file, 'utf8'), before);
  const applied = spawnSync('git', ['apply', '--check', '-'], {
    cwd: dirname(content),
    input: shown.stdout,
    encoding: 'utf8',
  });
  assert.equal(applied.stderr, '');
  const fixed = check(['--content', content, '--fix', '--fail-on', 'warning']);
  assert.match(fixed.stderr, /^Mended content\/teams\/depot\/runbooks\/scan-queue\.yaml\.\n$/);
  assert.match(fixed.stdout, /no findings/);
  assert.equal(fixed.status, 0);
  assert.equal(readFileSync(file, 'utf8'), readFileSync(join(GOOD, RUNBOOK), 'utf8'));
});

test('a baseline accepts what there is, by place and not by line, and only becomes smaller', () => {
  const content = stage({ [MESSAGE]: SPECULATES });
  const path = join(dirname(content), 'muster-baseline.json');
  const warnings = (): string[] => data(['--content', content]).diagnostics.map(({ rule }) => rule);
  assert.equal(check(['--content', content, '--write-baseline', path]).status, 0);
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), {
    version: 1,
    findings: { 'content/messages/scans-late.yaml': { 'message/speculation': ['body'] } },
  });
  assert.deepEqual(warnings(), []);
  assert.match(check(['--content', content]).stdout, /no findings, 1 suppressed\.\n$/);
  writeFileSync(join(content, MESSAGE), `# moved\n\n${SPECULATES}`);
  assert.deepEqual(warnings(), []);
  writeFileSync(join(content, 'messages/other.yaml'), SPECULATES);
  const grown = check(['--content', content, '--write-baseline', path]);
  assert.match(
    grown.stderr,
    /^content\/messages\/other\.yaml: body \[message\/speculation\]\n.*may only become smaller/,
  );
  assert.equal(grown.status, 1);
  assert.deepEqual(warnings(), ['message/speculation']);
  rmSync(join(content, 'messages/other.yaml'));
  cpSync(join(GOOD, MESSAGE), join(content, MESSAGE));
  assert.match(
    check(['--content', content]).stdout,
    /^muster-baseline\.json:1:1: warning: .* 1 fewer finding .*\[baseline\/stale\]/,
  );
  assert.equal(check(['--content', content, '--write-baseline', path]).status, 0);
  assert.deepEqual(warnings(), []);
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), { version: 1, findings: {} });
});

test('a baseline accepts nothing that would break the site, and one that cannot be read is an error', () => {
  const content = stage({ 'glossary.yaml': 'terms: []\n' });
  const path = join(dirname(content), 'other.json');
  const { status, stdout } = check(['--content', content, '--write-baseline', path]);
  assert.match(stdout, /2 findings cannot be accepted/);
  assert.equal(status, 1);
  writeFileSync(path, '{"version": 1, "findings": []}');
  assert.match(
    check(['--content', content, '--baseline', path]).stdout,
    /^other\.json:1:1: error: .*\[baseline\/unreadable\]$/m,
  );
  const refused = check(['--content', content, '--write-baseline', path]);
  assert.match(refused.stderr, /holds something else than a baseline/);
  assert.equal(refused.status, 3);
});

test('a profile chooses what is told and how grave it is', () => {
  const content = stage({
    [RUNBOOK]: readFileSync(join(GOOD, RUNBOOK), 'utf8').replace('deploy/', 'deploy/<shard> '),
  });
  assert.equal(check(['--content', content]).status, 1);
  const migrating = check(['--content', content, '--profile', 'migration']);
  assert.match(migrating.stdout, /: warning: .*\[cmd\/angle-placeholder\]/);
  assert.equal(migrating.status, 0);
  assert.equal(check(['--content', broken(), '--profile', 'migration']).status, 1);
});

test('--watch checks again after a change, and ends with Ctrl-C', { timeout: 60_000 }, async () => {
  const content = stage({});
  const child = spawn(
    process.execPath,
    ['scripts/check.ts', '--content', content, '--watch', '--format', 'compact'],
    {
      env: inherited(),
    },
  );
  let out = '';
  const heard = (pattern: RegExp): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (pattern.test(out)) resolve();
        else setTimeout(look, 20);
      };
      look();
    });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await heard(/no findings\.\n[^]*Waiting for a change in .*Ctrl-C/);
  writeFileSync(join(content, MESSAGE), SPECULATES);
  await heard(/message\/speculation\]\n[^]*Waiting/);
  child.kill('SIGINT');
  assert.equal(await ended, 0);
});

/** The result as data. */
function data(args: string[]): Report {
  return JSON.parse(check([...args, '--format', 'json']).stdout) as Report;
}

/** The valid content with some files over it. */
function stage(files: Record<string, string>): string {
  const content = join(mkdtempSync(join(tmpdir(), 'muster-check-')), 'content');
  cpSync(GOOD, content, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  }
  return content;
}

const MESSAGE = 'messages/scans-late.yaml';
const RUNBOOK = 'teams/depot/runbooks/scan-queue.yaml';
const SPECULATES =
  'title: Scans are late\naudience: customers\nchannel: status-page\nphase: identified\nbody: This was caused by a full disk.\n';
const IDENTITY = [
  '-c',
  'user.name=Test',
  '-c',
  'user.email=test@larkspur.example',
  '-c',
  'commit.gpgsign=false',
];

interface Report {
  version: number;
  diagnostics: { file: string; rule: string; level: string }[];
  summary: { files: number; errors: number; warnings: number; suppressed: number; seconds: number };
}
