import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { Captured } from '../src/commands/captured.ts';
import { FORMATS } from '../src/report/formats.ts';
import { run } from './run.ts';

const GOOD = 'tests/fixtures/base';

const MESSAGE = 'messages/orders-late.yaml';

const RUNBOOK = 'teams/orders/runbooks/order-queue.yaml';

const SPECULATES =
  'title: Orders are late\naudience: customers\nchannel: status-page\nphase: identified\nbody: This was caused by a full disk.\n';

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@shop.example', '-c', 'commit.gpgsign=false'];

function check(args: readonly string[], env: Record<string, string> = {}, input = ''): Promise<Captured> {
  return run('check', args, { env, input });
}

/** A content folder with one wrong file and nothing else. */
function broken(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'muster-check-')), 'content');
  mkdirSync(folder);
  writeFileSync(join(folder, 'glossary.yaml'), 'terms: []\n');
  return folder;
}

test('clean content exits with 0 and says so', async () => {
  const { status, stdout, stderr } = await check(['--content', GOOD]);
  assert.equal(stderr, '');
  assert.match(
    stdout,
    /^Checked \d+ files in [\d.]+ s: no findings\. Content folder: tests\/fixtures\/base\.\n$/,
  );
  assert.equal(status, 0);
});

test('commands in PowerShell are counted, because nothing judges them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-check-'));
  cpSync(GOOD, folder, { recursive: true });
  const file = join(folder, 'teams/orders/runbooks/order-queue.yaml');
  const text = readFileSync(file, 'utf8');
  const powershell = '{ shell: "Remove-Item -Recurse C:/orders/{{SHARD}}", language: powershell }';
  writeFileSync(file, text.replace(/(?<= run: )\{ shell: .*/, powershell));
  assert.notEqual(readFileSync(file, 'utf8'), text);
  const { stdout } = await check(['--content', folder]);
  assert.match(stdout, / 1 command in languages other than shell and SQL not examined\.\n$/);
});

test('an error exits with 1, and is printed with its place', async () => {
  const { status, stdout } = await check(['--content', broken()]);
  assert.match(stdout, /^content\/glossary\.yaml:1:8: error: .+ \[schema\/size\]$/m);
  assert.equal(status, 1);
});

test('--format json prints data and nothing else', async () => {
  const { status, stdout, stderr } = await check(['--content', broken(), '--format', 'json']);
  const { version, diagnostics, summary } = JSON.parse(stdout) as Report;
  assert.equal(version, 1);
  assert.deepEqual(Object.keys(summary), ['files', 'errors', 'warnings', 'suppressed', 'seconds']);
  assert.equal(summary.errors, diagnostics.length);
  assert.equal(stderr, '');
  assert.equal(status, 1);
});

