import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { headline, pretty } from './pretty.ts';

const plain: Diagnostic = {
  file: 'content/teams/payments/team.yaml',
  line: 2,
  column: 7,
  endLine: 2,
  endColumn: 13,
  rule: 'schema/type',
  level: 'error',
  message: 'expected a text, found a list',
};

function report(text: string, changes: Partial<Diagnostic> = {}, colour = false): string {
  const diagnostics = [{ ...plain, ...changes }];
  return pretty({ diagnostics, suppressed: [], files: 3, seconds: 0.25, textOf: () => text }, { colour });
}

/** The marked line and the caret line below it, without the gutter. */
function framed(text: string, changes: Partial<Diagnostic>): string[] {
  const lines = report(text, changes).split('\n');
  const caret = lines.findIndex((line) => /\| *\^/.test(line));
  return lines.slice(caret - 1, caret + 1).map((line) => line.slice(line.indexOf('|') + 2));
}

test('a finding shows its line between its neighbours, with a caret below', () => {
  assert.equal(
    report('# Payments\nname: [Paym]\npurpose: x\nother: y\n', { help: 'Write one text.' }),
    [
      'content/teams/payments/team.yaml:2:7: error: expected a text, found a list [schema/type]',
      '  1 | # Payments',
      '  2 | name: [Paym]',
      '    |       ^~~~~~',
      '  3 | purpose: x',
      '  help: Write one text.',
      '  why:  npm run explain -- schema/type (/reference/rules/schema/type/)',
      '',
      'Checked 3 files in 0.3 s: 1 error, 0 warnings.',
      '',
    ].join('\n'),
  );
});

test('what has no page of its own leads nowhere', () => {
  assert.doesNotMatch(report('a\nname: [x]\n', { rule: 'prose/spelling' }), /why:/);
});

test('a clean result says so', () => {
  const result = { diagnostics: [], suppressed: [], files: 1, seconds: 0, textOf: () => undefined };
  assert.equal(pretty(result), 'Checked 1 file in 0.0 s: no findings.\n');
});

test('the caret is under the right place after tabs and after wide and combining letters', () => {
  const at = (text: string, part: string): string => {
    const column = text.indexOf(part) + 1;
    const place = { line: 1, column, endLine: 1, endColumn: column + part.length };
    return framed(text, place)[1] ?? '';
  };
  assert.equal(at('\tname: x', 'name'), '  ^~~~');
  assert.equal(at('倉庫: x', 'x'), '      ^');
  assert.equal(at('🚚: x', 'x'), '    ^');
  assert.equal(at('cafe\u0301: x', 'x'), '      ^');
  assert.equal(at('name: 倉庫', '倉庫'), '      ^~~~');
});

test('a range over several lines is marked to the end of its first', () => {
  assert.deepEqual(framed('a: 1\nb: [x,\n  y]\n', { line: 2, column: 4, endLine: 3, endColumn: 5 }), [
    'b: [x,',
    '   ^~~',
  ]);
});

test('a very long line is cut around the place, and its neighbours with it', () => {
  const text = `${'a'.repeat(500)}\n${'b'.repeat(300)}HERE${'b'.repeat(300)}\nshort`;
  const rows = report(text, { line: 2, column: 301, endLine: 2, endColumn: 305 }).split('\n').slice(1, 5);
  assert.ok(rows.every((row) => row.length <= 110));
  assert.match(rows[0] ?? '', /^ {2}1 \| …a+…$/);
  assert.match(rows[1] ?? '', /^ {2}2 \| …b+HEREb+…$/);
  assert.equal(rows[1]?.indexOf('HERE'), rows[2]?.indexOf('^~~~'));
  assert.equal(rows[3], '  3 |');
});

test('nothing from a file reaches the terminal as a command', () => {
  const hostile = 'x\u001B[2J\u009B31m\u202Ey\u200B\uD800z';
  const out = report(`a\n${hostile}\n`, {
    file: `content/${hostile}\n.yaml`,
    message: hostile,
    help: hostile,
  });
  assert.doesNotMatch(out.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}]/u);
  assert.match(out, /2 \| x<U\+001B>\[2J<U\+009B>31m<U\+202E>y<U\+200B><U\+D800>z/);
});

test('a finding about the file as a whole, or without a text, shows no lines', () => {
  const whole = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  assert.doesNotMatch(report('name: x\n', whole), / \| /);
  assert.doesNotMatch(report('name: x\n', { line: 9, endLine: 9 }), / \| /);
});

test('colours only where they are asked for', () => {
  assert.doesNotMatch(report('a\nname: [x]\n'), /\u001B/);
  assert.match(report('a\nname: [x]\n', {}, true), /\u001B\[31merror\u001B\[0m/);
  assert.match(report('a\nname: [x]\n', { level: 'warning' }, true), /\u001B\[33m\^/);
});

test('the headline alone is one line that editors and shells can follow', () => {
  assert.equal(
    headline({ ...plain, message: 'two\nlines' }),
    'content/teams/payments/team.yaml:2:7: error: two<U+000A>lines [schema/type]',
  );
});
