import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { after, test } from 'node:test';
import { EXAMPLE, nameIn } from '../src/commands/adopt/example.ts';
import { brokenLinks } from './site/links.ts';

const ROOT = resolve(import.meta.dirname, '..');
const NOT_SOURCE = new Set([
  'node_modules',
  'dist',
  '.git',
  '.astro',
  '.site',
  '.bench',
  'test-results',
  'playwright-report',
]);
const ANSWERS = [
  '--name',
  'Acme & Sons',
  '--page',
  '/page commander, +49 30 1234567',
  '--team',
  'Payments',
  '--team-page',
  '/page payments',
  '--service',
  'Checkout API',
];
/** The same day always; and without this, a runner of tests below this one would report to it. */
const plain = {
  ...process.env,
  SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 25) / 1000),
  NODE_TEST_CONTEXT: undefined,
};
const room = mkdtempSync(join(tmpdir(), 'muster-adopt-'));

const TIMER = (number: number): string =>
  `timers:\n  release-${number}: { value: 1h, meaning: From release ${number}. }\n`;

const OURS = [
  'content/roles/scribe.yaml',
  'content/handbook/during/incident.mdx',
  'schemas/team.schema.json',
  'src/report/pretty.ts',
];

after(() => rmSync(room, { recursive: true }));

// In a fork there is nothing to adopt any more, and its own content is no example for these tests.
const skip =
  nameIn(readFileSync(join(ROOT, 'content/organisation.yaml'), 'utf8')) === EXAMPLE
    ? false
    : 'this handbook has been adopted';

/** A clone that has been adopted and committed, for all tests that change nothing in it; and what the command said. */
let shared: { fork: string; stdout: string } | undefined;

function adopted(): { fork: string; stdout: string } {
  if (shared) return shared;
  const fork = clone('adopted');
  const { status, stdout, stderr } = run(fork, 'adopt', ...ANSWERS);
  assert.equal(status, 0, stdout + stderr);
  commit(fork, 'Adopt');
  return (shared = { fork, stdout });
}

test('a fresh clone is adopted with options alone, and the result passes the check', { skip }, () => {
  const { fork, stdout } = adopted();
  assert.match(stdout, /Checked \d+ files: the handbook is yours/);
  assert.match(stdout, /content\/organisation\.yaml\n\s+\d+ {2}the zone in which/);
  assert.equal(run(fork, 'check').status, 0);
  const theirs = [
    'organisation.yaml',
    'severity.yaml',
    ...globSync('teams/**/*.yaml', { cwd: join(fork, 'content') }),
  ];
  for (const path of theirs)
    assert.doesNotMatch(
      read(fork, `content/${path}`),
      /Larkspur|shipper|parcel|depot|ledger|recipient/i,
      path,
    );
});

test(
  'the adopted handbook builds, every link of it holds, and it names the example only in the reference',
  { skip },
  () => {
    const { fork } = adopted();
    const out = join(room, 'dist');
    // Astro is not found below a linked node_modules, so the repository builds what the fork holds.
    const { status, stderr } = run(ROOT, 'build', '--content', join(fork, 'content'), '--out', out);
    assert.equal(status, 0, stderr);
    assert.ok(existsSync(join(out, 'runbooks/checkout-api-down/index.html')));
    for (const file of globSync('**/*.html', { cwd: out }))
      if (!file.startsWith('reference')) assert.doesNotMatch(read(out, file), /Larkspur/i, file);
    assert.deepEqual(brokenLinks({ folder: out, base: '/' }), []);
  },
);

for (const [command, ...args] of [['prose'], ['coverage', '--check'], ['examples', '--check']] as const)
  test(`in the adopted handbook ${command} has nothing to say`, { skip }, () => {
    const { status, stdout, stderr } = run(adopted().fork, command, ...args);
    assert.equal(status, 0, stdout + stderr);
  });

test(
  'the tests of the commands, which read the content folder if none is named, pass in a fork',
  { skip },
  () => {
    const { fork } = adopted();
    const files = globSync('tests/*.test.ts', { cwd: fork }).filter(
      (file) => read(fork, file).includes(`from './run.ts'`) && !file.endsWith('commands.test.ts'),
    );
    assert.ok(files.length > 4);
    const { status, stdout } = spawnSync(process.execPath, ['--test', ...files], {
      cwd: fork,
      encoding: 'utf8',
      env: plain,
    });
    assert.equal(status, 0, stdout);
  },
);

