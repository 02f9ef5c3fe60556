import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { load } from 'js-yaml';
import type { Runbook } from '../src/model/content.ts';
import { loadShell } from '../src/loaders/shell.ts';
import { sendsData } from '../src/shell/judge.ts';
import { BUILT_IN_PROGRAMS } from '../src/shell/registry.ts';
import { commandsOf, type RunbookCommand } from '../src/shell/runbook-command.ts';
import { seed, share, trouble } from './fuzz.ts';
import { endsWithin } from './patience.ts';

/** Whether reading any command line ends, without an error and in a time that grows with its length alone. */
const parse = await loadShell();
const lines = Object.values(
  load(readFileSync('tests/fixtures/hostile/commands.yaml', 'utf8')) as object,
).flat() as string[];
const pieces = [
  ...new Set(lines.flatMap((line) => line.split(/(?<=[|;&(){}'"`<>$\n ])|(?=[|;&(){}'"`<>$\n])/))),
];
/** In seconds. */
const LONGEST = 10;

const cases = share(1);
test(`${cases} command lines of pieces of hostile ones, seed ${seed}`, () => {
  const piece = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...pieces) },
    { weight: 2, arbitrary: fc.constantFrom(...lines) },
    { weight: 1, arbitrary: trouble() },
  );
  const line = fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(line, (shell) => {
      survives(shell);
    }),
    { seed, numRuns: cases },
  );
});

for (const part of [
  '(',
  '{ ',
  '$(',
  '`',
  '"$(',
  '<(',
  "'",
  'a|',
  'a;',
  '$X',
  '<<E\n',
  'if a; then ',
  'sudo ',
  'bash -c ',
  'eval ',
  'f(){ f; }; ',
  'X=a; $X ',
  "echo 'x' | ",
  '/*',
  "';",
  'select ',
  '{{X}} ',
  '--',
  '\\',
])
  test(`a line of ${JSON.stringify(part)} again and again`, () => {
    for (const before of ['', "bash -c '", 'psql -c "', "awk '", "sed '", "perl -pe '", "python3 -c '"])
      survives(before + part.repeat(1500));
  });

test('a text in texts in texts is read up to a depth, and no further', () => {
  for (const [open, close] of [
    ['eval ', ''],
    ['sudo ', ''],
    ['bash -c "$(', ')"'],
    ['sh <(', ')'],
    ['f() { ', '; }; f'],
    ['alias a="a"; echo `', '`'],
    ['echo x | xargs ', ''],
    ['find / -exec ', ''],
    ['kubectl exec a -- ', ''],
    ['echo "', '" | sh'],
  ] as const) {
    const shell = open.repeat(40) + 'rm -rf /srv' + close.repeat(40);
    const { programs = [], broken } = survives(shell) ?? {};
    assert.ok(
      broken !== undefined || programs.some(({ effect }) => effect === 'unseen' || effect === 'destructive'),
      shell.slice(0, 60),
    );
  }
});

/** Judges a command line in a check. Asserts that it takes no longer than a person waits. */
function survives(shell: string): RunbookCommand | undefined {
  const step = { id: 'a', kind: 'check', title: 'Look', run: { shell }, expect: '3', otherwise: 'escalate' };
  return endsWithin(
    LONGEST,
    () => {
      const [command] = commandsOf({ steps: [step] } as unknown as Runbook, parse, BUILT_IN_PROGRAMS);
      for (const program of command?.programs ?? []) sendsData(program);
      return command;
    },
    shell.slice(0, 200),
  );
}
