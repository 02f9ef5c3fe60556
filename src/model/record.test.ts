import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Runbook } from './content.ts';
import {
  pathDigest,
  isWhole,
  parseStepCount,
  pathOf,
  stepCountOf,
  tookOf,
  type RunRecord,
  type Visit,
} from './record.ts';

const runbook: Runbook = {
  title: 'Order queue is growing',
  steps: [
    {
      id: 'look',
      kind: 'check',
      title: 'Look',
      run: { shell: 'uptime' },
      expect: 'x',
      then: 'end',
      otherwise: 'which',
    },
    { id: 'tell', kind: 'communicate', title: 'Tell', message: 'orders-late' },
    {
      id: 'which',
      kind: 'decide',
      title: 'Which',
      question: 'Which?',
      options: [{ label: 'One', go_to: 'restart' }],
      default: 'escalate',
    },
    {
      id: 'restart',
      kind: 'do',
      title: 'Restart',
      run: { shell: 'true' },
      expect: 'x',
      risk: 'low',
      then: 'tidy',
    },
    {
      id: 'tidy',
      kind: 'do',
      title: 'Tidy',
      when: 'It is untidy.',
      run: { shell: 'true' },
      expect: 'x',
      risk: 'low',
    },
    {
      id: 'healthy',
      kind: 'verify',
      title: 'Healthy',
      run: { shell: 'true' },
      expect: 'x',
      otherwise: 'look',
    },
  ],
};

test('a path from the first step to the end is whole, with its messages and what its condition leaves out', () => {
  const whole = run(
    visit('look', 'contradicted'),
    visit('tell'),
    { ...visit('which'), answer: 'One' },
    visit('restart'),
    visit('tidy', 'skipped'),
    visit('healthy'),
  );
  assert.equal(isWhole(whole, runbook), true);
  assert.deepEqual(pathOf(whole, runbook), ['look', 'which', 'restart', 'tidy', 'healthy']);
  assert.deepEqual(stepCountOf(whole, runbook), { done: 4, of: 4 });
  assert.equal(isWhole(run(visit('look')), runbook), true);
});

test('a loop counts each of its visits', () => {
  const again = [visit('look', 'contradicted'), { ...visit('which'), answer: 'One' }, visit('restart')];
  const twice = run(
    ...again,
    visit('tidy'),
    visit('healthy', 'contradicted'),
    ...again,
    visit('tidy'),
    visit('healthy'),
  );
  assert.equal(isWhole(twice, runbook), true);
  assert.deepEqual(stepCountOf(twice, runbook), { done: 10, of: 10 });
});

test('the cause that was found leads to its step, and where none was found the page says where to go', () => {
  const causes: Runbook = {
    title: 'Orders are late',
    steps: [
      {
        id: 'why',
        kind: 'diagnose',
        title: 'Find out why',
        causes: [{ cause: 'A shard hangs', go_to: 'fix' }],
        otherwise: 'end',
      },
      { id: 'fix', kind: 'do', title: 'Fix', run: { shell: 'true' }, expect: 'x', risk: 'low' },
    ],
  };
  const found = { ...visit('why'), answer: 'A shard hangs' };
  assert.equal(isWhole(run(found, visit('fix')), causes), true);
  assert.equal(isWhole(run(found), causes), false);
  assert.equal(isWhole(run(visit('why', 'contradicted')), causes), true);
});

const BROKEN: Record<string, Visit[]> = {
  'starts in the middle': [visit('restart'), visit('tidy'), visit('healthy')],
  'stops before the end': [visit('look', 'contradicted'), { ...visit('which'), answer: 'One' }],
  'jumps over a step': [visit('look', 'contradicted'), visit('restart'), visit('tidy'), visit('healthy')],
  'takes the exit of the other result': [visit('look', 'failed')],
  'skips a step that has no condition': [visit('look', 'skipped')],
  'lacks what a step needs': [visit('look', 'not-available')],
  'gives an answer that the step does not offer': [
    visit('look', 'contradicted'),
    { ...visit('which'), answer: 'constructor' },
  ],
  'is handed over': [visit('look', 'contradicted'), visit('which')],
  'names a step that the runbook does not have': [visit('__proto__'), visit('look')],
  'has no step on the path': [visit('tell')],
  'has no visit': [],
};
for (const [how, visits] of Object.entries(BROKEN))
  test(`a path is not whole if it ${how}`, () => assert.equal(isWhole(run(...visits), runbook), false));

test('nothing in a record of names from elsewhere breaks the functions', () => {
  for (const step of ['__proto__', 'constructor', 'toString', '', '\u0000']) {
    const record = run(visit(step), visit(step));
    assert.equal(isWhole(record, runbook), false);
    assert.deepEqual(pathOf(record, runbook), [step, step]);
    assert.deepEqual(stepCountOf(record, runbook), { done: 2, of: 2 });
  }
  const empty: Runbook = { title: 'Nothing yet' };
  assert.equal(isWhole(run(visit('look')), empty), false);
  assert.equal(isWhole(run(), empty), false);
});

test('a step that failed or could not be done is on the path, but not done', () => {
  const record = run(visit('look', 'failed'), visit('which', 'not-available'));
  assert.deepEqual(stepCountOf(record, runbook), { done: 0, of: 2 });
});

test('how long it took comes from the two times, as far as they are times in order', () => {
  assert.equal(tookOf({ started: '2026-09-03T09:31:00Z', ended: '2026-09-03T09:43:00Z' }), 720);
  assert.equal(tookOf({ started: '2026-09-03T23:59Z', ended: '2026-09-04T00:01Z' }), 120);
  assert.equal(tookOf({ started: '2026-09-03T09:43:00Z', ended: '2026-09-03T09:31:00Z' }), undefined);
  assert.equal(tookOf({ started: '2026-02-31T25:00Z', ended: 'soon' }), undefined);
});

test('the digest is of what the visited steps run and where they lead, and of nothing else', () => {
  const changed = (extra: object, index = 0): Runbook => ({
    ...runbook,
    steps: (runbook.steps ?? []).map((step, at) => (at === index ? { ...step, ...extra } : step)),
  });
  const now = pathDigest(runbook, ['look', 'healthy', 'look']);
  assert.match(now, /^[0-9a-f]{12}$/);
  assert.equal(pathDigest(runbook, ['healthy', 'look']), now);
  assert.equal(pathDigest(changed({ title: 'Look again' }), ['look', 'healthy']), now);
  assert.equal(pathDigest(changed({ run: { shell: 'false' } }, 3), ['look', 'healthy']), now);
  assert.notEqual(pathDigest(changed({ then: 'which' }), ['look', 'healthy']), now);
  assert.notEqual(pathDigest(changed({ run: { shell: 'uptime -p' } }), ['look', 'healthy']), now);
});

test('two numbers are read, and nothing else', () => {
  assert.deepEqual(parseStepCount('14/21'), { done: 14, of: 21 });
  for (const text of ['14', '14/21/3', '1e3/2', ' 1/2', '１/２', ''])
    assert.equal(parseStepCount(text), undefined);
});

function visit(step: string, state: Visit['state'] = 'done'): Visit {
  return { step, state, who: { role: 'responder' } };
}

function run(...visits: Visit[]): RunRecord {
  return {
    runbook: 'order-queue',
    revision: '4f2c1aa',
    digest: 'ae5bd4e0880c',
    where: 'drill',
    started: '2026-09-03T09:31:00Z',
    ended: '2026-09-03T09:43:00Z',
    outcome: 'worked',
    visits,
  };
}
