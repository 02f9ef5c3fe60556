import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';
import { BUILT_IN_PROGRAMS, PROGRAMS, programNamed } from './registry.ts';

const NAMES = PROGRAMS.flatMap(({ name, aliases = [] }) => [name, ...aliases]);

/** Programs whose names are also other words: a kind, a form of text, an exit of a step, a person, a verb. */
const ALSO_WORDS: ReadonlySet<string> = new Set(
  (
    'service command timeout man . = : at write source script expect mail make just task go view exec eval split wall ' +
    'salt cap node host drill task read watch time env op date kind step snap'
  ).split(' '),
);
/** What only reads, whatever its arguments, is often a usual word, such as `file`, and says nothing of a command. */
const ONLY_READS: ReadonlySet<string> = new Set(
  PROGRAMS.filter(({ effect }) => effect === 'reads').flatMap(({ name, aliases = [] }) => [name, ...aliases]),
);

test('no program is described twice', () => {
  assert.deepEqual(
    NAMES.filter((name, index) => NAMES.indexOf(name) !== index),
    [],
  );
});

test('every program is found by its name and its aliases, and nothing else is', () => {
  for (const program of PROGRAMS)
    for (const name of [program.name, ...(program.aliases ?? [])])
      assert.equal(programNamed(BUILT_IN_PROGRAMS, name), program, name);
  for (const name of ['', 'constructor', 'no-such-program'])
    assert.equal(programNamed(BUILT_IN_PROGRAMS, name), undefined);
});

test('no rule names a program: what it has to know is in the descriptor', () => {
  const rules = globSync('src/check/rules/**/*.ts').filter((file) => !file.endsWith('.test.ts'));
  assert.ok(rules.length > 0);
  assert.deepEqual(
    rules.flatMap((file) => namesIn(readFileSync(file, 'utf8')).map((name) => `${file}: ${name}`)),
    [],
  );
});

test('a program is found in a text and in a pattern, but not in a sentence', () => {
  assert.deepEqual(namesIn("x === 'psql'"), ['psql']);
  assert.deepEqual(namesIn('/\\b(?:kubectl|oc) delete\\b/'), ['kubectl', 'oc']);
  assert.deepEqual(namesIn("help('Ask kubectl first.')"), []);
});

/** The programs that code names, in a text of its own or as a word of a regular expression. */
function namesIn(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isRegularExpressionLiteral(node))
      found.push(...(node.text.match(/(?<!\\)[a-z][\w.-]*(?!\[)\b|>/g) ?? []));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('rule.ts', code, ts.ScriptTarget.Latest));
  return found.filter(
    (word) => NAMES.includes(word) && word !== '>' && !ALSO_WORDS.has(word) && !ONLY_READS.has(word),
  );
}
