import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesIn } from './named.ts';

/** Commands, and what each may reach. A name too many is looked up, a name too few is a danger. */
const CASES: [command: string, names: string[]][] = [
  ['psql -h db-1 -c "select 1"', ['db-1']],
  ["psql 'host=db-1.shop.example dbname=postgres' -Atc 'select 1'", ['db-1.shop.example']],
  ['psql postgres://app@db-2:5432/shop', ['db-2']],
  ['ssh -o ConnectTimeout=5 ops@edge-1 sudo nginx -t', ['edge-1']],
  ['ssh edge-1.shop.example uptime', ['edge-1.shop.example']],
  ['ping -c 3 cache', ['cache']],
  ['curl -fsS https://pay.shop.example/health', ['pay.shop.example']],
  ['curl -fsS http://192.0.2.7:8080/health', ['192.0.2.7']],
  ['curl http://[2001:db8::7]/', ['2001:db8::7']],
  ['scp ops@backup-1:/srv/a .', ['backup-1']],
  ['redis-cli -h cache-1 info', ['cache-1']],
  ['kubectl --context prod-eu -n orders get pods', ['context prod-eu']],
  ['kubectl get pods', ['context ']],
  ['kubectl --context=prod-eu get pods', ['context prod-eu']],
  ['gcloud --project shop-prod compute ssh web', ['cloud shop-prod']],
  [
    'aws --profile prod --region eu-central-1 rds describe-db-instances',
    ['cloud prod', 'cloud eu-central-1'],
  ],
  ['tail -n 20 /var/log/nginx/error.log', []],
  ['sudo systemctl restart nginx.service', []],
  ['jq .a.b file.json', []],
  ['df -h /srv', []],
];

for (const [command, names] of CASES)
  test(`names in ${command}`, () => {
    const { hosts, contexts, clouds } = namesIn(command);
    const found = [
      ...hosts,
      ...contexts.map((name) => `context ${name}`),
      ...clouds.map((name) => `cloud ${name}`),
    ];
    for (const name of names) assert.ok(found.includes(name), `${name} in ${found.join(', ')}`);
    if (names.length === 0) assert.deepEqual(found, []);
  });