test('wrong usage exits with 2 and one sentence that says what to do', async () => {
  for (const [args, said] of [
    [['--formt', 'json'], /--formt/],
    [['--format', 'xml'], /Unknown format "xml"\. Expected pretty, .* or markdown/],
    [['--content', 'no/such/folder'], /No folder at "no\/such\/folder".*--content DIR/],
    [['--content', 'package.json'], /"package\.json" is a file, not a folder/],
    [['--content', ''], /value of --content is empty/],
    [['--changed', ''], /value of --changed is empty/],
    [[''], /An argument is empty/],
    [['--audience', 'everyone'], /"everyone".*public, internal or restricted/],
    [['--now', '2026-02-31'], /Invalid date "2026-02-31"/],
    [['stray'], /No file or folder at "stray"/],
    [['package.json'], /"package\.json" is in no layer of the handbook/],
    [['--format', 'sarf'], /did you mean "sarif"/],
    [['--output', 'sarif'], /--output sarif=/],
    [['--output', 'xml=x'], /Unknown format "xml"/],
    [['--output', 'json=package.json/x', '--content', GOOD], /Cannot write "package/],
    [['--fail-on', 'info'], /error, warning or never/],
    [['--profile', 'strict'], /regular or pedantic/],
    [['--max-problems', 'few'], /Invalid number "few"/],
    [['--dry-run'], /works only with --fix/],
    [['-'], /--stdin-filename/],
    [['--stdin-filename', 'content/glossary.yaml'], /works only with -/],
    [['-', '--stdin-filename', 'x.yaml'], /in no layer of the handbook/],
    [['--watch', '--fix'], /cannot be combined/],
    [['content/glossary.yaml', '--changed'], /cannot be combined with --changed/],
    [['--baseline', 'none.json'], /No baseline at "none\.json".*--write-baseline none\.json/],
    [['--write-baseline', 'x.json', '--profile', 'pedantic'], /cannot be combined with --profile/],
  ] as const) {
    const { status, stdout, stderr } = await check(args);
    assert.match(stderr, said);
    assert.match(stderr, /Run with --help to see the usage\.\n$/);
    assert.doesNotMatch(stderr, /\n {4}at /);
    assert.equal(stdout, '');
    assert.equal(status, 2, args.join(' '));
  }
});

test('--help names every format', async () => {
  const { stdout } = await check(['--help']);
  for (const format of FORMATS.keys()) assert.ok(stdout.includes(` ${format} `), format);
});

test('colours are printed only where the environment asks for them', async () => {
  const args = ['--content', broken()];
  assert.doesNotMatch((await check(args)).stdout, /\u001B/);
  assert.match((await check(args, { FORCE_COLOR: '1' })).stdout, /\u001B\[31merror/);
  assert.doesNotMatch((await check(args, { FORCE_COLOR: '0' })).stdout, /\u001B/);
});

test('a reader that leaves early is not an error', () => {
  const { stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" scripts/run.mjs check --content ${GOOD} | true`],
    {
      encoding: 'utf8',
    },
  );
  assert.equal(stderr, '');
});

test('every format exits alike, and --fail-on says from which level on', async () => {
  const warned = stage({ [MESSAGE]: SPECULATES });
  for (const format of FORMATS.keys()) {
    assert.equal((await check(['--content', warned, '--format', format])).status, 0, format);
    assert.equal(
      (await check(['--content', warned, '--format', format, '--fail-on', 'warning'])).status,
      1,
      format,
    );
  }
  assert.equal((await check(['--content', broken(), '--fail-on', 'never'])).status, 0);
});

test('several formats come out at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-out-'));
  const outputs = ['sarif', 'junit'].flatMap((name) => ['--output', `${name}=${join(folder, 'new', name)}`]);
  const { status, stdout } = await check(['--content', broken(), '--format', 'compact', ...outputs]);
  assert.match(stdout, /^content\/glossary\.yaml:1:8: error: /m);
  assert.match(readFileSync(join(folder, 'new/sarif'), 'utf8'), /"version": "2\.1\.0"/);
  assert.match(readFileSync(join(folder, 'new/junit'), 'utf8'), /^<\?xml /);
  assert.equal(status, 1);
});

