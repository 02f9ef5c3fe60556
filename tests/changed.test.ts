import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { UncheckedError } from '../src/diagnostics/command-error.ts';
import { changedFiles } from '../src/commands/changed.ts';
import { sourcesAt } from '../src/commands/revision.ts';
import { readSources } from '../src/loaders/catalog.ts';
import { repositoryAt, repositoryWith, withEnvironment } from './repository.ts';
import { run } from './run.ts';

const RUNBOOK = 'content/teams/orders/runbooks/order-queue.yaml';

/** What --changed would look at, as paths in the content folder. */
async function changedIn(content: string, since = ''): Promise<string[]> {
  const files = (await readSources(content)).map(({ path }) => `content/${path}`);
  return [...changedFiles(content, since, files).changed];
}

/** A branch with one changed file, whose error is new. */
function topic() {
  const repository = repositoryWith();
  repository.git('checkout', '-qb', 'topic');
  repository.change(RUNBOOK, '{{SHARD}}"', '<shard>"');
  repository.git('commit', '-qam', 'Break');
  return repository;
}

const shared = topic();

test('settings of git do not hide what a branch changes', async () => {
  const { root, content, git } = shared;
  const alarm = join(root, '.git/alarm');
  writeFileSync(alarm, '#!/bin/sh\necho nothing\n');
  chmodSync(alarm, 0o755);
  for (const setting of [
    'diff.relative=true',
    'diff.noprefix=true',
    'diff.mnemonicPrefix=true',
    'diff.renames=copies',
    `diff.external=${alarm}`,
    'diff.ignoreSubmodules=all',
    'diff.orderFile=/dev/null',
    'core.quotePath=true',
    'core.fsmonitor=true',
    `core.fsmonitor=${alarm}`,
    'core.autocrlf=true',
    'core.autocrlf=input',
    'core.safecrlf=true',
    'core.pager=cat >&2',
    'core.ignoreCase=true',
    'core.untrackedCache=true',
    'core.checkStat=minimal',
    'pager.diff=true',
    'color.ui=always',
    'status.showUntrackedFiles=no',
    'log.showSignature=true',
    'i18n.logOutputEncoding=UTF-16',
    'alias.diff=status',
    'alias.ls-tree=status',
    'core.excludesFile=/dev/null',
    'advice.detachedHead=false',
  ]) {
    const [name = '', ...value] = setting.split('=');
    git('config', name, value.join('='));
    assert.deepEqual(await changedIn(content), [RUNBOOK], setting);
    git('config', '--unset', name);
  }
  for (const flag of ['--assume-unchanged', '--skip-worktree']) {
    git('update-index', flag, RUNBOOK);
    assert.deepEqual(await changedIn(content), [RUNBOOK], flag);
    git('update-index', `--no-${flag.slice(2)}`, RUNBOOK);
  }
});

