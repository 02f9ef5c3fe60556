import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBase, fromBase, RUNBOOK } from '../../../tests/base.ts';

const CLUSTER = 'kubectl --context prod auth can-i patch deploy -n shop';
const SUDO = 'ssh db-1.shop.example sudo -v';
const ROWS = "psql 'host=db-1.shop.example dbname=shop' -Atc 'select 1'";

/** Tests of access and the command of a step, and the program that no test uses. */
const CASES: [tests: string[], shell: string, program: string | undefined][] = [
  [[CLUSTER], ROWS, 'psql'],
  [[SUDO], ROWS, 'psql'],
  [[ROWS], SUDO, 'ssh'],
  [[ROWS], 'ssh db-1.shop.example \'sudo -u postgres psql -c "select 1"\'', 'ssh'],
  [[ROWS], 'kubectl --context prod -n shop get pods', 'kubectl'],
  [[ROWS], 'kubectl --context prod -n shop exec deploy/a -- df', 'kubectl'],
  [[CLUSTER], 'redis-cli -h cache.shop.example ping', 'redis-cli'],
  [[CLUSTER], 'kafka-topics.sh --bootstrap-server a:9092 --list', 'kafka-topics.sh'],
  [[CLUSTER], 'for host in a b; do ssh $host uptime; done', 'ssh'],
  [[CLUSTER], "bash -lc 'redis-cli -h cache.shop.example ping'", 'redis-cli'],
  [[CLUSTER], 'PGHOST=db-1.shop.example psql -c "select 1"', 'psql'],
  [[CLUSTER], "ssh db-1 sh -s <<'END'\nuptime\nEND", 'ssh'],
  [[CLUSTER], 'kubectl --context prod -n shop get pods | grep a', undefined],
  [[CLUSTER], 'kubectl --context prod -n shop exec deploy/a -- psql -h db-1 -c "select 1"', undefined],
  [[SUDO], 'ssh db-1.shop.example \'sudo -u postgres psql -c "select 1"\'', undefined],
  [[SUDO], 'ssh db-2.shop.example uptime', undefined],
  [[ROWS, SUDO], "ssh db-1.shop.example df && psql 'host=db-1.shop.example' -c 'select 1'", undefined],
  [
    ['kafka-consumer-groups.sh --bootstrap-server a:9092 --list'],
    'kafka-topics.sh --bootstrap-server a:9092 --list',
    undefined,
  ],
  [[ROWS], 'curl -s https://shop.example/health | jq .', undefined],
  [[ROWS], 'grep kubectl /var/log/shop.log', undefined],
  [[ROWS], 'etcdctl version', undefined],
  [[ROWS], 'docker exec a df', undefined],
  [[], ROWS, undefined],
];
for (const [tests, shell, program] of CASES)
  test(`${program ?? 'nothing'} is not tested by ${tests.join(' and ') || 'no test'}: ${shell}`, () =>
    assert.deepEqual(untested(tests, { shell }), program === undefined ? [] : [program]));

test('where a command says where it runs, and in another language, nothing is said', () => {
  assert.deepEqual(untested([CLUSTER], { shell: ROWS, where: 'on db-1' }), []);
  assert.deepEqual(untested([CLUSTER], { shell: ROWS, language: 'powershell' }), []);
});

function untested(tests: string[], run: object): (string | undefined)[] {
  const step = { id: 'look', kind: 'verify', title: 'Look at it', run, expect: 'A line.' };
  const access = tests.map((test) => ({ system: 'shop', permission: 'operator', test }));
  const page = fromBase(RUNBOOK, {
    variables: undefined,
    steps: [step, { ...step, id: 'again' }],
    ...(tests.length > 0 && { access }),
  });
  return checkBase({ [RUNBOOK]: page })
    .diagnostics.filter(({ rule }) => rule === 'cmd/untested-access')
    .map(({ message }) => /uses "([^"]+)"/.exec(message)?.[1]);
}
