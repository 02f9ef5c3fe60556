import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv, type AnySchema } from 'ajv';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import type { Diagnostic, Level } from '../diagnostics/diagnostic.ts';
import { FORMATS } from './formats.ts';
import { githubSummary } from './github.ts';
import type { CheckResult } from './report.ts';

const HOSTILE =
  'a"b\'c<d>&e\n::error::x\r%0A]]>--><![CDATA[ `code` **bold** [x](javascript:1) @team #12 www.evil.example https://evil.example \u001B[31m\u202E\u0000\uFFFE\uD800 <script>';

function finding(changes: Partial<Diagnostic> = {}): Diagnostic {
  const place = { line: 3, column: 5, endLine: 3, endColumn: 9, place: 'steps.drop' };
  const said = {
    rule: 'cmd/prompt',
    level: 'error' as const,
    message: 'the prompt is part of it',
    help: 'Remove it.',
  };
  return { file: 'content/teams/orders/team.yaml', ...place, ...said, ...changes };
}

function result(diagnostics: Diagnostic[]): CheckResult {
  return { diagnostics, suppressed: [], files: 7, seconds: 0.25, textOf: () => 'one\ntwo\nthree four\n' };
}

function print(format: string, diagnostics: Diagnostic[], failOn?: Level): string {
  return FORMATS.get(format)?.(result(diagnostics), { failOn }) ?? '';
}

const hostile = finding({ file: `content/${HOSTILE}.yaml`, message: HOSTILE, help: HOSTILE });
const fixed = finding({
  fix: {
    description: 'Remove the prompt',
    edits: [{ line: 3, column: 5, endLine: 3, endColumn: 7, text: '' }],
  },
});

const ajv = new Ajv({ strict: false, allErrors: true });
// Formats of addresses and times, as the schema uses them. Without them they would not be looked at.
ajv.addFormat('uri', (text: string) => URL.canParse(text));
ajv.addFormat(
  'uri-reference',
  (text: string) => URL.canParse(text, 'file:///') && !/[\s<>"{}|\\^`]/.test(text),
);
ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)));
const isSarif = ajv.compile(
  JSON.parse(readFileSync('tests/fixtures/sarif-schema-2.1.0.json', 'utf8')) as AnySchema,
);

test('SARIF holds to the schema of its standard, whatever is in it', () => {
  for (const diagnostics of [
    [],
    [fixed],
    [
      hostile,
      fixed,
      finding({ level: 'warning' }),
      finding({ level: 'info', rule: 'no/such-rule', help: undefined }),
    ],
  ])
    assert.ok(isSarif(JSON.parse(print('sarif', diagnostics))), JSON.stringify(isSarif.errors));
  assert.equal(isSarif({ version: '2.1.0' }), false, 'the schema refuses anything else');
});

test('SARIF says what, where, how severe, and how to fix it', () => {
  const [run] = (JSON.parse(print('sarif', [fixed])) as Sarif).runs;
  const [found] = run?.results ?? [];
  assert.equal(run?.tool.driver.rules[found?.ruleIndex ?? -1]?.id, 'cmd/prompt');
  assert.equal(found?.level, 'error');
  assert.deepEqual(found.locations[0]?.physicalLocation, {
    artifactLocation: { uri: 'content/teams/orders/team.yaml', uriBaseId: '%SRCROOT%' },
    region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
  });
  assert.deepEqual(found.fixes[0]?.artifactChanges[0]?.replacements, [
    {
      deletedRegion: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 7 },
      insertedContent: { text: '' },
    },
  ]);
});

test('a fingerprint stays when lines move, and differs where the place does', () => {
  const of = (changes: Partial<Diagnostic>): unknown =>
    (JSON.parse(print('sarif', [finding(changes)])) as Sarif).runs[0]?.results[0]?.partialFingerprints;
  assert.deepEqual(of({ line: 9, endLine: 9 }), of({}));
  assert.notDeepEqual(of({ place: 'steps.keep' }), of({}));
});

test('GitHub gets one command a line, with nothing in it that ends it', () => {
  assert.equal(
    print('github', [finding({ level: 'warning' })]),
    '::warning file=content/teams/orders/team.yaml,line=3,endLine=3,col=5,endColumn=9,title=cmd/prompt::the prompt is part of it%0ARemove it.%0AWhy: npm run explain -- cmd/prompt (/reference/rules/cmd/prompt/)\n' +
      'Checked 7 files in 0.3 s: 0 errors, 1 warning.\n',
  );
  const lines = print('github', [hostile]).split('\n');
  assert.equal(lines.length, 3);
  const [, properties = ''] = /^::error (.*?)::/.exec(lines[0] ?? '') ?? [];
  assert.equal(properties.split(',').length, 6);
  assert.doesNotMatch(lines[0] ?? '', /[\p{Cc}\p{Cf}]/u);
});