test('on GitHub the rest goes to the summary of the step', async () => {
  const summary = join(mkdtempSync(join(tmpdir(), 'muster-step-')), 'summary.md');
  const { stdout } = await check(['--content', broken(), '--format', 'github'], {
    GITHUB_STEP_SUMMARY: summary,
  });
  assert.match(stdout, /^::error file=content\/glossary\.yaml,line=1,/m);
  assert.match(readFileSync(summary, 'utf8'), /^### Checked 1 file /);
});

test('--max-problems lists the gravest and counts all', async () => {
  const content = stage({ [MESSAGE]: `${SPECULATES}typo: x\n`, 'glossary.yaml': 'terms: []\n' });
  const { diagnostics, summary } = await data(['--content', content, '--max-problems', '1']);
  assert.deepEqual([diagnostics.length, diagnostics[0]?.level], [1, 'error']);
  assert.ok(summary.errors > 1);
  assert.match(
    (await check(['--content', content, '--max-problems', '1'])).stdout,
    /findings? not listed\.\n$/,
  );
});

test('files and folders select what is reported, but everything is read', async () => {
  const content = stage({ [MESSAGE]: SPECULATES, 'glossary.yaml': 'terms: []\n' });
  const rules = async (...args: string[]): Promise<string[]> =>
    (await data(['--content', content, ...args])).diagnostics.map(({ rule }) => rule);
  assert.deepEqual(await rules(join(content, MESSAGE)), ['message/speculation']);
  assert.deepEqual(await rules(join(content, 'messages')), ['message/speculation']);
  const both = await rules(join(content, 'messages'), join(content, 'glossary.yaml'));
  assert.deepEqual(both.sort(), ['message/speculation', 'schema/size']);
  assert.equal((await data(['--content', content, join(content, 'messages')])).summary.files, 1);
  assert.ok((await rules(content)).length > 1);
});

test('standard input is checked as the file that it is, against the files that there are', async () => {
  const args = ['--content', GOOD, '--format', 'compact', '-', '--stdin-filename'];
  const changed = await check([...args, join(GOOD, MESSAGE)], {}, SPECULATES);
  assert.match(
    changed.stdout,
    /^tests\/fixtures\/base\/messages\/orders-late\.yaml:5:\d+: warning: .*\nChecked 1 file /,
  );
  const added = await check(
    [...args, join(GOOD, 'messages/new.yaml')],
    {},
    SPECULATES.replace('status-page', 'nowhere'),
  );
  assert.match(added.stdout, /^tests\/fixtures\/base\/messages\/new\.yaml:3:10: error: .*"nowhere"/);
  assert.equal(added.status, 1);
  const odd = await check([...args, join(GOOD, 'messages/new.yaml')], {}, 'x'.repeat(200_000));
  assert.match(odd.stdout, /file\/size/);
});

test('--changed tells of files that differ, and of what a file that is gone leaves broken', async () => {
  const content = stage({ [MESSAGE]: SPECULATES, 'messages/other.yaml': SPECULATES });
  const git = (...args: string[]): void => {
    const { status, stderr } = spawnSync('git', ['-C', dirname(content), ...IDENTITY, ...args], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  };
  const changed = async (...args: string[]): Promise<string[]> =>
    (await data(['--content', content, '--changed', ...args])).diagnostics.map(
      ({ file, rule }) => `${file} ${rule}`,
    );
  git('init', '-q', '-b', 'main');
  assert.equal((await changed()).length, 2, 'before the first commit all is new');
  git('add', '.');
  git('commit', '-qm', 'one');
  assert.deepEqual(await changed(), []);
  git('checkout', '-qb', 'topic');
  writeFileSync(join(content, MESSAGE), `${SPECULATES}# changed\n`);
  assert.deepEqual(await changed(), ['content/messages/orders-late.yaml message/speculation']);
  git('commit', '-qam', 'two');
  assert.deepEqual(await changed(), ['content/messages/orders-late.yaml message/speculation']);
  assert.deepEqual(await changed('HEAD'), []);
  writeFileSync(join(content, 'messages/new file.yaml'), SPECULATES);
  assert.deepEqual(
    (await changed('HEAD')).map((line) => line.split(' ').at(-1)),
    ['file/name'],
  );
  rmSync(join(content, 'messages/new file.yaml'));
  rmSync(join(content, MESSAGE));
  assert.deepEqual(await changed('HEAD'), ['content/teams/orders/runbooks/order-queue.yaml ref/unknown']);
  const outside = await check(['--content', stage({}), '--changed']);
  assert.match(outside.stderr, /not in a git repository/);
  assert.equal(outside.status, 2);
});

test('--fix makes safe fixes, --dry-run shows them as a patch that git accepts', async () => {
  const content = stage({
    [RUNBOOK]: readFileSync(join(GOOD, RUNBOOK), 'utf8').replace(': "kubectl', ': "$ kubectl'),
  });
  const file = join(content, RUNBOOK);
  const before = readFileSync(file, 'utf8');
  const shown = await check(['--content', content, '--fix', '--dry-run', '--fail-on', 'warning']);
  assert.match(
    shown.stdout,
    /^--- a\/content\/teams\/orders\/runbooks\/order-queue\.yaml\n\+\+\+ b\/.*\n@@ /,
  );
  assert.match(shown.stderr, /would change 1 file\. Nothing was changed\./);
  assert.equal(shown.status, 1);
  assert.equal(readFileSync(file, 'utf8'), before);
  const applied = spawnSync('git', ['apply', '--check', '-'], {
    cwd: dirname(content),
    input: shown.stdout,
    encoding: 'utf8',
  });
  assert.equal(applied.stderr, '');
  const fixed = await check(['--content', content, '--fix', '--fail-on', 'warning']);
  assert.match(fixed.stderr, /^Fixed content\/teams\/orders\/runbooks\/order-queue\.yaml\.\n$/);
  assert.match(fixed.stdout, /no findings/);
  assert.equal(fixed.status, 0);
  assert.equal(readFileSync(file, 'utf8'), readFileSync(join(GOOD, RUNBOOK), 'utf8'));
});

test('a baseline accepts what there is, by place and not by line, and only becomes smaller', async () => {
  const content = stage({ [MESSAGE]: SPECULATES });
  const path = join(dirname(content), 'muster-baseline.json');
  const warnings = async (): Promise<string[]> =>
    (await data(['--content', content])).diagnostics.map(({ rule }) => rule);
  assert.equal((await check(['--content', content, '--write-baseline', path])).status, 0);
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), {
    version: 1,
    findings: { 'content/messages/orders-late.yaml': { 'message/speculation': ['body'] } },
  });
  assert.deepEqual(await warnings(), []);
  assert.match(
    (await check(['--content', content])).stdout,
    /no findings, 1 suppressed\. Content folder: content\.\n$/,
  );
  writeFileSync(join(content, MESSAGE), `# moved\n\n${SPECULATES}`);
  assert.deepEqual(await warnings(), []);
  writeFileSync(join(content, 'messages/other.yaml'), SPECULATES);
  const grown = await check(['--content', content, '--write-baseline', path]);
  assert.match(
    grown.stderr,
    /^content\/messages\/other\.yaml: body \[message\/speculation\]\n.*may only become smaller/,
  );
  assert.equal(grown.status, 1);
  assert.deepEqual(await warnings(), ['message/speculation']);
  rmSync(join(content, 'messages/other.yaml'));
  cpSync(join(GOOD, MESSAGE), join(content, MESSAGE));
  assert.match(
    (await check(['--content', content])).stdout,
    /^muster-baseline\.json:1:1: warning: .* 1 fewer finding .*\[baseline\/stale\]/,
  );
  assert.equal((await check(['--content', content, '--write-baseline', path])).status, 0);
  assert.deepEqual(await warnings(), []);
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), { version: 1, findings: {} });
});

