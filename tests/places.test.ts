import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { typedIn } from '../src/commands/context.ts';
import { FORMATS } from '../src/report/formats.ts';
import { repositoryWith } from './repository.ts';
import { run } from './run.ts';
import { scratch } from './scratch.ts';

const RUNBOOK = 'teams/orders/runbooks/order-queue.yaml';

/** A repository whose content is in a folder, with an error in one runbook. */
function broken(folder: string) {
  const repository = repositoryWith(folder);
  repository.change(`${folder}/${RUNBOOK}`, '{{SHARD}}"', '<shard>"');
  return repository;
}

test('every report names files by their path in the repository, wherever the content and the reader are', async () => {
  const { root, content } = broken('handbook/knowledge');
  const link = join(scratch(), 'content');
  symlinkSync(content, link);
  for (const [folder, cwd] of [
    [content, root],
    [content, process.cwd()],
    [link, '/'],
    ['../knowledge', join(content, '../knowledge')],
  ] as const)
    for (const format of FORMATS.keys()) {
      const { stdout, status } = await run('check', ['--content', folder, '--format', format], { cwd });
      assert.ok(stdout.includes(`handbook/knowledge/${RUNBOOK}`), `${format} ${folder} ${stdout}`);
      assert.doesNotMatch(stdout.replaceAll('handbook/knowledge', ''), /content\/teams/, format);
      assert.equal(status, 1);
    }
  const { stdout } = await run('check', ['--content', content], { cwd: root });
  assert.match(stdout, /^ +22 \| .*<shard>/m);
  assert.match(stdout, /Content folder: handbook\/knowledge\.\n$/);
});

