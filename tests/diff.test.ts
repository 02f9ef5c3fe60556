import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { run } from './run.ts';

const room = mkdtempSync(join(tmpdir(), 'muster-diff-'));
after(() => rmSync(room, { recursive: true }));
const RUNBOOK = 'handbook/content/teams/orders/runbooks/order-queue.yaml';

/** A repository with the fixtures below a folder of it, committed once, and what runs the command on it. */
function repository() {
  const root = mkdtempSync(join(room, 'repository-'));
  const git = (...args: string[]): void => {
    const { status, stderr } = spawnSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    assert.equal(status, 0, stderr);
  };
  cpSync('tests/fixtures/base', join(root, 'handbook/content'), { recursive: true });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'First');
  return {
    root,
    git,
    diff: (...args: string[]) => run('diff', [...args, '--content', join(root, 'handbook/content')]),
    change: (path: string, from: string, to: string): void =>
      writeFileSync(join(root, path), readFileSync(join(root, path), 'utf8').replace(from, to)),
  };
}

test('committed and uncommitted changes are described in words', async () => {
  const { root, git, diff, change } = repository();
  assert.deepEqual((await diff('main')).stdout, 'No changes in the content since `main`.\n');
  change(RUNBOOK, 'start: sev3', 'start: sev1');
  git('commit', '-q', '-a', '-m', 'Raise');
  change(
    RUNBOOK,
    'title: Restart the consumer of the shard',
    'title: Restart the consumer\n    timebox: 15m',
  );
  const { status, stdout, stderr } = await diff('main~1');
  assert.equal(stderr, '');
  assert.equal(
    stdout,
    '## What changes in the handbook\n\n1 changed since `main~1`.\n\n' +
      '**Runbook** `Order queue is growing` changed (`handbook/content/teams/orders/runbooks/order-queue.yaml`)\n' +
      '- *order queue* now starts at SEV-1 (was SEV-3)\n' +
      '- step *restart*: title `Restart the consumer of the shard` → `Restart the consumer`; timebox set to `15m`\n',
  );
  assert.equal(status, 0);
  const output = join(root, 'comment.json');
  assert.equal((await diff('main~1', '--format', 'json', '--output', output)).stdout, '');
  const { changes, pages } = JSON.parse(readFileSync(output, 'utf8')) as {
    changes: unknown[];
    pages: string[];
  };
  assert.equal(changes.length, 1);
  assert.ok(pages.includes('/runbooks/order-queue/'));
});

