import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import { run } from './run.ts';

/** What someone might want a bot to say. */
const WORDS = [
  'EVIL @everyone see https://evil.example/',
  'EVIL ` @everyone ` ![x](https://evil.example/x.png) `',
  'EVIL ``` \n\n# @everyone\n\n<img src=x> ```',
  'EVIL\n\n- [ ] approved by @maintainer\n\n[merge](https://evil.example/)',
  'EVIL \\` <script>x</script> <!-- --> &#64;everyone \u202e\u0085\u2028@everyone',
  'EVIL `\r\n\r\n## Approved\r\n`',
];
const BASE = 'tests/fixtures/base';

function folderWithContent(): { root: string; content: string } {
  const root = mkdtempSync(join(tmpdir(), 'muster-pr-'));
  const content = join(root, 'content');
  cpSync(BASE, content, { recursive: true });
  return { root, content };
}

function git(root: string, ...args: string[]): void {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  const { status, stderr } = spawnSync('git', [...who, ...args], { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

test('a preview holds the pages that changed, what they need, and the comment', async () => {
  const { root, content } = folderWithContent();
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'Begin');
  const runbook = join(content, 'teams/orders/runbooks/order-queue.yaml');
  writeFileSync(runbook, readFileSync(runbook, 'utf8').replace(/^title: .*$/m, 'title: Orders are late'));
  const site = join(root, 'dist');
  for (const path of ['', '_astro', 'runbooks/order-queue', 'runbooks/other'])
    mkdirSync(join(site, path), { recursive: true });
  for (const path of [
    'index.html',
    '_astro/x.css',
    'runbooks/order-queue/index.html',
    'runbooks/other/index.html',
  ])
    writeFileSync(join(site, path), path);
  const to = join(root, 'preview');
  const { status, stdout, stderr } = await run('preview', [
    'HEAD',
    '--content',
    content,
    '--out',
    site,
    '--to',
    to,
  ]);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^Copied 1 page to/);
  assert.ok(existsSync(join(to, 'runbooks/order-queue/index.html')) && existsSync(join(to, '_astro/x.css')));
  assert.ok(!existsSync(join(to, 'runbooks/other')));
  const comment = readFileSync(join(to, 'comment.md'), 'utf8');
  assert.match(comment, /Orders are late/);
  assert.match(comment, /- `\/runbooks\/order-queue\/`/);
});

test('a preview without a built site says what to do', async () => {
  const { root, content } = folderWithContent();
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'Begin');
  const { status, stderr } = await run('preview', [
    'HEAD',
    '--content',
    content,
    '--out',
    join(root, 'none'),
  ]);
  assert.equal(status, 3);
  assert.match(stderr, /No built site in .* Build it first: npm run build/);
  assert.equal((await run('preview', [])).status, 2);
});

test('a comment says an author’s words only as code, whatever they are', async () => {
  const { root, content } = folderWithContent();
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'Begin');
  git(root, 'checkout', '-q', '-b', 'topic');
  const change = (path: string, from: RegExp, to: string): void => {
    const file = join(content, path);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(from, () => to),
    );
  };
  for (const [index, words] of WORDS.entries())
    writeFileSync(
      join(content, `messages/m${index}.yaml`),
      `name: ${JSON.stringify(words)}\naudience: ${JSON.stringify(words)}\nbody: ${JSON.stringify(words)}\n`,
    );
  change(
    'teams/orders/runbooks/order-queue.yaml',
    /^title: .*$/m,
    `title: ${JSON.stringify(WORDS.join(' '))}`,
  );
  change('teams/orders/team.yaml', /^name: .*$/m, `name: ${JSON.stringify(WORDS[0])}`);
  writeFileSync(join(content, 'messages/EVIL @everyone ![x](https:).yaml'), 'name: x\n');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'Attack');
  git(root, 'checkout', '-q', 'main');
  const { status, stdout, stderr } = await run('diff', ['main', '--to', 'topic', '--content', content]);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /EVIL/);
  const found: string[] = [];
  visit(fromMarkdown(stdout), (node) => {
    if (['link', 'image', 'linkReference', 'imageReference', 'definition', 'code'].includes(node.type))
      found.push(node.type);
    if (node.type === 'html' && node.value !== '<!-- -->') found.push(node.value);
    if (node.type === 'text' && /EVIL|@\w|https?:/.test(node.value)) found.push(node.value);
  });
  assert.deepEqual(found, []);
});

test('the weekly job opens one issue a team through gh, with the report as its body', async () => {
  const { root, content } = folderWithContent();
  const log = join(root, 'log');
  const runbook = join(content, 'teams/orders/runbooks/order-queue.yaml');
  const reviewed = 'reviewed: { date: 2026-01-01, by: responder }';
  writeFileSync(runbook, readFileSync(runbook, 'utf8').replace('status: draft', reviewed));
  // The test cannot call GitHub, so this server replaces it and records the requests.
  const bin = join(root, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'gh'),
    `#!/bin/sh\necho "$@" >> "${log}"\ncase "$2" in list) echo '[]';; *) cat >> "${log}";; esac\n`,
    { mode: 0o755 },
  );
  const path = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
  const args = ['--content', content, '--now', '2036-01-01'];
  const told = await run('issues', [...args, '--dry-run'], { env: { PATH: path } });
  assert.equal(told.status, 0, told.stderr);
  assert.match(told.stdout, /^open: Handbook: what Orders has to fix$/m);
  assert.doesNotMatch(readFileSync(log, 'utf8'), /create/);
  assert.equal((await run('issues', args, { env: { PATH: path } })).status, 0);
  assert.match(
    readFileSync(log, 'utf8'),
    /issue create --label handbook-health --title Handbook: what Orders has to fix/,
  );
  assert.match(readFileSync(log, 'utf8'), /was valid until/);
});

test('without gh the job says how to get it', async () => {
  const { content } = folderWithContent();
  const { status, stderr } = await run('issues', ['--content', content], { env: { PATH: '/nowhere' } });
  assert.equal(status, 3);
  assert.match(stderr, /Cannot run GitHub's command gh .* Install it/);
});
