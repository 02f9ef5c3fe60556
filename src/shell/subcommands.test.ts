import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { loadShell } from '../loaders/shell.ts';
import { mostSevere, type Effect } from './effect.ts';
import { effectOf } from './judge.ts';
import { BUILT_IN_PROGRAMS } from './registry.ts';
import { programsIn } from './running.ts';

const CASES = load(readFileSync('tests/fixtures/hostile/subcommands.yaml', 'utf8')) as {
  is: Effect;
  run: string;
}[];
const parse = await loadShell();

test('options in any place and form do not hide what a subcommand does', () => {
  assert.ok(CASES.length > 400, String(CASES.length));
  const judged = CASES.map(({ run }) => ({
    is: mostSevere(programsIn(parse(run), parse, BUILT_IN_PROGRAMS).map(effectOf)),
    run,
  }));
  assert.deepEqual(judged, CASES);
});