test('the environment of a hook or a shell does not hide what a branch changes', async () => {
  const { root, content } = shared;
  const other = repositoryWith();
  const environments: Record<string, string>[] = [
    { GIT_DIR: join(other.root, '.git') },
    { GIT_DIR: '.git' },
    {
      GIT_DIR: join(other.root, '.git'),
      GIT_WORK_TREE: other.root,
      GIT_INDEX_FILE: join(other.root, '.git/index'),
    },
    { GIT_INDEX_FILE: '/nowhere/index' },
    { GIT_PREFIX: 'content/' },
    { GIT_EXTERNAL_DIFF: '/bin/true' },
    { GIT_PAGER: 'cat >&2', PAGER: 'false' },
    { GIT_TRACE: join(root, '.git/trace') },
    { GIT_LITERAL_PATHSPECS: '0', GIT_ICASE_PATHSPECS: '1' },
    { GIT_OBJECT_DIRECTORY: '/nowhere' },
    { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'diff.relative', GIT_CONFIG_VALUE_0: 'true' },
    { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' },
  ];
  for (const variables of environments)
    await withEnvironment(variables, async () => {
      assert.deepEqual(await changedIn(content), [RUNBOOK], JSON.stringify(variables));
    });
});

test('every file that is read and differs counts, whatever its name and whether git knows it', async () => {
  const { root, content, write, git } = topic();
  const names = [
    'roles/ümlaut "quoted".yaml',
    'roles/two\nlines.yaml',
    'roles/a\tb.yaml',
    'roles/"q.yaml',
    'roles/-n.yaml',
  ];
  for (const name of [...names, 'roles/*.yaml', 'roles/:(top)x.yaml', 'roles/back\\slash.yaml'])
    write(`content/${name}`, 'name: X\n');
  git('add', '-A');
  git('commit', '-qm', 'Odd');
  assert.deepEqual(await changedIn(content, 'HEAD'), []);
  for (const name of names) write(`content/${name}`, 'name: Y\n');
  assert.deepEqual((await changedIn(content, 'HEAD')).sort(), names.map((name) => `content/${name}`).sort());
  git('checkout', '-q', '.');
  write('.gitignore', 'ignored.yaml\n');
  write('content/roles/ignored.yaml', 'name: X\n');
  symlinkSync('order-queue.yaml', join(content, 'teams/orders/runbooks/link.yaml'));
  const nested = repositoryAt(join(content, 'messages'));
  nested.git('init', '-q');
  write('content/messages/inner.yaml', 'title: X\n');
  assert.deepEqual((await changedIn(content, 'HEAD')).sort(), [
    'content/messages/inner.yaml',
    'content/roles/ignored.yaml',
    'content/teams/orders/runbooks/link.yaml',
  ]);
  renameSync(join(content, 'roles'), join(content, 'roles2'));
  renameSync(join(content, 'roles2'), join(content, 'roles'));
  rmSync(join(root, RUNBOOK));
  assert.ok(!(await changedIn(content, 'HEAD')).includes(RUNBOOK));
});

test('a branch is compared with the commit where it left the default one, also in a worktree and through links', async () => {
  const { root, content, git, commit, write } = topic();
  git('checkout', '-q', 'main');
  write('content/roles/later.yaml', 'name: X\n');
  commit('Later');
  git('checkout', '-q', 'topic');
  assert.deepEqual(await changedIn(content), [RUNBOOK]);
  git('checkout', '-q', '--detach');
  assert.deepEqual(await changedIn(content), [RUNBOOK]);
  const tree = join(root, '../', `${root.split('/').at(-1) ?? ''}-tree`);
  git('worktree', 'add', '-q', tree, 'topic');
  await withEnvironment(
    { GIT_DIR: join(root, '.git'), GIT_INDEX_FILE: join(root, '.git/index') },
    async () => {
      assert.deepEqual(await changedIn(join(tree, 'content')), [RUNBOOK]);
    },
  );
  const link = join(realpathSync(mkdtempSync(join(tmpdir(), 'muster-link-'))), 'handbook');
  symlinkSync(content, link);
  assert.deepEqual(await changedIn(link), [RUNBOOK]);
  assert.deepEqual(
    (await sourcesAt(link, 'main')).map(({ path }) => path),
    (await readSources(link))
      .map(({ path }) => path)
      .concat('roles/later.yaml')
      .sort(),
  );
  git('config', 'core.autocrlf', 'true');
  rmSync(content, { recursive: true });
  git('checkout', '-q', '--', '.');
  assert.deepEqual(await changedIn(content), [RUNBOOK]);
});

test('where git has no answer the check refuses in git’s own words, and is never green', async () => {
  const { root, content, git } = topic();
  const outside = join(mkdtempSync(join(tmpdir(), 'muster-none-')), 'content');
  const bare = mkdtempSync(join(tmpdir(), 'muster-bare-'));
  for (const folder of [outside, join(bare, 'content')]) mkdirSync(folder);
  for (const folder of [outside, join(bare, 'content')])
    writeFileSync(join(folder, 'glossary.yaml'), 'terms: []\n');
  spawnSync('git', ['init', '-q', '--bare', bare]);
  const clone = (...args: string[]): string => {
    const to = join(mkdtempSync(join(tmpdir(), 'muster-clone-')), 'clone');
    git('clone', '-q', ...args, `file://${root}`, to);
    return join(to, 'content');
  };
  const unrelated = clone('--branch', 'topic');
  const other = repositoryAt(join(unrelated, '..'));
  other.git('checkout', '-q', '--orphan', 'fresh');
  other.commit('Fresh');
  const noDefault = repositoryWith();
  noDefault.git('branch', '-qm', 'trunk');
  git('tag', 'both', 'main');
  git('branch', 'both', 'topic');
  for (const [folder, ref, said] of [
    [clone('--depth', '1', '--branch', 'topic'), '', /This clone is shallow/],
    [
      clone('--depth', '1', '--branch', 'topic', '--no-single-branch'),
      'origin/main',
      /This clone is shallow.*unshallow/s,
    ],
    [clone('--depth', '1', '--branch', 'main'), '', /This clone is shallow/],
    [unrelated, 'origin/main', /no commit that this branch and "origin\/main" have in common/],
    [noDefault.content, '', /git knows no default branch here .*--changed develop/s],
    [outside, '', /is not in a git repository.*\ngit says: fatal: not a git repository/],
    [join(bare, 'content'), '', /git says: fatal: this operation must be run in a work tree/],
    [
      content,
      'nowhere',
      /Unknown commit, branch or tag "nowhere".*\ngit says: fatal: Needed a single revision/,
    ],
    [content, '--output=x', /Unknown commit, branch or tag "--output=x"/],
    [content, '-h', /Unknown commit, branch or tag "-h"/],
    [content, 'a b', /Unknown commit, branch or tag "a b"/],
    [content, 'main..topic', /Unknown commit/],
    [content, 'main:content', /Unknown commit/],
    [content, 'both', /not sure which commit "both" is.*\ngit says: warning: refname 'both' is ambiguous/],
    [content, 'HEAD@{2001-01-01}', /git says: (?:warning|fatal): log for/i],
  ] as const) {
    const { status, stdout, stderr } = await run('check', [
      '--content',
      folder,
      `--changed${ref && `=${ref}`}`,
    ]);
    assert.match(stderr, said);
    assert.deepEqual([status, stdout], [2, ''], `${folder} ${ref}`);
    assert.doesNotMatch(stderr, /\n {4}at |undefined/);
    if (ref === '') continue;
    const diff = await run('diff', ['--content', folder, '--', ref]);
    if (/in common|shallow/.test(stderr))
      assert.equal(diff.status, 0, 'diff compares with the commit itself');
    else assert.deepEqual([diff.status, diff.stdout], [2, ''], `diff ${folder} ${ref}`);
  }
});

test('a repository of someone else, a git that is missing and a damaged one are reported plainly', async () => {
  const { root, content, git } = topic();
  const check = () => run('check', ['--content', content, '--changed']);
  await withEnvironment({ GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }, async () => {
    const { status, stderr } = await check();
    assert.match(
      stderr,
      /git says: fatal: detected dubious ownership[^]*git config --global --add safe\.directory/,
    );
    assert.equal(status, 2);
  });
  await withEnvironment({ PATH: '/nowhere' }, async () => {
    const { status, stderr } = await check();
    assert.match(stderr, /^git is not installed or not on the PATH/);
    assert.equal(status, 2);
  });
  const blob = git('rev-parse', `main:${RUNBOOK}`);
  rmSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  const { status, stderr } = await run('diff', ['main', '--content', content]);
  assert.match(stderr, new RegExp(`git cannot read object ${blob}`));
  assert.equal(status, 2);
  writeFileSync(join(root, '.git/refs/heads/topic'), `${'1'.repeat(40)}\n`);
  assert.equal((await check()).status, 2);
});

test('before the first commit everything is new', async () => {
  const { content, git } = repositoryWith();
  git('checkout', '-q', '--orphan', 'fresh');
  assert.deepEqual(await changedIn(content), []);
  git('branch', '-D', '-q', 'main');
  assert.equal((await changedIn(content)).length, (await readSources(content)).length);
});

test('content that is not checked out is refused, because nobody would miss it', async () => {
  const { root, git } = shared;
  const sparse = join(mkdtempSync(join(tmpdir(), 'muster-sparse-')), 'clone');
  git('clone', '-q', `file://${root}`, sparse);
  repositoryAt(sparse).git('sparse-checkout', 'set', 'content/roles');
  const refused = await run('check', ['--content', join(sparse, 'content')]);
  assert.match(refused.stderr, /content files are not checked out, because this is a sparse checkout/);
  assert.equal(refused.status, 2);
  const outer = repositoryWith();
  outer.git('submodule', '--quiet', 'add', `file://${root}`, 'content/teams/added');
  outer.commit('Add');
  assert.ok((await sourcesAt(outer.content, 'HEAD')).some(({ path }) => path.startsWith('teams/added/content/')));
  assert.deepEqual(
    (await sourcesAt(outer.content, 'HEAD')).map(({ path }) => path),
    (await readSources(outer.content)).map(({ path }) => path),
  );
  const copy = join(mkdtempSync(join(tmpdir(), 'muster-outer-')), 'clone');
  outer.git('clone', '-q', `file://${outer.root}`, copy);
  const { status, stderr } = await run('check', ['--content', join(copy, 'content')]);
  assert.match(stderr, /submodule content\/teams\/added is not checked out.*\n.*git submodule update --init/);
  assert.equal(status, 2);
});

test('a partial clone without its server is refused, not described as changed', async () => {
  const { root, git } = topic();
  git('config', 'uploadpack.allowFilter', 'true');
  const partial = join(mkdtempSync(join(tmpdir(), 'muster-partial-')), 'clone');
  git('clone', '-q', '--filter=blob:none', '--branch', 'topic', `file://${root}`, partial);
  renameSync(root, `${root}-gone`);
  const { status, stdout, stderr } = await run('diff', [
    'origin/main',
    '--content',
    join(partial, 'content'),
  ]);
  assert.match(stderr, /^git cannot read object [^]*git says: fatal/);
  assert.deepEqual([status, stdout], [2, '']);
  assert.deepEqual(await changedIn(join(partial, 'content'), 'origin/main'), [RUNBOOK]);
});

test('content that git ignores or does not know is all checked, and is compared with nothing', async () => {
  const { root, content, git, write } = repositoryWith('kept/content');
  write('.gitignore', '/content\n');
  cpSync(content, join(root, 'content'), { recursive: true });
  const ignored = join(root, 'content');
  assert.equal((await changedIn(ignored)).length, (await readSources(ignored)).length);
  const { status, stdout, stderr } = await run('diff', ['main', '--content', ignored]);
  assert.match(stderr, /^git has no file of .*content, at main or now/);
  assert.deepEqual([status, stdout], [2, '']);
  git('rm', '-rq', '--cached', 'kept');
  assert.deepEqual(await changedIn(content), [], 'it is what it was, whatever the index says');
});

test('a merge that is not finished, and a change of case only, are seen', async () => {
  const { content, git, change } = topic();
  git('checkout', '-q', 'main');
  change(RUNBOOK, '{{SHARD}}"', '{{SHARD}}-x"');
  git('commit', '-qam', 'Other');
  assert.throws(() => git('merge', '-q', 'topic'));
  const { status, stdout } = await run('check', ['--content', content, '--changed', '--format', 'compact']);
  assert.match(
    stdout,
    /order-queue\.yaml:22:1: error: file contains a merge conflict that nobody has resolved \[file\/conflict\]/,
  );
  assert.equal(status, 1);
  git('merge', '--abort');
  git('mv', 'content/teams/orders', 'content/teams/ORDERS');
  const moved = (await changedIn(content)).filter((path) => path.startsWith('content/teams/'));
  assert.ok(
    moved.length > 2 && moved.every((path) => path.startsWith('content/teams/ORDERS/')),
    moved.join(),
  );
});

test('content may be the top of its repository', async () => {
  const { root, change } = repositoryWith('.');
  const path = RUNBOOK.slice('content/'.length);
  assert.deepEqual(await changedIn(root), []);
  change(path, '{{SHARD}}"', '<shard>"');
  assert.deepEqual(await changedIn(root), [RUNBOOK]);
  const { stdout } = await run('diff', ['main', '--content', root], { cwd: '/' });
  assert.match(stdout, /1 changed since `main`[^]*\(`teams\/orders\/runbooks\/order-queue\.yaml`\)/);
  const found = await run('check', ['--changed', '--content', root, '--format', 'compact'], { cwd: '/' });
  assert.match(found.stdout, /^teams\/orders\/runbooks\/order-queue\.yaml:22:/m);
  assert.match(found.stdout, /Content folder: \/.*\/muster-git-\w+\.\n$/);
});

test('in the hook of a commit a staged text that was not read is refused', async () => {
  const { root, content, git, change, write } = topic();
  const hook = (index = '.git/index') =>
    run('check', ['--content', content], { env: { GIT_INDEX_FILE: index } });
  assert.equal((await hook()).status, 1, 'nothing is staged, and what is read has an error');
  git('add', '-A');
  change(RUNBOOK, '<shard>"', '{{SHARD}}"');
  const clean = await hook();
  assert.equal(clean.status, 0, 'what is not staged is not in the commit');
  write('content/roles/staged.yaml', 'name: X\n');
  git('add', 'content/roles/staged.yaml');
  rmSync(join(content, 'roles/staged.yaml'));
  change(RUNBOOK, 'title: Restart the consumer of the shard', 'title: Restart');
  git('add', RUNBOOK);
  change(RUNBOOK, 'title: Restart', 'title: Restart it');
  const { status, stderr } = await hook(join(root, '.git/index'));
  assert.match(
    stderr,
    /another text of content\/roles\/staged\.yaml, content\/teams\/orders\/runbooks\/order-queue\.yaml than the one that was read/,
  );
  assert.equal(status, 2);
  for (const other of ['/nowhere/index', join(shared.root, '.git/index')])
    assert.equal((await hook(other)).status, 0);
});

test('an error of git is one that a command prints as it is', () => {
  assert.throws(() => changedFiles(tmpdir(), '', []), UncheckedError);
});