test('a baseline accepts nothing that would break the site, and one that cannot be read is an error', async () => {
  const content = stage({ 'glossary.yaml': 'terms: []\n' });
  const path = join(dirname(content), 'other.json');
  const { status, stdout } = await check(['--content', content, '--write-baseline', path]);
  assert.match(stdout, /2 findings cannot be accepted/);
  assert.equal(status, 1);
  writeFileSync(path, '{"version": 1, "findings": []}');
  assert.match(
    (await check(['--content', content, '--baseline', path])).stdout,
    /^other\.json:1:1: error: .*\[baseline\/unreadable\]$/m,
  );
  const refused = await check(['--content', content, '--write-baseline', path]);
  assert.match(refused.stderr, /is not a baseline/);
  assert.equal(refused.status, 3);
});

test('a draft may have what would be an error on an active page, but it must be readable', async () => {
  const content = stage({
    [RUNBOOK]: readFileSync(join(GOOD, RUNBOOK), 'utf8').replace('deploy/', 'deploy/<shard> '),
  });
  assert.equal((await check(['--content', content])).status, 1);
  const asDraft = (text: string): string => text.replace(/^reviewed: .*$/m, 'status: draft');
  const text = asDraft(readFileSync(join(content, RUNBOOK), 'utf8'));
  writeFileSync(join(content, RUNBOOK), text.replace(/^ {4}expect: deployment.*\n/m, ''));
  const draft = await check(['--content', content]);
  assert.match(draft.stdout, /: warning: .*\[cmd\/angle-placeholder\]/);
  assert.match(draft.stdout, / 1 draft, 1 thing to write\.\n$/);
  assert.doesNotMatch(draft.stdout, /to-do/);
  assert.equal(draft.status, 0);
  for (const more of [['--todo'], [join(content, RUNBOOK)]])
    assert.match(
      (await check(['--content', content, ...more])).stdout,
      /: to-do: `expect` of step "restart" is not written yet \[draft\/unwritten\]/,
    );
  writeFileSync(join(content, RUNBOOK), text.replace('kind: verify', 'kind: verifies'));
  assert.equal((await check(['--content', content])).status, 1);
});

test('--watch checks again after a change, and ends with Ctrl-C', { timeout: 60_000 }, async () => {
  const content = stage({});
  const child = spawn(process.execPath, [
    'scripts/run.mjs',
    'check',
    '--content',
    content,
    '--watch',
    '--format',
    'compact',
  ]);
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
  await heard(/no findings\..*\n[^]*Waiting for a change in .*Ctrl-C/);
  writeFileSync(join(content, MESSAGE), SPECULATES);
  await heard(/message\/speculation\]\n[^]*Waiting/);
  child.kill('SIGINT');
  assert.equal(await ended, 0);
});

/** The result as data. */
async function data(args: string[]): Promise<Report> {
  return JSON.parse((await check([...args, '--format', 'json'])).stdout) as Report;
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

interface Report {
  version: number;
  diagnostics: { file: string; rule: string; level: string }[];
  summary: { files: number; errors: number; warnings: number; suppressed: number; seconds: number };
}