test('paths are escaped as each format wants it', async () => {
  const folder = 'a b/ü%20,x:y#[z]';
  const { root, content } = broken(folder);
  const sarif = await run('check', ['--content', content, '--format', 'sarif'], { cwd: root });
  const uris = [...sarif.stdout.matchAll(/"uri": "(.*)"/g)].map(([, uri = '']) => uri);
  assert.equal(decodeURIComponent(uris[0] ?? ''), `${folder}/${RUNBOOK}`);
  assert.equal(new URL(uris[0] ?? '', 'file:///root/').pathname, `/root/${uris[0] ?? ''}`);
  assert.match(uris[0] ?? '', /^[\w%./-]+$/);
  assert.match(sarif.stdout, /"uriBaseId": "%SRCROOT%"/);
  assert.match(sarif.stdout, /"originalUriBaseIds"/);
  const github = await run('check', ['--content', content, '--format', 'github'], { cwd: root });
  assert.match(github.stdout, /^::error file=a b\/ü%2520%2Cx%3Ay#\[z\]\/teams\//m);
});

test('outside any repository paths start at the current folder', async () => {
  const root = scratch();
  cpSync('tests/fixtures/base', join(root, 'kept/knowledge'), { recursive: true });
  writeFileSync(join(root, 'kept/knowledge/glossary.yaml'), 'terms: []\n');
  const args = ['--content', join(root, 'kept/knowledge'), '--format', 'sarif'];
  assert.match((await run('check', args, { cwd: root })).stdout, /"uri": "kept\/knowledge\/glossary\.yaml"/);
  const elsewhere = await run('check', args, { cwd: join(root, 'kept/knowledge/roles') });
  assert.match(elsewhere.stdout, /"uri": "\.\.\/glossary\.yaml"/);
  assert.doesNotMatch(elsewhere.stdout, /"uriBaseId"/);
});

test('diff, health, review, preview and the baseline name files the same way', async () => {
  const { root, content, change } = repositoryWith('handbook/knowledge');
  const at = `handbook/knowledge/${RUNBOOK}`;
  change(at, 'start: sev3', 'start: sev1');
  const args = ['--content', content];
  assert.ok((await run('diff', [...args, 'main'], { cwd: '/' })).stdout.includes(`(\`${at}\`)`));
  const reviewed = await run('review', [...args, 'order-queue', '--now', '2026-11-30'], { cwd: '/' });
  assert.ok(reviewed.stdout.includes(`Recorded in ${at}: reviewed on 2026-11-30`), reviewed.stdout);
  const health = await run('health', [...args, '--now', '2036-01-01'], { cwd: '/' });
  assert.ok(health.stdout.includes(`(\`${at}\`)`), health.stdout);
  writeFileSync(join(root, 'handbook/muster-baseline.json'), '{}');
  assert.match(
    (await run('check', args, { cwd: '/' })).stdout,
    /^handbook\/muster-baseline\.json:1:1: error/m,
  );
});

const HERE = ['--content', 'content'];

test('a check that looked at nothing is not green', async () => {
  const root = scratch();
  for (const folder of ['empty', 'folders/in/folders', 'hidden', 'locked'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'hidden/.glossary.yaml'), 'terms: []\n');
  writeFileSync(join(root, 'file'), '');
  cpSync('tests/fixtures/base', join(root, 'content'), { recursive: true });
  mkdirSync(join(root, 'content/empty'));
  mkdirSync(join(root, 'content/.hidden'));
  writeFileSync(join(root, 'content/.hidden/x.yaml'), 'terms: []\n');
  chmodSync(join(root, 'locked'), 0);
  symlinkSync('loop', join(root, 'loop'));
  symlinkSync('../roles', join(root, 'content/roles/again'));
  for (const [args, said] of [
    [['--content', 'empty'], /empty is empty, so nothing was read\. Give the content folder/],
    [['--content', 'folders'], /has only empty folders/],
    [['--content', 'hidden'], /has only hidden files/],
    [['--content', 'none'], /No folder at "none" in /],
    [['--content', 'loop'], /No folder at "loop" in /],
    [['--content', 'n'.repeat(5000)], /No folder at/],
    [[...HERE, 'n'.repeat(5000)], /No file or folder at/],
    [[...HERE, '--baseline', 'loop'], /No baseline at "loop"/],
    [[...HERE, 'file/below'], /No file or folder at "file\/below"/],
    [['--content', 'file'], /"file" is a file, not a folder/],
    [['--content', ''], /value of --content is empty/],
    [[...HERE, 'content/teams/*/none*.yaml'], /No file or folder at/],
    [[...HERE, 'content/empty'], /No file at "content\/empty" was read/],
    [[...HERE, 'content/roles', 'content/empty'], /No file at "content\/empty" was read/],
    [[...HERE, 'content/.hidden/x.yaml'], /No file at "content\/\.hidden\/x\.yaml" was read/],
    [[...HERE, 'content/roles/..', 'file'], /"file" is in no layer of the handbook/],
  ] as const) {
    const { status, stdout, stderr } = await run('check', args, { cwd: root });
    assert.match(stderr, said);
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
  }
  for (const name of ['health', 'build', 'alerts', 'prose', 'issues'] as const) {
    const rest = name === 'alerts' ? ['--rules', 'file'] : [];
    assert.equal((await run(name, ['--content', 'empty', ...rest], { cwd: root })).status, 2, name);
  }
  const link = await run('check', [...HERE, 'content/roles/again', '--format', 'compact'], { cwd: root });
  assert.match(link.stdout, /^content\/roles\/again:1:1: error: file is a symbolic link/);
  rmSync(join(root, 'content/roles/again'));
  const { stdout } = await run('check', HERE, { cwd: root });
  assert.match(stdout, /: no findings\. 1 hidden file not read, such as "\.hidden\/x\.yaml"\./);
  const some = await run('check', [...HERE, 'content/roles'], { cwd: root });
  assert.match(some.stdout, /^Checked \d files? .*\. \d+ other files read, without listing their findings\./);
});

test('paths start where the command was typed, unless that is left over from elsewhere', () => {
  const [root, elsewhere] = [scratch(), scratch()];
  mkdirSync(join(root, 'inner'));
  writeFileSync(join(root, 'package.json'), '{}');
  const ours = join(root, 'package.json');
  for (const [env, folder, expected] of [
    [{}, root, root],
    [{ INIT_CWD: root, npm_package_json: ours }, root, root],
    [{ INIT_CWD: elsewhere, npm_package_json: ours }, root, elsewhere],
    [{ INIT_CWD: join(root, 'inner'), npm_package_json: ours }, root, join(root, 'inner')],
    // A script changed the folder on purpose.
    [{ INIT_CWD: elsewhere, npm_package_json: ours }, join(root, 'inner'), join(root, 'inner')],
    // Left over from another package, or from one that is gone.
    [{ INIT_CWD: elsewhere, npm_package_json: join(elsewhere, 'package.json') }, root, root],
    [{ INIT_CWD: elsewhere, npm_package_json: '/gone/package.json' }, root, root],
    [{ INIT_CWD: elsewhere }, root, root],
    [{ INIT_CWD: elsewhere }, process.cwd(), elsewhere],
    [{ INIT_CWD: '/gone', npm_package_json: ours }, root, root],
    [{ INIT_CWD: ours, npm_package_json: ours }, root, root],
    [{ INIT_CWD: 'inner', npm_package_json: ours }, root, root],
    [{ INIT_CWD: '', npm_package_json: ours }, root, root],
  ] as const)
    assert.equal(typedIn(env, folder), expected, JSON.stringify([env, folder]));
});

test('npm run from another folder reads what is there, and defaults stay with the package', () => {
  const npm = (cwd: string, ...args: string[]) => {
    const { FORCE_COLOR: force, ...env } = process.env;
    void force;
    return spawnSync('npm', args, { cwd, env, encoding: 'utf8' });
  };
  const { root } = broken('content');
  const there = npm(
    root,
    '--prefix',
    process.cwd(),
    'run',
    '-s',
    'check',
    '--',
    '--content',
    'content',
    '--format',
    'compact',
    '--output',
    'json=out.json',
  );
  assert.match(there.stdout, /content\/teams\/orders\/runbooks\/order-queue\.yaml:\d+:\d+: error/);
  assert.match(there.stdout, /Content folder: content\.\n$/);
  assert.equal(there.status, 1);
  assert.equal(spawnSync('ls', [join(root, 'out.json')]).status, 0);
  const here = npm('tests/fixtures/base/teams', 'run', '-s', 'check', '--', '--content', '..', 'orders');
  assert.match(here.stdout, /^Checked \d+ files .*Content folder: tests\/fixtures\/base\.\n$/);
  assert.equal(here.status, 0, here.stderr);
});

test('no command writes into the content folder, also through a symbolic link', async () => {
  const { root, content } = repositoryWith('content');
  const link = join(scratch(), 'link');
  symlinkSync(content, link);
  const before = readFileSync(join(content, 'organisation.yaml'), 'utf8');
  for (const [name, ...args] of [
    ['check', '--output', `sarif=${join(content, 'organisation.yaml')}`],
    ['check', '--output', `json=${join(link, 'new/report.json')}`],
    ['diff', 'HEAD', '--output', join(link, 'organisation.yaml')],
    ['build', '--out', join(content, 'site')],
    ['build', '--out', link],
  ] as const) {
    const { stderr, status } = await run(name, [...args, '--content', content], { cwd: root });
    assert.match(stderr, /is in the content folder, where it would count as content/, stderr);
    assert.equal(status, 2);
  }
  assert.equal(readFileSync(join(content, 'organisation.yaml'), 'utf8'), before);
  assert.equal(existsSync(join(content, 'new')), false);
});

test('an output that cannot be written is reported as such, never as a fault of Muster or a clean result', async () => {
  const env = { GITHUB_STEP_SUMMARY: '/dev/null/summary' };
  const { stderr, status } = await run('check', ['--format', 'github'], { env });
  assert.match(stderr, /^Cannot write "\/dev\/null\/summary" \(ENOTDIR\), which GITHUB_STEP_SUMMARY names/);
  assert.equal(status, 2);
});

test('a full disk behind the standard output is one sentence', { skip: !existsSync('/dev/full') }, () => {
  for (const option of ['--help', '--format=json']) {
    const command = '"$0" scripts/run.mjs check "$1" >/dev/full';
    const { stderr, status } = spawnSync('sh', ['-c', command, process.execPath, option], {
      encoding: 'utf8',
    });
    assert.match(stderr, /^Cannot write the output \(ENOSPC\)\..*\n$/);
    assert.equal(status, 1);
  }
});

test('a file in a merge conflict is not reported as missing, because the advice would overwrite it', async () => {
  const { content } = repositoryWith('content');
  for (const kind of ['severity', 'organisation']) {
    const file = join(content, `${kind}.yaml`);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text}<<<<<<< HEAD\n# ours\n=======\n# theirs\n>>>>>>> theirs\n`);
    const { stdout, status } = await run('check', ['--content', content]);
    assert.match(stdout, /\[file\/conflict\]/);
    assert.doesNotMatch(stdout, /\[file\/missing\]/);
    assert.equal(status, 1);
    writeFileSync(file, text);
  }
});

test('a preview is never poured into a folder of someone else', async () => {
  const { root, content } = repositoryWith('content');
  const [site, to] = [join(root, 'site'), join(root, 'docs')];
  for (const [folder, name] of [
    [site, 'index.html'],
    [site, '404.html'],
    [to, '404.html'],
  ] as const) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), folder);
  }
  const { stderr, status } = await run('preview', ['HEAD', '--out', site, '--to', to, '--content', content]);
  assert.match(stderr, /docs holds files that no preview has written/);
  assert.equal(status, 3);
  assert.equal(readFileSync(join(to, '404.html'), 'utf8'), to);
});
