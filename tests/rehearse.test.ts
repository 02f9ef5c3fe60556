import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { dump } from 'js-yaml';
import { git } from '../src/loaders/git.ts';
import { fromBase, RUNBOOK } from './base.ts';
import { run } from './run.ts';

const room = mkdtempSync(join(tmpdir(), 'muster-rehearse-'));
after(() => rmSync(room, { recursive: true }));

const STEPS = [
  {
    id: 'depth',
    kind: 'check',
    title: 'See how many orders wait',
    run: { shell: 'cat depth' },
    sets: 'DEPTH',
    expect: 'A number over 100.',
    otherwise: 'end',
  },
  {
    id: 'drain',
    kind: 'do',
    title: 'Let the orders go',
    run: { shell: "echo 'were {{DEPTH}}' > depth" },
    expect: 'No output.',
    risk: 'low',
    leaves: 'The file depth is changed.',
  },
  {
    id: 'shrinks',
    kind: 'verify',
    title: 'See them gone',
    run: { shell: 'cat depth' },
    expect: '`were 120`',
  },
];
const DEPTH = { description: 'How many orders wait.', example: '120', pattern: '^[0-9]+$' };

/** A committed handbook with a runbook, and a lab next to it: a folder, and the program that runs commands in it. */
function rehearsal(keys: object = {}) {
  const home = mkdtempSync(join(room, 'home-'));
  const content = join(home, 'content');
  cpSync('tests/fixtures/base', content, { recursive: true });
  const data = fromBase(RUNBOOK, { variables: { DEPTH }, steps: STEPS, links: undefined, ...keys });
  writeFileSync(join(content, RUNBOOK), dump(data, { noRefs: true }));
  for (const words of [
    ['init', '-q'],
    ['add', '-A'],
    ['-c', 'user.name=a', '-c', 'user.email=a@b.example', 'commit', '-qm', 'Begin'],
  ])
    assert.equal(git(home, words).code, 0);
  const lab = join(home, 'lab.sh');
  writeFileSync(join(home, 'depth'), '120\n');
  writeFileSync(
    lab,
    `cd '${home}'; [ "$1" != muster-lab ] || { printf 'lab yard\\nname prod-eu\\nstand-in A file is the queue.\\n'; exit; }; exec sh -c "$1"\n`,
  );
  const rehearse = (answers: string[], ...options: string[]) =>
    run('rehearse', ['order-queue', '--lab', `sh ${lab}`, ...options, '--content', content], {
      cwd: home,
      root: home,
      input: answers.map((answer) => `${answer}\n`).join(''),
    });
  return { home, content, rehearse };
}

