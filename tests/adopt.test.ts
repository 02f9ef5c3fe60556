import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { repositoryAt } from './repository.ts';
import { scratch } from './scratch.ts';
import { ANSWERS as HOSPITAL, assertInternal, assertWhole, makeOwn } from './story.ts';

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
  // That of an organisation that runs these tests.
  'org',
]);
const ANSWERS = `name: Acme & Sons
time_zone: Europe/Berlin
page: { command: /page commander, telephone: +49 30 1234567 }
levels: [P1, P2, P3, P4]
teams:
  - name: Payments
    page: { command: /page payments }
    services: [Checkout API, Invoices]
  - name: Netz & Größe
    page: { telephone: +49 30 7654321 }
    channel: '#netz'
    services: [{ name: 支払い, id: pay }]
`;
/** The same day always; and without this, a runner of tests below this one would report to it. */
const plain = {
  ...process.env,
  SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 25) / 1000),
  NODE_TEST_CONTEXT: undefined,
};
const room = scratch();
const ANSWERS_FILE = join(room, 'answers.yaml');
writeFileSync(ANSWERS_FILE, ANSWERS);

const NEW_PAGE = `---
title: New
purpose: Know what is new.
audience: Everyone.
minutes: 1
order: 90
verified: 2026-11-25
---

This page came with a release.
`;

/** The files that a release changes and that an organisation leaves as they are. */
const OURS = [
  'content/roles/scribe.yaml',
  'content/handbook/during/incident.mdx',
  'content/severity.yaml',
  'schemas/team.schema.json',
  'src/report/pretty.ts',
];

/** What a release does to the example can only be seen where it still is. */
const skip = existsSync(join(ROOT, 'example')) ? false : 'the example has been deleted here';

/** How an organisation may treat the example. What a release does to it then comes, or stays away. */
const FORKS = {
  'keeps the example': () => undefined,
  'deletes the example': (fork: string) => git(fork, 'rm', '-rq', 'example'),
};

/** A clone that has been adopted and committed, for all tests that change nothing in it; and what the command said. */
let shared: { fork: string; stdout: string } | undefined;

