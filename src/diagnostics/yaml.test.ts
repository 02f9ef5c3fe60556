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

test('what YAML would drop from a value without a word is refused at its place', () => {
  for (const [text, rule, column] of [
    ['a: &restart the API', 'yaml/alias', 4],
    ['&all\na: b', 'yaml/alias', 1],
    ['&key a: b', 'yaml/alias', 1],
    ['a: [&x b]', 'yaml/alias', 5],
    ['a: &&b', 'yaml/alias', 4],
    ['a: ! urgent', 'yaml/tag', 4],
    ['a: !!str 5', 'yaml/tag', 4],
    ['!!map\na: b', 'yaml/tag', 1],
    ['- !!null', 'yaml/tag', 3],
  ] as const) {
    const [found] = parseYaml('x', text).findings;
    assert.equal(found?.rule, rule, text);
    assert.deepEqual(found?.at, { type: 'text', line: 1, column, endLine: 1, endColumn: column + 1 }, text);
  }
  const honest = 'a: b && c\nd: "&x"\ne: x &y !z\nf: |\n  &g\n  !h\n';
  assert.deepEqual(parseYaml('x', honest).findings, []);
});

test('a value that cannot start or go on as it does is explained', () => {
  for (const [text, words] of [
    ['a: @oncall', /starts with "@"/],
    ['a: [b, `c`]', /starts with "`"/],
    ['- %x', /starts with "%"/],
    [`a: 'it's'`, /follows a closing quotation mark/],
    ['a: "b" c', /follows a closing quotation mark/],
    ['a: 1\n"a": 2', /"a"; it is already defined on line 1/],
    ['a: {"b": 1, \'b\': 2}', /"b"; it is already defined on line 1/],
    ['a: |\n  b\n---\n  c\nd: 2', /more than one YAML document/],
  ] as const)
    assert.match(parseYaml('x', text).findings[0]?.message ?? '', words, text);
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
