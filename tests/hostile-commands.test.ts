import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { dump, load } from 'js-yaml';
import { buildCatalog } from '../src/check/build-catalog.ts';
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts';
import { loadShell } from '../src/loaders/shell.ts';
import { RUNBOOK, SMALL } from './fuzz.ts';

/** What the check says of command lines that try to look harmless, in a step that must only read. */
const CORPUS = 'tests/fixtures/hostile/commands.yaml';
const RULES = {
  'risk/check-mutates': 'changes',
  'risk/unseen-code': 'unseen',
  'cmd/unknown-program': 'unknown',
  'cmd/shell-syntax': 'broken',
  'text/invisible': 'refused',
} as const;
const verdicts = ['refused', 'broken', 'changes', 'unseen', 'unknown'] as const;

const parseShell = await loadShell();
const { sends, ...corpus } = load(readFileSync(CORPUS, 'utf8')) as Record<string, string[]>;

test('there are enough lines, and none twice', () => {
  const lines = Object.values(corpus).flat();
  assert.ok(lines.length >= 250, String(lines.length));
  assert.deepEqual(
    lines.filter((line, index) => lines.indexOf(line) !== index),
    [],
  );
});

for (const [verdict, lines] of Object.entries(corpus))
  for (const line of lines)
    test(`${verdict}: ${line}`, () => assert.equal(verdictOf(rulesFor(line)), verdict));

for (const line of sends ?? [])
  test(`sends data: ${line}`, () =>
    assert.ok(rulesFor(line).has('risk/sends-data'), [...rulesFor(line)].join()));

test('what is honest sends nothing', () => {
  assert.deepEqual(
    corpus['reads']?.filter((line) => rulesFor(line).has('risk/sends-data')),
    [],
  );
});

test('only a program that Muster does not know can be described', () => {
  const helpOf = (shell: string): string =>
    findingsOf(shell).find(({ rule }) => rule === 'cmd/unknown-program')?.help ?? '';
  assert.match(helpOf('frobctl status'), /^Describe the program/);
  assert.match(helpOf('rake orders:fix'), /^Suppress this/);
});

/** The most severe of what is found; of what only reads, nothing. */
function verdictOf(rules: Set<string>): string {
  const found = new Set(
    Object.entries(RULES).flatMap(([rule, verdict]) => (rules.has(rule) ? [verdict] : [])),
  );
  return verdicts.find((verdict) => found.has(verdict)) ?? 'reads';
}

function rulesFor(shell: string): Set<string> {
  return new Set(findingsOf(shell).map(({ rule }) => rule));
}

function findingsOf(shell: string): Diagnostic[] {
  const step = {
    id: 'a',
    kind: 'check',
    title: 'Look at it',
    run: { shell },
    expect: 'It says 3.',
    otherwise: 'escalate',
  };
  const text = dump({ ...SMALL, steps: [step] }, { noRefs: true, lineWidth: -1 });
  const { diagnostics } = buildCatalog([{ path: RUNBOOK, text }], {
    now: new Date('2026-11-24'),
    parseShell,
  });
  return diagnostics;
}