test('GitHub gets the gravest ten of a level, and the summary of the step the rest', () => {
  const many = Array.from({ length: 25 }, (_, index) =>
    finding({ level: index < 12 ? 'warning' : 'error', message: `number ${index}` }),
  );
  const lines = print('github', many).trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => /^::(\w+) /.exec(line)?.[1]),
    [...Array<string>(10).fill('error'), ...Array<string>(10).fill('warning'), undefined],
  );
  const summary = githubSummary(result(many));
  assert.match(summary, /^### Checked 7 files in 0\.3 s: 13 errors, 12 warnings\.\n/);
  assert.deepEqual(
    [...summary.matchAll(/number (\d+)/g)].map(([, number]) => number),
    ['22', '23', '24', '10', '11'],
  );
  assert.ok(Buffer.byteLength(githubSummary(result(Array<Diagnostic>(20_000).fill(hostile)))) < 1024 * 1024);
});

test('Markdown leaves every text as a text: no link, no code, no HTML, nobody notified', () => {
  const text = print('markdown', [hostile, finding()]);
  assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
  const types = new Set<string>();
  const walk = (node: { type: string; value?: string; children?: unknown[] }): void => {
    types.add(node.type === 'html' ? `html ${node.value ?? ''}` : node.type);
    for (const child of node.children ?? []) walk(child as typeof node);
  };
  const tree = fromMarkdown(text);
  walk(tree);
  assert.deepEqual([...types].sort(), [
    'html <!-- -->',
    'inlineCode',
    'list',
    'listItem',
    'paragraph',
    'root',
    'strong',
    'text',
  ]);
  assert.match(toString(tree), /\*\*bold\*\* \[x\]\(javascript:1\)/);
  assert.doesNotMatch(text.replace(/`[^\n]*`/g, ''), /@team|(?<!\\)#12|:\/\/|www\.e/);
});

test('JUnit is well-formed XML, and only what makes the check fail is a failure', () => {
  const text = print('junit', [hostile, finding({ level: 'warning' })], 'error');
  assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]/u);
  assert.deepEqual(tagsOf(text), [
    'testsuites',
    ...['testsuite', 'testcase', 'failure', '/failure', '/testcase', '/testsuite'],
    ...['testsuite', 'testcase', 'system-out', '/system-out', '/testcase', '/testsuite'],
    '/testsuites',
  ]);
  assert.match(text, /<testsuites name="muster" tests="2" failures="1" errors="0" time="0\.250">/);
  assert.match(print('junit', [finding({ level: 'warning' })], 'warning'), /failures="1"/);
  assert.match(print('junit', [finding()]), /failures="0"/);
  assert.match(
    print('junit', []),
    /tests="1" failures="0".*\n.*\n {4}<testcase classname="content" name="no findings"\/>/,
  );
});

test('compact is one line a finding and one for all', () => {
  assert.equal(
    print('compact', [finding(), finding({ line: 4, level: 'info' })]),
    'content/teams/orders/team.yaml:3:5: error: the prompt is part of it [cmd/prompt]\n' +
      'content/teams/orders/team.yaml:4:5: info: the prompt is part of it [cmd/prompt]\n' +
      'Checked 7 files in 0.3 s: 1 error, 0 warnings, 1 note.\n',
  );
  assert.equal(print('compact', [hostile]).split('\n').length, 3);
});

test('what is not listed, not examined and silenced is counted in every summary', () => {
  const counted = {
    ...result([finding()]),
    unlisted: [finding(), finding({ level: 'warning' })],
    unexamined: 2,
    suppressed: [finding()],
  };
  const said =
    'Checked 7 files in 0.3 s: 2 errors, 1 warning, 1 suppressed. 2 findings not listed. 2 commands in languages other than shell and SQL not examined.';
  for (const format of ['pretty', 'compact', 'github', 'markdown'])
    assert.ok(FORMATS.get(format)?.(counted).includes(said), format);
  const { summary } = JSON.parse(FORMATS.get('json')?.(counted) ?? '') as { summary: unknown };
  assert.deepEqual(summary, { files: 7, errors: 2, warnings: 1, suppressed: 1, seconds: 0.25 });
});

/** The tags of an XML text, in order; throws at a character that XML does not allow. */
function tagsOf(xml: string): string[] {
  const tags = [...xml.matchAll(/<(?![?])([^<>]*)>/g)].map(([, tag = '']) => tag);
  const between = xml.replace(/<[^<>]*>/g, '');
  assert.doesNotMatch(between.replace(/&(?:amp|lt|gt|quot|#10);/g, ''), /[<>&]/);
  for (const tag of tags) assert.match(tag, /^\/?[a-z-]+(?: [a-z]+="[^"<>]*")*\/?$/);
  return tags.map((tag) => tag.split(' ', 1)[0] ?? '');
}

interface Sarif {
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    results: {
      ruleIndex: number;
      level: string;
      locations: { physicalLocation: unknown }[];
      fixes: { artifactChanges: { replacements: unknown }[] }[];
      partialFingerprints: unknown;
    }[];
  }[];
}

test('no format writes a character that nobody sees, wherever it comes from', () => {
  const unseen = 'a\u001B[31m\u202E\u200B\u00AD\u3164\u2028\u{E0041}\uFFFEb';
  const found = finding({ file: `content/${unseen}.yaml`, message: unseen, help: unseen });
  for (const format of FORMATS.keys()) {
    const text = print(format, [found], 'error').replaceAll('\n', '');
    assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\p{Zl}\p{Default_Ignorable_Code_Point}\uFFFE]/u, format);
    assert.match(text.replace(/\\(?=[<+])/g, ''), /U\\?\+202E/, format);
  }
});