test('a fresh clone is adopted with an answers file: files are only added, and the check takes them', () => {
  const { fork, stdout } = adopted();
  assert.match(stdout, /Checked \d+ files: the handbook is yours/);
  assert.match(stdout, /org\/organisation\.yaml\n\s+\d+ {2}where the open incidents/);
  const changes = git(fork, 'diff', '--name-status', 'HEAD~1', 'HEAD').split('\n');
  assert.ok(changes.length > 5);
  for (const change of changes) assert.match(change, /^A\torg\//);
  const { status, stdout: checked } = run(fork, 'check');
  assert.equal(status, 0, checked);
  assert.match(checked, /^Checked \d+ files in [\d.]+ s: 0 errors, \d+ warnings\.\n$/m);
  for (const path of globSync('org/**/*.yaml', { cwd: fork }))
    assert.doesNotMatch(read(fork, path), /Larkspur|shipper|parcel|depot|ledger|recipient/i, path);
});

test('a hospital makes a clone its own, and its site is whole for people inside', () => {
  const home = join(room, 'hospital/handbook');
  mkdirSync(dirname(home));
  const fork = clone('hospital/handbook');
  const answers = join(room, 'hospital/answers.yaml');
  writeFileSync(answers, HOSPITAL);
  const adopted = run(fork, 'adopt', '--answers', answers);
  assert.equal(adopted.status, 0, adopted.stdout + adopted.stderr);
  makeOwn(home, (command, ...words) => run(fork, command, ...words));
  // A build begins with the check, and refuses dead links.
  const { status, stdout, stderr } = run(fork, 'build', '--audience', 'internal');
  assert.equal(status, 0, stderr + stdout);
  assertWhole(join(home, 'dist'));
  assertInternal(join(home, 'dist'));
});

test('the stages that judge what Muster ships are left out, in the pipeline of the organisation too', () => {
  const { status, stdout, stderr } = run(adopted().fork, 'test', '--only', 'content', 'prose', 'coverage');
  assert.equal(status, 0, stdout + stderr);
  assert.equal(stdout, 'Left out, because they judge what Muster ships: content, prose, coverage.\n');
});

test('a second run changes nothing and says what is still open', () => {
  const { fork } = adopted();
  const { status, stdout } = run(fork, 'adopt');
  assert.equal(status, 0);
  assert.match(
    stdout,
    /^org\/ has the handbook of Acme & Sons already\. Nothing was changed\.\n\nTo fill in/,
  );
  assert.equal(git(fork, 'status', '--porcelain', '--', 'org'), '');
});

test('a folder of the organisation that something else has written is left alone', () => {
  const fork = unadopted();
  write(fork, 'org/teams/own/team.yaml', 'name: Own\n');
  const refused = run(fork, 'adopt', '--answers', ANSWERS_FILE);
  assert.equal(refused.status, 3);
  assert.match(
    refused.stderr,
    /^org\/ has files, such as org\/teams\/own\/team\.yaml, but no org\/organisation\.yaml/,
  );
  assert.deepEqual(globSync('org/**/*.yaml', { cwd: fork }), ['org/teams/own/team.yaml']);
  rmSync(join(fork, 'org'), { recursive: true });
});

test('--dry-run says what would happen, and nothing does', () => {
  const fork = unadopted();
  const { status, stdout } = run(fork, 'adopt', '--answers', ANSWERS_FILE, '--dry-run');
  assert.equal(status, 0);
  assert.match(stdout, /Would write:\n {2}org\/organisation\.yaml\n[^]*Nothing was written\.\n$/);
  assert.equal(existsSync(join(fork, 'org')), false);
});

test('wrong answers in a file are refused at their lines, all at once, and nothing is written', () => {
  const fork = unadopted();
  write(
    fork,
    'answers.yaml',
    ANSWERS.replace('Europe/', '').replace('[P1, P2, ', '[').replace('id: pay', 'id: Pay'),
  );
  const { status, stderr } = run(fork, 'adopt', '--answers', 'answers.yaml');
  assert.match(
    stderr,
    /^answers\.yaml:2:12: error: unknown time zone "Berlin"[^]*\n {2}help: Write its name/,
  );
  assert.match(stderr, /\nanswers\.yaml:4:9: error: [^]*\n {2}help: Write three to five labels/);
  assert.match(stderr, /\nanswers\.yaml:12:33: error: invalid id "Pay"/);
  assert.match(stderr, /\n\nNothing was written\. Correct the answers, then run it again\.\n$/);
  assert.equal(status, 1);
  write(fork, 'answers.yaml', 'name: [');
  assert.match(
    run(fork, 'adopt', '--answers', 'answers.yaml').stderr,
    /^answers\.yaml:1:7: error: bracket \[/,
  );
  const missing = run(fork, 'adopt', '--answers', 'none.yaml');
  assert.match(missing.stderr, /^Cannot read the answers in "none\.yaml" \(ENOENT\)\. /);
  assert.equal(missing.status, 2);
  const ended = run(fork, 'adopt', { input: 'Acme\n' });
  assert.match(ended.stderr, /The input ended before this was answered, and nothing was written\./);
  assert.equal(ended.status, 2);
  assert.equal(existsSync(join(fork, 'org')), false);
});

test('the answers that are printed work as they are, and so do those that are typed', () => {
  const fork = unadopted();
  const { stdout } = run(fork, 'adopt', '--print-answers');
  write(fork, 'answers.yaml', stdout);
  assert.match(stdout, /^# yaml-language-server: \$schema=schemas\/answers\.schema\.json\n/);
  assert.match(run(fork, 'adopt', '--answers', 'answers.yaml', '--dry-run').stdout, /Would write:\n/);
  // An empty line takes what is suggested.
  const suggested = (count: number): string[] => Array<string>(count).fill('');
  const organisation = ['Acme', ...suggested(3), '1', ...suggested(9)];
  const typed = [...organisation, 'Payments', ...suggested(3), 'Shop', ...suggested(2), 'yes'];
  const asked = run(fork, 'adopt', { input: `${typed.join('\n')}\n` });
  assert.match(asked.stdout, /Your answers:\n[^]*the handbook is yours, and it passes the check/);
  assert.match(read(fork, 'org/organisation.yaml'), /command: \/pd trigger\n/);
});

test(
  'two releases come to a fork that deletes the example: nothing in org conflicts, and the check stays green',
  { skip },
  () => {
    const [upstream, fork] = pair('deletes', FORKS['deletes the example']);
    for (const number of [1, 2]) {
      const own = snapshot(fork);
      release(upstream, number);
      const { status, stdout, stderr } = run(fork, 'upgrade');
      assert.equal(status, 0, stdout + stderr);
      assert.match(stdout, /Merged upstream\/main: \d+ files of Muster's have changed, and none in org\//);
      assert.deepEqual(snapshot(fork), own);
      for (const path of OURS) assert.match(read(fork, path), new RegExp(`release ${number}`), path);
      assert.equal(existsSync(join(fork, 'example')), false);
      answerRelease(fork, number, stdout);
      const checked = run(fork, 'check');
      assert.equal(checked.status, 0, checked.stdout);
      commit(fork, `Upgrade to release ${number}`);
    }
    assert.deepEqual(globSync('content/handbook/during/{new,newer}.mdx', { cwd: fork }), [
      'content/handbook/during/newer.mdx',
    ]);
    assert.equal(existsSync(join(fork, 'content/messages/release.yaml')), false);
    assert.match(run(fork, 'upgrade').stdout, /has everything of upstream\/main already/);
  },
);

test('after a merge, one report says what the release asks of the organisation', { skip }, () => {
  const [upstream, fork] = pair('report', FORKS['keeps the example']);
  release(upstream, 1);
  git(fork, 'fetch', '-q', 'upstream');
  git(fork, 'merge', '-q', '--no-edit', 'upstream/main');
  run(fork, 'new', 'override', 'roles/scribe');
  const list = 'org/handbook.yaml';
  write(fork, list, `${read(fork, list)}exclude: [message/release]\n`);
  commit(fork, 'Replace a role and leave a message out');
  release(upstream, 2);
  const { stdout } = run(fork, 'upgrade');
  assert.match(stdout, /that have changed:\n {2}org\/roles\/scribe\.yaml:2\n/);
  assert.match(stdout, /npm run diff -- --base org\/roles\/scribe\.yaml/);
  assert.match(
    stdout,
    /no longer match:\n {2}org\/handbook\.yaml:\d+\n {6}no layer has anything called "message\/release"/,
  );
  assert.match(stdout, /New timers[^]*timers:\n {2}release-1:\n {4}value: 1h\n/);
});

test('plain git merges a release into a fork that keeps the example', { skip }, () => {
  const [upstream, fork] = pair('plain', FORKS['keeps the example']);
  const own = snapshot(fork);
  for (const number of [1, 2]) {
    release(upstream, number);
    git(fork, 'fetch', '-q', 'upstream');
    git(fork, 'merge', '-q', '--no-edit', 'upstream/main');
  }
  assert.deepEqual(snapshot(fork), own);
  assert.equal(git(fork, 'diff', 'upstream/main', 'HEAD', '--', 'example'), '');
});

test('a file of ours that the organisation changed too is left to it, and nothing else is', { skip }, () => {
  const [upstream, fork] = pair('changed', FORKS['deletes the example']);
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
    const [, fork] = pair('refused', FORKS['keeps the example']);
    assert.match(run(fork, 'upgrade', '--from', 'v9').stderr, /There is no v9 here/);
    write(fork, 'org/severity.yaml', '');
    assert.match(run(fork, 'upgrade').stderr, /uncommitted changes/);
    git(fork, 'checkout', '-q', '--orphan', 'copied');
    commit(fork, 'A copy');
    assert.match(run(fork, 'upgrade').stderr, /no commit in common/);
  },
);

function adopted(): { fork: string; stdout: string } {
  if (shared) return shared;
  const fork = clone('adopted');
  const { status, stdout, stderr } = run(fork, 'adopt', '--answers', ANSWERS_FILE);
  assert.equal(status, 0, stdout + stderr);
  commit(fork, 'Adopt');
  return (shared = { fork, stdout });
}

/** What an organisation does after a release: the first one has a page that names a timer only it can decide on. */
function answerRelease(fork: string, number: number, said: string): void {
  const missing = /Add them to organisation\.yaml[^\n]*\n\n(timers:\n {2}release-1:\n[^]*?)\n\n/;
  const [, yaml] = missing.exec(said) ?? [];
  if (number > 1) return assert.equal(yaml, undefined);
  assert.ok(yaml, said);
  const organisation = 'org/organisation.yaml';
  write(fork, organisation, read(fork, organisation).replace('timers:\n', `${yaml}\n`));
}

/** A release that edits, adds, renames and deletes files of the base and of the example. */
function release(upstream: string, number: number): void {
  const mark = (path: string, from: RegExp, to: string): void =>
    write(upstream, path, read(upstream, path).replace(from, to));
  mark('content/roles/scribe.yaml', /\n?(# release \d\n)?$/, `\n# release ${number}\n`);
  mark(
    'content/handbook/during/incident.mdx',
    /$/,
    `\nNew in release ${number}: <Timer id="release-1" />.\n`,
  );
  mark('content/severity.yaml', /name: Critical.*/, `name: Critical, release ${number}`);
  const purpose = `A team that runs services, release ${number}.`;
  mark('schemas/team.schema.json', /A team that runs services[^.]*\./, purpose);
  mark('src/report/pretty.ts', /$/, `// release ${number}\n`);
  mark('example/organisation.yaml', /name: Larkspur.*/, `name: Larkspur Freight, release ${number}`);
  mark('example/organisation.yaml', /relief:\n {4}value: .*/, `relief:\n    value: ${number}h`);
  mark('example/handbook.yaml', /$/, `# release ${number}\n`);
  if (number === 1) releaseOne(upstream, mark);
  else releaseTwo(upstream, mark);
  commit(upstream, `Release ${number}`);
}

function releaseOne(upstream: string, mark: (path: string, from: RegExp, to: string) => void): void {
  const timer = 'timers:\n  release-1: { value: 1h, meaning: From release 1. }\n';
  for (const file of ['src/loaders/starter/organisation.yaml', 'example/organisation.yaml'])
    mark(file, /timers:\n/, timer);
  write(upstream, 'content/handbook/during/new.mdx', NEW_PAGE);
  write(upstream, 'content/messages/release.yaml', read(upstream, 'content/messages/false-alarm.yaml'));
  mark('content/messages/release.yaml', /title: .*/, 'title: A message of release 1');
  mark('example/teams/ledger/team.yaml', /purpose: .*/, 'purpose: Release 1.');
  mark('example/teams/ledger/runbooks/disk-full.yaml', /title: .*/, 'title: Disk full, release 1');
  write(upstream, 'example/teams/harbour/team.yaml', 'name: Harbour\n');
  git(upstream, 'rm', '-q', 'example/teams/edge/runbooks/ddos.yaml');
}

function releaseTwo(upstream: string, mark: (path: string, from: RegExp, to: string) => void): void {
  git(upstream, 'mv', 'content/handbook/during/new.mdx', 'content/handbook/during/newer.mdx');
  mark('content/handbook/during/newer.mdx', /title: .*/, 'title: Newer');
  git(upstream, 'rm', '-q', 'content/messages/release.yaml');
  git(upstream, 'mv', 'example/teams/ledger', 'example/teams/books');
  mark('example/teams/books/team.yaml', /purpose: .*/, 'purpose: Release 2.');
  write(upstream, 'example/teams/books/services/archive.yaml', 'name: Archive\n');
}

/** Every file that is theirs, and its text. */
function snapshot(fork: string): Record<string, string> {
  const paths = globSync('org/**/*.{yaml,mdx}', { cwd: fork }).sort();
  return Object.fromEntries(paths.map((path) => [path, read(fork, path)]));
}

/** A repository like ours, to change and to release from, and a fork of it that has been adopted. */
function pair(name: string, treat: (fork: string) => unknown): [upstream: string, fork: string] {
  const upstream = clone(`${name}-upstream`);
  const fork = clone(name, adopted().fork);
  git(fork, 'remote', 'set-url', 'upstream', upstream);
  treat(fork);
  if (git(fork, 'status', '--porcelain', '--', 'org', 'example')) commit(fork, 'Treat the example');
  return [upstream, fork];
}

/** A clone that no test adopts but the last one that takes it. */
function unadopted(): string {
  const fork = join(room, 'unadopted');
  return existsSync(fork) ? fork : clone('unadopted');
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
  return repositoryAt(folder).git(...args);
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
  repositoryAt(folder).write(path, text);
}