test('a second run changes nothing and says what is still open', { skip }, () => {
  const { fork } = adopted();
  const { status, stdout } = run(
    fork,
    'adopt',
    '--name',
    'Other',
    '--page',
    '/x',
    '--team',
    'T',
    '--team-page',
    '/t',
    '--service',
    'S',
  );
  assert.equal(status, 0);
  assert.match(stdout, /Acme & Sons's already\. Nothing was changed\.\n\nTo fill in next/);
  assert.equal(git(fork, 'status', '--porcelain', '--', 'content'), '');
});

test('what is not committed is not deleted, unless it is forced', { skip }, () => {
  const fork = clone('dirty');
  write(fork, 'content/teams/own/team.yaml', 'name: Own\n');
  const refused = run(fork, 'adopt', ...ANSWERS);
  assert.equal(refused.status, 3);
  assert.match(refused.stderr, /uncommitted changes .*\n\?\? content\/teams\/own\/\n.*--force/);
  assert.ok(existsSync(join(fork, 'content/teams/own/team.yaml')));
  assert.equal(run(fork, 'adopt', ...ANSWERS, '--force').status, 0);
});

test('--dry-run says what would happen, and nothing does', { skip }, () => {
  const fork = clone('dry');
  const { status, stdout } = run(fork, 'adopt', ...ANSWERS, '--dry-run');
  assert.equal(status, 0);
  assert.match(stdout, /Would delete: \d+ files/);
  assert.match(stdout, /Would write:\n {2}content\/organisation\.yaml/);
  assert.equal(git(fork, 'status', '--porcelain', '--', 'content'), '');
});

test(
  'a wrong answer is refused with one sentence, and one that is asked for is asked again',
  { skip },
  () => {
    const fork = clone('wrong');
    for (const [option, value, said] of [
      ['--page', '030 1234', /"030 1234" is not a phone number/],
      ['--team-page', '#payments', /wakes nobody/],
      ['--team', 'https://git.example/acme/handbook', /is not a name/],
      ['--page', '+49', /"\+49" is not a phone number/],
      ['--page', '#incident', /is a channel, and wakes nobody/],
      ['--status-page', 'http://status.example', /is not an address/],
      ['--team-id', 'Payments!', /is not a valid id/],
      ['--audience', 'all', /public, internal, restricted/],
    ] as const) {
      const { status, stderr } = run(fork, 'adopt', ...ANSWERS, option, value);
      assert.match(stderr, said);
      assert.equal(status, 2, value);
    }
    const typed = [
      'Acme',
      '',
      '#incident',
      '/page',
      '',
      '',
      '',
      '12',
      '',
      '',
      '',
      'Payments',
      '',
      '/page p',
      'Shop',
      '',
      '',
    ];
    const asked = run(fork, 'adopt', { input: `${typed.join('\n')}\n` });
    assert.match(
      asked.stdout,
      /wakes nobody[^]*is not a phone number[^]*Your answers[^]* team-page +\/page p\n[^]*the handbook is yours/,
    );
    assert.match(read(fork, 'content/organisation.yaml'), /command: \/page\n/);
    const ended = run(clone('ended'), 'adopt', { input: 'Acme\n' });
    assert.match(ended.stderr, /The input ended before this was answered\. Give --audience\./);
    assert.equal(ended.status, 2);
  },
);

test('a later release brings what is ours, leaves what is theirs, and never the example', { skip }, () => {
  const [upstream, fork] = pair('merged');
  release(upstream, 1);
  const own = snapshot(fork);
  const first = run(fork, 'upgrade');
  assert.equal(first.status, 0, first.stdout + first.stderr);
  assert.match(first.stdout, /and none of yours/);
  assert.match(first.stdout, /New in Muster's content\/organisation\.yaml[^]*release-1:\n {4}value: 1h/);
  assert.deepEqual(snapshot(fork), own);
  for (const path of OURS) assert.match(read(fork, path), /release 1/, path);
  // The new page names a timer that only the organisation can decide on; the check says so, and the copy settles it.
  assert.match(run(fork, 'check').stdout, /unknown timer "release-1"/);
  write(
    fork,
    'content/organisation.yaml',
    read(fork, 'content/organisation.yaml').replace('timers:\n', TIMER(1)),
  );
  assert.equal(run(fork, 'check').status, 0);
  commit(fork, 'Upgrade');

  release(upstream, 2);
  assert.equal(run(fork, 'upgrade').status, 0);
  commit(fork, 'Upgrade again');
  for (const path of OURS) assert.match(read(fork, path), /release 2/, path);
  assert.deepEqual(globSync('content/teams/*', { cwd: fork }), ['content/teams/payments']);
  assert.match(run(fork, 'upgrade').stdout, /has everything of upstream\/main already/);
});

test('a file of ours that the organisation changed too is left to it, and nothing else is', { skip }, () => {
  const [upstream, fork] = pair('changed');
  const page = 'content/roles/scribe.yaml';
  write(fork, page, `${read(fork, page)}# the organisation's own last word\n`);
  commit(fork, 'Change a role');
  release(upstream, 1);
  const { status, stdout } = run(fork, 'upgrade');
  assert.equal(status, 1);
  assert.match(stdout, /keep what is right, then git add it:\n {2}content\/roles\/scribe\.yaml\n\n/);
  assert.equal(git(fork, 'diff', '--name-only', '--diff-filter=U'), page);
});

test(
  'an upgrade refuses to begin where it could not be given up, or cannot know what is new',
  { skip },
  () => {
    const [, fork] = pair('refused');
    assert.match(run(fork, 'upgrade', '--from', 'v9').stderr, /There is no v9 here/);
    write(fork, 'content/severity.yaml', '');
    assert.match(run(fork, 'upgrade').stderr, /uncommitted changes/);
    git(fork, 'checkout', '-q', '--orphan', 'copied');
    commit(fork, 'A copy');
    assert.match(run(fork, 'upgrade').stderr, /no commit in common/);
  },
);

/** A release that changes ours and the example: what is there, what is new, and what a page says of a new fact. */
function release(upstream: string, number: number): void {
  const mark = (path: string, from: RegExp, to: string): void =>
    write(upstream, path, read(upstream, path).replace(from, to));
  mark('content/roles/scribe.yaml', /\n?(# release \d\n)?$/, `\n# release ${number}\n`);
  mark(
    'content/handbook/during/incident.mdx',
    /$/,
    `\nNew in release ${number}: <Timer id="release-1" />.\n`,
  );
  mark(
    'schemas/team.schema.json',
    /A team that runs services[^.]*\./,
    `A team that runs services, release ${number}.`,
  );
  mark('src/report/pretty.ts', /$/, `// release ${number}\n`);
  if (number === 1) mark('content/organisation.yaml', /timers:\n/, TIMER(1));
  mark('content/organisation.yaml', /name: Larkspur.*/, `name: Larkspur Freight, release ${number}`);
  mark('content/severity.yaml', /name: Critical.*/, `name: Critical ${number}`);
  mark('content/teams/ledger/team.yaml', /purpose: .*/, `purpose: Release ${number}.`);
  mark('content/teams/ledger/runbooks/disk-full.yaml', /title: .*/, `title: Disk full, release ${number}`);
  write(upstream, `content/teams/ledger/messages/release-${number}.yaml`, `title: Release ${number}\n`);
  write(upstream, `content/teams/harbour/team.yaml`, `name: Harbour ${number}\n`);
  write(upstream, `content/examples/release-${number}.yaml`, 'title: An example\n');
  commit(upstream, `Release ${number}`);
}

/** Every file that is theirs, and its text. */
function snapshot(fork: string): Record<string, string> {
  const paths = globSync(
    ['content/organisation.yaml', 'content/severity.yaml', 'content/{teams,examples}/**/*.yaml'],
    { cwd: fork },
  );
  return Object.fromEntries(paths.sort().map((path) => [path, read(fork, path)]));
}

/** A repository like ours, to change and to release from, and a fork of it that has been adopted. */
function pair(name: string): [upstream: string, fork: string] {
  const upstream = clone(`${name}-upstream`);
  const fork = clone(name, upstream);
  const { status, stderr } = run(fork, 'adopt', ...ANSWERS);
  assert.equal(status, 0, stderr);
  commit(fork, 'Adopt');
  return [upstream, fork];
}

/** A clone that has not been adopted yet, of our repository if no other is given. */
function clone(name: string, upstream = origin()): string {
  const fork = join(room, name);
  git(room, 'clone', '-q', '-o', 'upstream', upstream, fork);
  symlinkSync(join(ROOT, 'node_modules'), join(fork, 'node_modules'), 'junction');
  return fork;
}

/** The repository as it is now, committed. */
function origin(): string {
  const folder = join(room, 'origin');
  if (existsSync(folder)) return folder;
  cpSync(ROOT, folder, {
    recursive: true,
    filter: (path) => !NOT_SOURCE.has(relative(ROOT, path).split(/[\\/]/)[0] ?? ''),
  });
  git(folder, 'init', '-q', '-b', 'main');
  commit(folder, 'Muster');
  return folder;
}

function commit(folder: string, message: string): void {
  git(folder, 'add', '-A', '--', '.', ':!node_modules');
  git(folder, 'commit', '-q', '-m', message);
}

function git(folder: string, ...args: string[]): string {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    '-c',
    'commit.gpgsign=false',
  ];
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(status, 0, `git ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** Runs one of the repository's own commands in it. */
function run(fork: string, command: string, ...args: (string | { input: string })[]) {
  const input = args.find((arg) => typeof arg === 'object')?.input ?? '';
  const words = args.filter((arg) => typeof arg === 'string');
  return spawnSync(process.execPath, ['scripts/run.mjs', command, ...words], {
    cwd: fork,
    encoding: 'utf8',
    env: plain,
    input,
  });
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
