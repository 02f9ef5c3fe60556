import assert from 'node:assert/strict';
import { test } from 'node:test';
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
