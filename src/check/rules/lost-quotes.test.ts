import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBase, fromBase, RUNBOOK } from '../../../tests/base.ts';
import { loadShell } from '../../loaders/shell.ts';
import { BUILT_IN_PROGRAMS } from '../../shell/registry.ts';
import { programsIn } from '../../shell/running.ts';

const parse = await loadShell();

/** Commands, and the word that a second shell takes apart. */
const LOST: [command: string, word: string][] = [
  ['ssh db-1 sudo grep -E "DELETE|DROP" /var/log/db.log', 'DELETE|DROP'],
  ['ssh db-1 sudo grep "no space left" /var/log/db.log', 'no space left'],
  ["ssh -o ConnectTimeout=5 admin@db-1 psql -Atc 'select 1'", 'select 1'],
  ['ssh db-1 sh -c "df -h; free"', 'df -h; free'],
  ["timeout 60 ssh db-1 sudo awk '{ print }' /etc/hosts", '{ print }'],
  ["for host in a b; do ssh $host grep 'x y' /etc/hosts; done", 'x y'],
  ['sh -c \'ssh db-1 grep "x y" /etc/hosts\'', 'x y'],
  ['ssh db-1 sudo find /srv -name core -exec ls {} \\;', ';'],
  ["pdsh -w db-1 grep 'x y' /etc/hosts", 'x y'],
  ["watch kubectl get pods -l 'app in (a, b)'", 'app in (a, b)'],
  ["ssh -t db-1 sudo -u postgres psql -c 'select count(*) from a' shop", 'select count(*) from a'],
  ["ssh db-1 curl 'https://a.example/?a=1&b=2'", 'https://a.example/?a=1&b=2'],
];
const KEPT = [
  'ssh db-1 \'sudo grep -E "DELETE|DROP" /var/log/db.log\'',
  'ssh db-1 "sudo sh -c \'df -h; free\' | sort"',
  `ssh db-1 sudo grep -E "'DELETE|DROP'" /var/log/db.log`,
  "ssh db-1 sudo grep -E 'DELETE\\|DROP' /var/log/db.log",
  "ssh db-1 dmesg '|' tail -n 20",
  "ssh db-1 cd /srv '&&' ls",
  'ssh db-1 "cd /srv &&" ls',
  'ssh db-1 sh -s <<\'END\'\nsudo grep -E "DELETE|DROP" /var/log/db.log\nEND',
  'for host in a b; do ssh $host uptime; done | sort',
  "ssh db-1 uptime | grep -E 'load | up'",
  'ssh -o "ProxyCommand ssh -W %h:%p jump" db-1 uptime',
  'ssh db-1 sudo find /srv -name core -exec ls {} \\\\;',
  "ssh db-1 'sudo find /srv -name core -exec ls {} \\;'",
  "ssh db-1 ls /srv/'$(hostname -s)'",
  'ssh db-1 systemctl status "{{UNIT}}"',
  "kubectl exec db-1 -- sh -c 'df -h; free'",
  "sudo -u postgres psql -c 'select 1'",
  `eval echo "a b"`,
  "bash -lc 'df -h; free'",
];

for (const [command, word] of LOST)
  test(`loses its quotation marks: ${command}`, () => assert.equal(lostIn(command), word));
for (const command of KEPT)
  test(`keeps its quotation marks: ${command}`, () => assert.equal(lostIn(command), undefined));

function lostIn(command: string): string | undefined {
  const programs = programsIn(parse(command), parse, BUILT_IN_PROGRAMS);
  return programs.find(({ unquoted }) => unquoted)?.unquoted?.word;
}

const BAD = 'ssh db-1 sudo grep "no space left" /var/log/db.log';

/** Where such a command is written, and the place of the finding. */
const PLACES: [where: string, keys: object, place: string | undefined][] = [
  ['evidence', { evidence: [`The log: \`${BAD}\``] }, 'evidence.0'],
  ['a test of access', { access: [{ system: 'hosts', permission: 'sudo', test: BAD }] }, 'access.0.test'],
  ['the meaning of an alert', { meaning: `See \`${BAD}\`.` }, 'meaning'],
  ['prose, but not as code', { meaning: BAD }, undefined],
  ['code of one word', { meaning: 'See `a|b` on `ssh`.' }, undefined],
];
for (const [where, keys, place] of PLACES)
  test(`a command in ${where} is ${place === undefined ? 'not reported' : 'reported'}`, () => {
    const { diagnostics } = checkBase({ [RUNBOOK]: fromBase(RUNBOOK, keys) });
    const found = diagnostics.filter(({ rule }) => rule === 'cmd/lost-quotes');
    assert.deepEqual(
      found.map((each) => each.place),
      place === undefined ? [] : [place],
    );
  });

test('a command in another language is not judged', () => {
  const step = {
    id: 'look',
    kind: 'verify',
    title: 'Look',
    run: { shell: 'ssh db-1 grep "a b" c', language: 'powershell' },
    expect: 'A line.',
  };
  const { diagnostics } = checkBase({
    [RUNBOOK]: fromBase(RUNBOOK, { variables: undefined, steps: [step] }),
  });
  assert.deepEqual(
    diagnostics.filter(({ rule }) => rule === 'cmd/lost-quotes'),
    [],
  );
});
