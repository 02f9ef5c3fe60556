import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBase, fromBase, RUNBOOK } from '../../../tests/base.ts';

const LIST = { shell: 'redis-cli -h cache.shop.example llen orders' };

/** The keys of a check, and whether a command that fails ends the runbook. */
const CASES: [how: string, keys: object, isFound: boolean][] = [
  ['a cache', { run: LIST }, true],
  ['a cluster', { run: { shell: 'kubectl --context prod -n shop get pods' } }, true],
  ['a host', { run: { shell: 'ssh db-1.shop.example df /srv' } }, true],
  ['a database', { run: { shell: "psql 'host=db-1.shop.example' -Atc 'select 1'" } }, true],
  ['a pod', { run: { shell: 'kubectl --context prod -n shop exec deploy/a -- df' } }, true],
  ['a pipe', { run: { shell: 'kubectl --context prod -n shop get pods | grep -c Running' } }, true],
  ['a loop', { run: { shell: 'for host in a b; do ssh $host uptime; done' } }, true],
  ['a shell in a shell', { run: { shell: "bash -lc 'redis-cli -h a llen b'" } }, true],
  ['a database over ssh', { run: { shell: 'ssh db-1 \'sudo -u postgres psql -c "select 1"\'' } }, true],
  ['a heredoc', { run: { shell: "ssh db-1 sh -s <<'END'\nuptime\nEND" } }, true],
  ['a broker', { run: { shell: 'kafka-topics --bootstrap-server a:9092 --list' } }, true],
  ['a verify', { run: LIST, kind: 'verify' }, true],
  ['another step', { run: LIST, otherwise: 'shrinks' }, false],
  ['another person', { run: LIST, otherwise: 'escalate' }, false],
  ['the end when all is well', { run: LIST, then: 'end', otherwise: 'shrinks' }, false],
  ['a dashboard', { link: 'orders' }, false],
  ['what a reader sees', { ui: 'Console › *Orders*' }, false],
  ['a file of this machine', { run: { shell: 'grep -c shop /etc/hosts' } }, false],
  ['a container of this machine', { run: { shell: 'docker exec a df' } }, false],
  ['an answer', { run: { shell: 'echo "{{SHARD}}" | grep 3' } }, false],
  ['another language', { run: { ...LIST, language: 'powershell' } }, false],
  [
    'a step that changes something',
    { run: { shell: 'ssh a sudo systemctl start b' }, kind: 'do', risk: 'low' },
    false,
  ],
  ['a word that is a name', { run: { shell: 'grep ssh /etc/services' } }, false],
];
for (const [how, keys, isFound] of CASES)
  test(`${how}: ${isFound ? 'the failure ends it too' : 'nothing'}`, () => {
    const { steps } = fromBase(RUNBOOK) as { steps: object[] };
    const step = {
      id: 'look',
      kind: 'check',
      title: 'Look at it',
      expect: 'A line.',
      then: 'shrinks',
      otherwise: 'end',
    };
    const page = fromBase(RUNBOOK, { steps: [{ ...step, ...keys }, steps[2]] });
    const { diagnostics } = checkBase({ [RUNBOOK]: page });
    assert.equal(
      diagnostics.some(({ rule }) => rule === 'flow/failure-ends'),
      isFound,
    );
  });
