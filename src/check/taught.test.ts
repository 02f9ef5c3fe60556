import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dump, load } from 'js-yaml';
import { loadShell } from '../loaders/shell.ts';
import type { Effect } from '../shell/effect.ts';
import { mostSevere } from '../shell/effect.ts';
import { effectOf } from '../shell/judge.ts';
import { programsIn } from '../shell/running.ts';
import { programsWith, type Taught } from '../shell/taught.ts';
import { buildCatalog } from './build-catalog.ts';

const BASE = 'tests/fixtures/base';
const base = globSync('**/*.{yaml,mdx}', { cwd: BASE }).map((path) => ({
  path,
  text: readFileSync(join(BASE, path), 'utf8'),
}));
const parse = await loadShell();
const attempts = load(readFileSync('tests/fixtures/hostile/programs.yaml', 'utf8')) as Attempt[];

for (const { what, taught = [], raw, finds = [], anyFinding, commands = {} } of attempts)
  test(`taught: ${what}`, () => {
    const text = raw ?? dump({ programs: taught });
    const { diagnostics } = buildCatalog([...base, { path: 'programs.yaml', text }], {
      now: new Date('2026-11-24'),
      parseShell: parse,
    });
    for (const { message, help = '', file, line } of diagnostics) {
      assert.equal(file, 'content/programs.yaml');
      assert.ok(line > 0);
      assert.doesNotMatch(`${message} ${help}`, /undefined|\[object|NaN/);
    }
    if (anyFinding) assert.ok(diagnostics.some(({ level }) => level === 'error'));
    else assert.deepEqual(diagnostics.map(({ rule }) => rule).sort(), [...finds].sort());
    for (const [command, effect] of Object.entries(commands)) {
      const programs = programsIn(parse(command), parse, programsWith(taught));
      assert.equal(mostSevere(programs.map(effectOf)), effect, command);
    }
  });

test('a command is judged by what the file teaches', () => {
  const runbook = base.find(({ path }) => path.endsWith('order-queue.yaml'));
  assert.ok(runbook);
  const files = (effect: string) => [
    ...base.filter((file) => file !== runbook),
    { ...runbook, text: runbook.text.replace(/run: \{ shell: .*/, 'run: { shell: labelctl drop }') },
    { path: 'programs.yaml', text: `programs: [{ name: labelctl, effect: ${effect}, why: It asks. }]\n` },
  ];
  const rules = (effect: string): string[] =>
    buildCatalog(files(effect), { now: new Date('2026-11-24'), parseShell: parse }).diagnostics.map(
      ({ rule }) => rule,
    );
  assert.ok(!rules('reads').includes('risk/understated'));
  assert.ok(rules('high').includes('risk/understated'));
});

interface Attempt {
  what: string;
  taught?: Taught[];
  /** The whole file, where it is not even a list of entries. */
  raw?: string;
  finds?: string[];
  anyFinding?: boolean;
  commands?: Record<string, Effect>;
}
