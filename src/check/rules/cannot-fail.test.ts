import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBase, fromBase, RUNBOOK } from '../../../tests/base.ts';

/** Commands of a check and what they expect, and whether a command that could not look shows the same. */
const CASES: [shell: string, expect: string, isFound: boolean][] = [
  [
    'ssh db-1 "sudo journalctl -u db | grep -c \'failed for user\'"',
    'A count that no longer grows, and payments as usual.',
    true,
  ],
  [
    'ssh db-1 "sudo sh -c \'cat a; cat b\' | sort | uniq -u | wc -l"',
    '`0`: every line is there twice.',
    true,
  ],
  ['kubectl --context prod get pods -n a | grep -c Pending', '0', true],
  ['kubectl --context prod get pods -n a | grep -vc Running', 'The count is 0.', true],
  ['kubectl --context prod get pods -n a | grep -v Running', 'No output.', true],
  ['ps aux | cut -d " " -f 2', 'Nothing.', true],
  ['for pod in a b; do kubectl --context prod logs $pod | grep refused; done', 'No output', true],
  ['git -C shop grep -n password $(git -C shop rev-list --all)', 'No output.', true],
  ['grep -rn password /etc/shop', 'No lines.', true],
  ['find /var/log -name "core.*"', 'No output.', true],
  ["bash -lc 'systemctl --failed | grep shop'", 'No output.', true],
  ["sudo -u postgres psql -Atc 'select 1' | grep 2", 'Empty output', true],
  ['kubectl --context prod get pods -n a | grep -c Running', 'A number above 0.', false],
  ['kubectl --context prod get pods -n a | grep -c Running', '`0` or more, and it grows.', true],
  ['kubectl --context prod get pods -n a | grep -c Running', '04 or 05', false],
  ['kubectl --context prod get pods -n a | grep -c Running', '0.5 of what there were.', false],
  ['kubectl --context prod get pods -n a --field-selector=status.phase=Pending', 'No resources found', false],
  ['kafka-topics --bootstrap-server a:9092 --describe --under-replicated-partitions', 'No output.', false],
  ["psql 'host=db-1 dbname=shop' -Atc 'select count(*) from waiting'", '`0`', false],
  ['ssh db-1 sudo systemctl start shop', 'No output.', false],
  ['grep refused /var/log/shop.log', 'No output.', false],
  ['ps aux | sort > /tmp/processes', 'No output.', false],
  ['ps aux 2>/dev/null | grep stuck', 'No output.', true],
  ['kubectl --context prod get pods | grep refused; echo searched', '`searched` and nothing else.', false],
  ['grep -c refused /var/log/shop.log', '`0`', false],
  ['kubectl --context prod get pods | wc -l', 'No output.', false],
  ['kubectl --context prod get node $(kubectl --context prod get pods | grep a)', 'No output.', false],
  ['nslookup pay.shop.example | tail -n 2', 'No output that names 10.0.0.1.', false],
  ["sh -s <<'END'\nuptime\nEND", 'No output.', false],
];
for (const [shell, expect, isFound] of CASES)
  test(`${isFound ? 'cannot' : 'can'} fail: ${shell}: ${expect}`, () =>
    assert.equal(found({ shell }, expect), isFound));

test('only checks and verifies are judged, and only commands of a shell', () => {
  const shell = 'kubectl --context prod get pods -n a | grep -c Pending';
  assert.ok(!found({ shell, language: 'powershell' }, '0'));
  assert.ok(!found({ shell }, '0', { kind: 'do', risk: 'low' }));
});

function found(run: object, expect: string, keys: object = {}): boolean {
  const step = { id: 'look', kind: 'verify', title: 'Look at it', run, expect, ...keys };
  const page = fromBase(RUNBOOK, { variables: undefined, steps: [step] });
  return checkBase({ [RUNBOOK]: page }).diagnostics.some(({ rule }) => rule === 'cmd/cannot-fail');
}
