import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBase, fromBase, RUNBOOK } from '../../../tests/base.ts';
import { loadShell } from '../../loaders/shell.ts';
import { BUILT_IN_PROGRAMS } from '../../shell/registry.ts';
import { programsIn } from '../../shell/running.ts';
import { hostIn, runsOn } from '../../shell/host-name.ts';

const parse = await loadShell();
const HOST = 'db-1.shop.example';

const THERE = [
  `ssh ${HOST} sudo systemctl stop postgresql`,
  `ssh -o ConnectTimeout=5 admin@${HOST} 'sudo cp -a /srv/a /srv/b && sudo sync'`,
  `psql 'host=${HOST} dbname=shop' -c 'checkpoint'`,
  `psql -h ${HOST} -d shop -c 'checkpoint'`,
  `psql -h${HOST} -d shop -c 'checkpoint'`,
  `psql postgresql://${HOST}:5432/shop -c 'checkpoint'`,
  `mysql --host=${HOST} -e 'flush logs'`,
  `redis-cli -h ${HOST} flushall`,
  `kubectl --server https://${HOST}:6443 get nodes`,
  `scp ${HOST}:/var/log/shop.log .`,
  `timeout 60 ssh ${HOST} uptime`,
];
const ELSEWHERE = [
  `kubectl --context prod-eu -n shop set env deploy/shop PGHOST=${HOST}`,
  `psql 'host=db-2.shop.example dbname=shop' -c "select client_hostname from pg_stat_replication where client_hostname = '${HOST}'"`,
  `psql 'host=${HOST},db-2.shop.example target_session_attrs=primary dbname=shop' -c checkpoint`,
  `ssh db-2.shop.example ping -c 1 ${HOST}`,
  `ssh x-${HOST} uptime`,
  `ssh ${HOST}.test uptime`,
  `kubectl --context prod-eu cordon ${HOST}`,
  `pg_isready -h ${HOST} -t 5`,
  `echo ${HOST}`,
];

for (const command of THERE) test(`runs there: ${command}`, () => assert.equal(runsThere(command), true));
for (const command of ELSEWHERE)
  test(`runs elsewhere: ${command}`, () => assert.equal(runsThere(command), false));

test('a name is found as a whole, whatever the case, and with nothing special in it', () => {
  assert.ok(hostIn(`On DB-1.shop.example.`, HOST));
  assert.ok(hostIn(`[disk](/runbooks/disk-full/)`, 'disk-full'));
  assert.ok(!hostIn('disk-full-2 and my-disk-full', 'disk-full'));
  assert.ok(!hostIn('db-1xshop.example', HOST));
  assert.ok(!hostIn('anything', '(.*)+'));
});

function runsThere(command: string): boolean {
  return programsIn(parse(command), parse, BUILT_IN_PROGRAMS).some((program) => runsOn(program, HOST));
}

const cut = { ...change('cut', { ui: 'Console › *Quarantine*' }), cuts: [HOST] };
const join = { ...change('join', { ui: 'Console › *Release*' }), joins: [HOST] };
const there = change('there', { run: { shell: `ssh ${HOST} sudo systemctl restart queue` } });
const look = {
  id: 'look',
  kind: 'check',
  title: 'Look there',
  run: { shell: `ssh ${HOST} uptime` },
  expect: 'Nothing answers.',
  otherwise: 'there',
};

/** The steps that run on a host that is cut off, by the steps of a page. */
const PATHS: [how: string, steps: object[], found: string[]][] = [
  ['a step before the cut', [there, cut], []],
  ['a step after it', [cut, there], ['there']],
  ['a step after the host was joined', [cut, join, there], []],
  ['a step that a way around the join leads to', [{ ...cut, otherwise: 'there' }, join, there], ['there']],
  ['a step that only a step after the join leads to', [{ ...cut, then: 'join' }, join, there], []],
  ['a step before it that a loop leads back to', [there, { ...cut, otherwise: 'there' }], ['there']],
  ['a check that looks whether the cut worked', [cut, { ...look, otherwise: 'join' }, join, there], []],
  ['a check later on', [cut, change('other', { manual: 'Wait.' }), look, join, there], ['look', 'there']],
  ['a join of another host', [cut, { ...join, joins: ['db-2.shop.example'] }, there], ['there']],
];
for (const [how, steps, found] of PATHS)
  test(`${how}: ${found.join(', ') || 'nothing'}`, () => {
    const { steps: own } = fromBase(RUNBOOK) as { steps: object[] };
    const page = fromBase(RUNBOOK, { variables: undefined, steps: [...steps, own[2]] });
    const { diagnostics } = checkBase({ [RUNBOOK]: page });
    const cutOff = diagnostics.filter(({ rule }) => rule === 'host/cut-off');
    assert.deepEqual(
      cutOff.map(({ place }) => place?.split('.')[1]),
      found,
    );
  });

/** Whether a page is reported that names the old host in a command, or elsewhere. */
const PAGES: [how: string, step: object, moves: object, isFound: boolean][] = [
  ['in a command', there, {}, true],
  ['where a command runs', change('w', { run: { shell: 'uptime', where: `on ${HOST}` } }), {}, true],
  ['in prose alone', { ...change('p', { manual: 'Wait.' }), detail: `It was ${HOST}.` }, {}, false],
  ['in a longer name', change('l', { run: { shell: `ssh ${HOST}.test uptime` } }), {}, false],
  [
    'in a command that finds the primary',
    change('f', {
      run: { shell: `psql 'host=${HOST},db-3.shop.example target_session_attrs=primary' -c checkpoint` },
    }),
    {},
    false,
  ],
  [
    'next to the new one',
    change('b', { run: { shell: `ssh ${HOST} ping -c 1 db-2.shop.example` } }),
    {},
    false,
  ],
  ['on the way back', there, { moves: { from: 'db-2.shop.example', to: HOST } }, false],
];
for (const [how, step, keys, isFound] of PAGES)
  test(`a page that names the old host ${how} is ${isFound ? 'reported once' : 'not reported'}`, () => {
    assert.equal(moved([step, { ...step, id: 'again' }], keys).length, isFound ? 1 : 0);
  });

test('a page that a step leaves to be changed is not reported', () => {
  assert.equal(moved([there], {}, 'Change [the disk](/runbooks/queue-full/).').length, 0);
  assert.equal(moved([there], {}, 'Change queue-full-two.').length, 1);
});

function moved(steps: object[], keys: object, leaves?: string): { message: string }[] {
  const { steps: own } = fromBase(RUNBOOK) as { steps: object[] };
  const mover = change('swap', {
    run: { shell: 'ssh db-2.shop.example sudo systemctl start queue' },
    ...(leaves !== undefined && { leaves }),
  });
  const page = {
    variables: undefined,
    steps: [mover, own[2]],
    moves: { from: HOST, to: 'db-2.shop.example' },
  };
  const other = { variables: undefined, alerts: [{ name: 'QueueFull' }], steps: [...steps, own[2]], ...keys };
  return checkBase({
    [RUNBOOK]: fromBase(RUNBOOK, page),
    'teams/orders/runbooks/queue-full.yaml': fromBase(RUNBOOK, other),
  }).diagnostics.filter(({ rule, file }) => rule === 'host/moved' && file.endsWith('order-queue.yaml'));
}

function change(id: string, keys: object): object {
  return { id, kind: 'do', title: `Do ${id}`, expect: 'It is so.', risk: 'low', ...keys };
}
