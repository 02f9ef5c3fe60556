import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { CommandName } from '../src/commands/index.ts';
import { run } from './run.ts';

const room = mkdtempSync(join(tmpdir(), 'muster-review-'));
after(() => rmSync(room, { recursive: true }));

/** A copy of the fixtures, and a function that runs a command on it. */
function handbook() {
  const content = join(mkdtempSync(join(room, 'copy-')), 'content');
  cpSync('tests/fixtures/base', content, { recursive: true });
  const file = (path: string): string => join(content, 'teams/orders', path);
  return {
    run: Object.assign((name: CommandName, ...args: string[]) => run(name, [...args, '--content', content]), {
      in: (env: NodeJS.ProcessEnv, name: CommandName, ...args: string[]) =>
        run(name, [...args, '--content', content], { env }),
    }),
    read: (path: string): string => readFileSync(file(path), 'utf8'),
    change: (path: string, from: string | RegExp, to: string): void =>
      writeFileSync(file(path), readFileSync(file(path), 'utf8').replace(from, to)),
  };
}

test('a review is recorded, and the next one says what has changed since', async () => {
  const { run, read, change } = handbook();
  change('runbooks/order-queue.yaml', /^reviewed: .*$/m, 'status: draft');
  const before = read('runbooks/order-queue.yaml');
  const first = await run('review', 'order-queue', '--now', '2026-11-20');
  assert.equal(first.stderr, '');
  assert.equal(
    first.stdout,
    'This is the first review.\n\nRecorded in content/teams/orders/runbooks/order-queue.yaml: reviewed on 2026-11-20 by the responder.\nIt is still a draft. Write status: active once everything in it is correct.\n',
  );
  const recorded = read('runbooks/order-queue.yaml');
  assert.ok(recorded.startsWith(before));
  assert.match(
    recorded.slice(before.length),
    /^reviewed:\n {2}date: 2026-11-20\n {2}by: responder\n {2}seen:\n( {4}(level|message|service|team)\/[a-z0-9-]+: '[0-9a-f]{7}'\n){4}$/,
  );
  assert.match((await run('check')).stdout, /: no findings\. Content folder: content\.\n$/);

  assert.match(
    (await run('review', 'order-queue', '--dry-run')).stdout,
    /^Nothing that it depends on has changed since the review on 2026-11-20 /,
  );
  change('services/order-intake.yaml', /tier: \d/, 'tier: 4');
  const again = await run(
    'review',
    'content/teams/orders/runbooks/order-queue.yaml',
    '--now',
    '2026-11-24',
    '--by',
    'incident-commander',
  );
  assert.match(
    again.stdout,
    /^Since the review on 2026-11-20 by the responder:\n {2}\S.* \(service\/order-intake\) has changed\n {4}git log -p --since=2026-11-20 -- content\/teams\/orders\/services\/order-intake\.yaml\n\nRecorded /,
  );
  assert.match(read('runbooks/order-queue.yaml'), /date: 2026-11-24\n {2}by: incident-commander\n/);
});

test('the first review of a runbook that is active already is recorded too', async () => {
  const { run, read, change } = handbook();
  change('runbooks/order-queue.yaml', /^reviewed: .*$/m, 'status: active');
  assert.match((await run('check')).stderr + (await run('check')).stdout, /is active but has no `reviewed`/);
  const { status, stderr } = await run('review', 'order-queue', '--now', '2026-11-20');
  assert.equal(status, 0, stderr);
  assert.match(read('runbooks/order-queue.yaml'), /^reviewed:\n {2}date: 2026-11-20\n/m);
});

test('a runbook with errors is not reviewed, and a dry run records nothing', async () => {
  const { run, read, change } = handbook();
  const before = read('runbooks/order-queue.yaml');
  assert.match((await run('review', 'order-queue', '--dry-run')).stdout, /No review recorded\.\n$/);
  assert.equal(read('runbooks/order-queue.yaml'), before);
  change('runbooks/order-queue.yaml', 'services: [order-intake]', 'services: [nothing]');
  const { status, stderr } = await run('review', 'order-queue');
  assert.match(stderr, /order-queue\.yaml:7:12: error: [^]*No review recorded\. Fix the errors above/);
  assert.equal(status, 1);
});

test('wrong usage exits with 2 and one sentence', async () => {
  const { run } = handbook();
  for (const [args, said] of [
    [[], /Missing RUNBOOK/],
    [['order-quue'], /Unknown runbook "order-quue"; did you mean "order-queue"/],
    [['order-queue', '--by', 'respnder'], /did you mean "responder"/],
    [['order-queue', '--now', 'today'], /Invalid date "today"/],
    [['order-queue', 'other'], /Unexpected argument "other"/],
  ] as const) {
    const { status, stdout, stderr } = await run('review', ...args);
    assert.match(stderr, said);
    assert.equal(stdout, '');
    assert.equal(status, 2, args.join(' '));
  }
});

test('a review is recorded, and checked, by the reviewer’s own date', async () => {
  const { run, read } = handbook();
  const night = (TZ: string) => ({
    SOURCE_DATE_EPOCH: String(Date.parse('2026-11-30T13:30:00Z') / 1000),
    TZ,
  });
  const there = await run.in(night('Pacific/Auckland'), 'review', 'order-queue');
  assert.match(there.stdout, /reviewed on 2026-12-01 by the responder/);
  assert.match(read('runbooks/order-queue.yaml'), /date: 2026-12-01/);
  for (const zone of ['Pacific/Auckland', 'UTC', 'America/Los_Angeles'])
    assert.equal((await run.in(night(zone), 'check')).status, 0, zone);
  const early = await run('check', '--now', '2026-11-29', '--format', 'compact');
  assert.match(early.stdout, /"2026-12-01" is in the future; today is 2026-11-29 \[review\/future\]/);
});
