import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { globSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { parseYaml } from './yaml.ts';

const ruleOf = (text: string): string | undefined => parseYaml('x', text).findings[0]?.rule;

test('what cannot be read is named for what it is', () => {
  assert.equal(ruleOf('a: &x [1]\nb: *x'), 'yaml/alias');
  assert.equal(ruleOf('a: 1\na: 2'), 'yaml/duplicate-key');
  assert.equal(ruleOf('['.repeat(100_000)), 'yaml/depth');
  assert.equal(ruleOf('a: !!js/function x'), 'yaml/tag');
  assert.equal(ruleOf('a: 1\n---\nb: 2'), 'yaml/documents');
  assert.equal(ruleOf('a: [1\nb: 2'), 'yaml/syntax');
  assert.equal(ruleOf('a: "x\u0000"'), 'text/invisible');
});

test('a problem is placed on its own line, counted from the start of the file', () => {
  const at = parseYaml('x', 'a: 1\na: 2', 10).findings[0]?.at;
  assert.deepEqual(at, { type: 'text', line: 11, column: 1, endLine: 11, endColumn: 2 });
});

test('an unquoted placeholder is reported at its place', () => {
  const [found] = parseYaml('x', 'a: 1\nb:\n  - {{NAME}}\n', 10).findings;
  assert.deepEqual(found?.at, { type: 'text', line: 12, column: 6, endLine: 12, endColumn: 7 });
  assert.match(found.help ?? '', /quotation marks/);
});

test('words that other versions of YAML turn into something else stay words', () => {
  assert.deepEqual(parseYaml('x', 'a: yes\nb: 2026-01-01\nc: 1_000\n<<: {d: 1}').data, {
    a: 'yes',
    b: '2026-01-01',
    c: '1_000',
    '<<': { d: 1 },
  });
});

test('both parsers read every file of the fixtures alike', () => {
  const files = globSync('tests/fixtures/**/*.yaml');
  let read = 0;
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const { data, findings } = parseYaml(file, text);
    if (findings.length) continue;
    read++;
    const document = parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'silent' });
    assert.deepEqual(JSON.parse(JSON.stringify(document.toJS())), JSON.parse(JSON.stringify(data)), file);
  }
  assert.ok(read > 200, `only ${read} of ${files.length} files could be read`);
});