test('programs that newly count as reading are listed first, as diff and as a comment', async () => {
  const { root, git, diff, change } = repository();
  const programs = 'handbook/content/programs.yaml';
  const entry =
    '  - name: orderctl\n    why: It asks the read API.\n    effect: { subcommands: { lag: reads, drop: high } }\n';
  writeFileSync(join(root, programs), `programs:\n${entry}`);
  const added = await diff('main');
  assert.match(
    added.stdout,
    /^## Programs that newly count as reading\n\n.*\n\n- `orderctl` is new \(`handbook\/content\/programs.yaml:2`\). Counts as reading: `orderctl lag`\. Reason given: `It asks the read API\.`\n\n## What changes/,
  );
  git('add', '-A');
  git('commit', '-q', '-m', 'Teach');
  change(programs, 'lag: reads, drop: high', 'drop: high, lag: reads');
  assert.match((await diff('HEAD')).stdout, /- `orderctl` may read more than before/);
  change(programs, 'drop: high, lag: reads', 'lag: reads, drop: destructive');
  assert.doesNotMatch((await diff('HEAD')).stdout, /count as reading/);
  const site = join(root, 'dist');
  mkdirSync(site);
  writeFileSync(join(site, 'index.html'), '');
  const content = join(root, 'handbook/content');
  const to = join(root, 'preview');
  const { status, stderr } = await run('preview', [
    'main~1',
    '--out',
    site,
    '--to',
    to,
    '--content',
    content,
  ]);
  assert.equal(status, 0, stderr);
  assert.match(readFileSync(join(to, 'comment.md'), 'utf8'), /^## Programs that newly count as reading\n/);
});

test('unexpected names, links and bytes are reported, and nothing is changed', async () => {
  const { root, git, diff } = repository();
  const content = join(root, 'handbook/content');
  for (const name of [
    '-n.yaml',
    'two\nlines.yaml',
    '`$(id)`.yaml',
    ':(top)x.yaml',
    '*.yaml',
    'ümlaut "quoted".yaml',
  ])
    writeFileSync(join(content, 'roles', name), 'name: X\n');
  symlinkSync('/etc/passwd', join(content, 'roles/link.yaml'));
  writeFileSync(join(content, 'roles/binary.yaml'), new Uint8Array([0xff, 0x00]));
  mkdirSync(join(content, '.hidden'));
  writeFileSync(join(content, '.hidden/x.yaml'), 'a: 1\n');
  git('add', '-A');
  git('commit', '-q', '-m', 'Odd');
  const odd = await diff('HEAD~1');
  assert.equal(odd.status, 0, odd.stderr);
  assert.match(odd.stdout, /^## .*\n\n8 with errors since/);
  assert.doesNotMatch(odd.stdout, /hidden|\n {4}at /);
  assert.match((await diff('HEAD')).stdout, /^No change/);
  appendFileSync(join(content, 'roles/-n.yaml'), '# more\n');
  renameSync(join(content, 'teams/orders'), join(content, 'teams/harbour'));
  assert.match((await diff('HEAD')).stdout, /- moved from \*orders\* to \*harbour\*/);
});

test('what cannot be compared with is refused with one sentence', async () => {
  const { root, diff } = repository();
  for (const [args, status, said] of [
    [[], 2, /Missing REF, as in npm run diff -- origin\/main/],
    [['main', '--format', 'html'], 2, /Unknown format "html"/],
    [['main', 'other'], 2, /Unexpected argument "other"/],
    [['nowhere'], 2, /Unknown commit, branch or tag "nowhere"/],
    [['main:handbook'], 2, /Unknown commit, branch or tag/],
    [['main', '--output', '/dev/null/no/such/file'], 2, /Cannot write .* \(ENOTDIR\)/],
  ] as const) {
    const result = await diff(...args);
    assert.match(result.stderr, said);
    assert.doesNotMatch(result.stderr, /\n {4}at /);
    assert.equal(result.status, status, args.join(' '));
  }
  // What looks like an option of git is not one.
  const content = join(root, 'handbook/content');
  const dashed = await run('diff', ['--content', content, '--', '--output=x']);
  assert.match(dashed.stderr, /Unknown commit, branch or tag "--output=x"/);
  const bare = mkdtempSync(join(room, 'bare-'));
  cpSync('tests/fixtures/base', join(bare, 'content'), { recursive: true });
  const outside = await run('diff', ['main', '--content', join(bare, 'content')]);
  assert.match(outside.stderr, /is not in a git repository/);
  assert.equal(outside.status, 2);
});

test('a renamed page is one change, with its edits and what becomes of its old address', async () => {
  const { root, git, diff, change } = repository();
  const move = (to: string): string => {
    const path = `handbook/content/teams/orders/runbooks/${to}.yaml`;
    git('mv', RUNBOOK, path);
    return path;
  };
  const path = move('order-backlog');
  const lost = await diff('main');
  assert.match(
    lost.stdout,
    /^## .*\n\n1 renamed since `main`\.\n\n\*\*Runbook\*\* `Order queue is growing` was renamed \(`handbook.*order-backlog\.yaml`\)\n- renamed from `order-queue`, and the old address `\/runbooks\/order-queue\/` is lost; to keep it, write `aliases: \[order-queue\]`\n$/,
  );
  appendFileSync(join(root, path), 'aliases: [order-queue]\n');
  const kept = await diff('main');
  assert.match(kept.stdout, /\n- renamed from `order-queue`; its old address leads here\n$/);
  change(path, 'title: Restart the consumer of the shard', 'title: Restart the consumer');
  appendFileSync(join(root, path), '# more\n');
  const edited = await diff('main', '--format', 'json');
  const { changes, pages } = JSON.parse(edited.stdout) as {
    changes: { how: string; lines: string[] }[];
    pages: string[];
  };
  assert.deepEqual(
    changes.map(({ how, lines }) => [how, ...lines]),
    [
      [
        'renamed',
        'renamed from order-queue; its old address leads here',
        'step restart: title Restart the consumer of the shard → Restart the consumer',
      ],
    ],
  );
  assert.ok(pages.includes('/runbooks/order-backlog/') && !pages.includes('/runbooks/order-queue/'));
  const other = readFileSync('tests/fixtures/examples/smallest.yaml', 'utf8')
    .replace(/(title|use_when|expect): .*/g, '$1: Quite another text.')
    .replace(/users: [^}]*/, 'users: Nobody. ')
    .replace(/^#.*/, '# Written again.');
  writeFileSync(join(root, path), `${other}\naliases: [order-queue]\n`);
  const rewritten = await diff('main');
  assert.match(rewritten.stdout, /renamed since [^]*renamed from `order-queue`; its old address leads here/);
  // A file that only takes over the name of another is not the same page.
  writeFileSync(join(root, path), 'kind: alert\n');
  assert.match((await diff('main')).stdout, /1 removed, 1 with errors/);
});

test('a whole team under another name is renamed, and a new page is not taken for an old one', async () => {
  const { root, git, diff } = repository();
  git('mv', 'handbook/content/teams/orders', 'handbook/content/teams/harbour');
  const { stdout } = await diff('main');
  assert.match(
    stdout,
    /was renamed \(`handbook\/content\/teams\/harbour\/team\.yaml`\)\n- renamed from `orders`, and the old address `\/teams\/orders\/` is lost\n/,
  );
  assert.doesNotMatch(stdout, /was removed|is new/);
  git('checkout', '-q', '-f', 'main');
  git('reset', '-q', '--hard');
  const roles = join(root, 'handbook/content/roles');
  rmSync(join(roles, 'customer-liaison.yaml'));
  writeFileSync(
    join(roles, 'night-watch.yaml'),
    'name: Night watch\nabbreviation: NW\nmission: Sees what happens at night.\n',
  );
  assert.doesNotMatch((await diff('main')).stdout, /renamed/);
});
