import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Captured } from '../src/commands/captured.ts';
import { run } from './run.ts';

const TWO_TEAMS = 'tests/fixtures/two-teams';
const FIRM = 'tests/fixtures/firm/content';

/** Runs `npm run health -- …` in process, on two teams if no content is named. */
function health(args: readonly string[], env: Record<string, string> = {}): Promise<Captured> {
  const content = args.includes('--content') ? [] : ['--content', TWO_TEAMS];
  return run('health', [...args, ...content], { env });
}

test('the report is Markdown with a section for each team, and what it finds is no failure', async () => {
  const { status, stdout, stderr } = await health(['--now', '2030-01-01']);
  assert.equal(stderr, '');
  assert.deepEqual(stdout.match(/^## .+$/gm), ['## Orders', '## Payments']);
  assert.equal(status, 0);
});

test('--team prints one team, for its own issue', async () => {
  const { status, stdout } = await health(['--team', 'payments', '--now', '2030-01-01']);
  assert.deepEqual(stdout.match(/^## .+$/gm), ['## Payments']);
  assert.equal(status, 0);
});

test('--format json says as of when, and how much each team has to do', async () => {
  const { stdout } = await health(['--format', 'json', '--now', '2030-01-01', '--content', FIRM]);
  const { version, as_of, teams } = JSON.parse(stdout) as Report;
  assert.deepEqual([version, as_of], [1, '2030-01-01']);
  // Three runbooks are overdue, one was not exercised either, and two are drafts.
  assert.deepEqual(
    teams.map(({ team, to_do, overdue }) => [team, to_do, overdue.length]),
    [['metering', 6, 3]],
  );
});

test('without --now SOURCE_DATE_EPOCH is the day', async () => {
  const { stdout } = await health(['--format', 'json'], { SOURCE_DATE_EPOCH: '1893456000' });
  assert.equal((JSON.parse(stdout) as Report).as_of, '2030-01-01');
});

test('--rules names the alerts that no runbook answers', async () => {
  const { status, stdout } = await health(['--team', 'payments', '--rules', 'tests/fixtures/health/*.yaml']);
  assert.match(stdout, /^- PaymentsWritesSlow \(`tests\/fixtures\/health\/rules\.yaml:10`\)$/m);
  assert.doesNotMatch(stdout, /CheckoutDown \(/);
  assert.equal(status, 0);
});

test('a silenced finding is reported with its reason', async () => {
  const content = join(mkdtempSync(join(tmpdir(), 'muster-health-')), 'content');
  cpSync('tests/fixtures/base', content, { recursive: true });
  const file = join(content, 'teams/orders/runbooks/order-queue.yaml');
  const comment = '# muster ignore[text/minimising] -- The words of the vendor.';
  const text = readFileSync(file, 'utf8').replace(
    'title: Restart the',
    `${comment}\n    title: Simply restart the`,
  );
  writeFileSync(file, text);
  const { stdout } = await health(['--content', content]);
  const line = text.split('\n').findIndex((row) => row.includes('Simply')) + 1;
  assert.match(
    stdout,
    new RegExp(
      `^- \`content/.*order-queue.yaml:${line}\` \`text/minimising\`: The words of the vendor.$`,
      'm',
    ),
  );
});

test('an old day in the content stops no check', async () => {
  const args = ['--content', FIRM, '--format', 'json', '--now', '2030-01-01'];
  const { status, stdout } = await run('check', args);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { rule: string }[] };
  assert.deepEqual(diagnostics, []);
  assert.equal(status, 0);
});

test('wrong usage and content with errors say what to do', async () => {
  for (const [args, said, code] of [
    [['--team', 'paymnts'], /Unknown team "paymnts"; did you mean "payments"\?/, 2],
    [['--format', 'xml'], /Unknown format "xml".*markdown or json/, 2],
    [['--now', 'soon'], /Invalid date "soon"/, 2],
    [['--rules', 'no/such/*.yaml'], /No file matches "no\/such/, 2],
    [['--audience', 'public'], /public site has no health report/, 2],
    [['--content', 'no/such'], /No folder at "no\/such".*--content/, 2],
    [['--content', 'tests/fixtures/broken/yaml/syntax'], /error/, 1],
  ] as const) {
    const { status, stdout, stderr } = await health(args);
    assert.match(stderr, said);
    assert.equal(stdout, '');
    assert.equal(status, code, args.join(' '));
  }
});

interface Report {
  version: number;
  as_of: string;
  teams: { team: string; to_do: number; overdue: unknown[] }[];
}