test('a whole path is run, recorded as worked, and agrees with the check', async () => {
  const { home, content, rehearse } = rehearsal();
  const answers = ['', 'fits', '120', 'drain', 'fits', '', 'fits', 'yes'];
  const { stdout, stderr, status } = await rehearse(answers, '--act', '--write');
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(stdout, /\n {4}cat depth\nyard> run, skip, edit or quit \[run\]: {3}\| 120\n {2}Exit code 0/);
  assert.match(stdout, /Left behind in the lab:\n {2}The file depth is changed\.\n/);
  const [file = ''] = readdirSync(join(content, 'teams/orders/records'));
  const record = JSON.parse(readFileSync(join(content, 'teams/orders/records', file), 'utf8')) as Recorded;
  assert.deepEqual(
    [record.outcome, record.where, record.stand_ins],
    ['worked', 'rehearsal', ['A file is the queue.']],
  );
  assert.deepEqual(
    record.visits.map(({ step, state }) => `${step} ${state}`),
    ['depth done', 'drain done', 'shrinks done'],
  );
  assert.equal(record.visits[2]?.evidence?.[0]?.output, '$ cat depth\nwere 120\n[exit code 0]');
  const entry =
    /exercised:\n {2}- \{ date: (\S+), kind: rehearsal, outcome: worked, steps: 3\/3, took: 1m, record: (\S+) \}/;
  const [, date = '', id] = entry.exec(readFileSync(join(content, RUNBOOK), 'utf8')) ?? [];
  assert.equal(`${id}.json`, file);
  const checked = await run('check', ['--content', content, '--now', date]);
  assert.doesNotMatch(checked.stdout, /review\/|schema\//);
  assert.ok(!existsSync(join(home, 'rehearsals')));
});

test('nothing that changes is run without --act, and the record stays where git does not look', async () => {
  const { home, rehearse } = rehearsal();
  const { stdout } = await rehearse(['', '', '120', '', 'differs', 'stopped', 'yes']);
  assert.match(stdout, /Not run, because it changes something: echo 'were 120' > depth/);
  assert.equal(readFileSync(join(home, 'depth'), 'utf8'), '120\n');
  const [file = ''] = readdirSync(join(home, 'rehearsals')).filter((name) => name.endsWith('.json'));
  const record = JSON.parse(readFileSync(join(home, 'rehearsals', file), 'utf8')) as Recorded;
  assert.equal(record.outcome, 'stopped');
  assert.equal(git(home, ['status', '--porcelain', 'rehearsals']).out, '');
});

test('a step that changes something needs its id, and a value that the page refuses is asked for again', async () => {
  const { home, rehearse } = rehearsal();
  const { stdout } = await rehearse(['', '', '1; rm', '120', 'y', 'quit'], '--act');
  assert.match(stdout, /The page takes no such value here\. It must match \^\[0-9\]\+\$/);
  assert.match(stdout, /type drain to run it, or skip, edit or quit \[skip\]/);
  assert.equal(readFileSync(join(home, 'depth'), 'utf8'), '120\n');
});

test('what misleads does not count as worked, and is noted', async () => {
  const { rehearse } = rehearsal();
  const answers = ['', 'misleads', 'The number is of yesterday.', 'failed', 'no'];
  const { stdout } = await rehearse(answers);
  assert.match(stdout, /"state": "contradicted"/);
  assert.match(stdout, /"note": "The number is of yesterday\."/);
  assert.match(stdout, /Nothing was written\.\n$/);
});

test('secrets are removed from what is shown and recorded', async () => {
  const { home, rehearse } = rehearsal();
  writeFileSync(join(home, 'depth'), 'postgres://app:hunter2@db/x token=abcdef123 AKIAABCDEFGHIJKLMNOP\n');
  const { stdout } = await rehearse(['', 'differs', '120', 'stopped', 'yes']);
  assert.doesNotMatch(stdout, /hunter2|abcdef123|AKIAABCD/);
  assert.match(stdout, /postgres:\/\/app:\[removed\]@db\/x token=\[removed\] \[removed\]/);
});

test('a command that does not end is ended with its children when its time is up', async () => {
  const steps = [{ ...STEPS[0], timebox: '1s', run: { shell: 'sleep 60 | cat' } }, ...STEPS.slice(1)];
  const { rehearse } = rehearsal({ steps });
  const started = Date.now();
  const { stdout } = await rehearse(['', 'failed', 'stopped', 'no']);
  assert.match(stdout, /Ended after 1 s, its time on this page\./);
  assert.ok(Date.now() - started < 30_000);
});

test('what is not a lab, and a name outside of it, stop everything before the first command', async () => {
  const { rehearse, content } = rehearsal({
    steps: [{ ...STEPS[0], run: { shell: 'curl -fsS https://8.8.8.8/depth' } }, ...STEPS.slice(1)],
  });
  assert.match((await rehearse([])).stderr, /names what is not of the lab yard: host 8\.8\.8\.8\./);
  const at = ['order-queue', '--content', content];
  assert.match(
    (await run('rehearse', [...at, '--lab', 'echo'])).stderr,
    /"echo" did not answer .* so it is no lab/,
  );
  assert.match((await run('rehearse', at)).stderr, /^Missing --lab/);
  assert.match((await run('rehearse', [...at, '--lab', '/none'])).stderr, /cannot be started: .*ENOENT/);
  const inCi = await run('rehearse', [...at, '--lab', 'sh'], { env: { CI: 'true' } });
  assert.match(inCi.stderr, /it does not run in CI/);
});

interface Recorded {
  outcome: string;
  where: string;
  stand_ins: string[];
  visits: { step: string; state: string; evidence?: { output: string }[] }[];
}
