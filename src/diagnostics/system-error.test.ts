import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { systemErrorSentence } from './system-error.ts';

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was thrown');
}

/** Where every disk is full; macOS has no such place. */
const FULL: [() => unknown, RegExp] = [() => writeFileSync('/dev/full', 'x'), /The disk of .* is full/];

test('what the system refuses is said with its path and what to do', () => {
  const here = import.meta.filename;
  const cases: [() => unknown, RegExp][] = [
    [() => mkdirSync(join(here, 'below'), { recursive: true }), /A part of .*below is a file/],
    [() => readFileSync(tmpdir()), /is a folder, not a file/],
    [() => writeFileSync(join(tmpdir(), 'x'.repeat(300)), ''), /too long/],
    ...(existsSync('/dev/full') ? [FULL] : []),
  ];
  for (const [act, expected] of cases) assert.match(systemErrorSentence(thrownBy(act)) ?? '', expected);
});

test('the cause is found inside the error of a library, and no other error is taken for one', () => {
  const inner = thrownBy(() => readFileSync(tmpdir()));
  assert.match(systemErrorSentence(new Error('astro', { cause: inner })) ?? '', /is a folder/);
  assert.equal(systemErrorSentence(new Error('ours')), undefined);
  assert.equal(systemErrorSentence(thrownBy(() => readFileSync('/missing/file'))), undefined);
  assert.equal(systemErrorSentence('text'), undefined);
});
