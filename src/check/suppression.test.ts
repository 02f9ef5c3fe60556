import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCatalog, type BuildOptions } from './build-catalog.ts';
import type { BuildResult } from './build-catalog.ts';
import { load } from 'js-yaml';
import { readComments } from '../diagnostics/comment.ts';
import { parseDay } from '../model/day.ts';
import { readBaseline } from './baseline.ts';
import { RULE_DESCRIPTIONS } from './rules/index.ts';
import { canBeSuppressed, suppressionIn } from '../diagnostics/silence.ts';

const NOW = new Date('2026-11-24T23:59:00Z');
const MESSAGE = 'messages/late.yaml';
const HEAD = 'title: Orders are late\naudience: customers\nchannel: status-page\nphase: identified\n';
const FOUND = 'This was caused by a full disk.';

/** What is said of one message, by line and rule. */
function said(text: string, options: Partial<BuildOptions> = {}): string[] {
  return inFile(build(text, options)).map(({ line, rule }) => `${line} ${rule}`);
}

function build(text: string, options: Partial<BuildOptions> = {}): BuildResult {
  return buildCatalog([{ path: MESSAGE, text }], { now: NOW, ...options });
}

function inFile({ diagnostics }: BuildResult): BuildResult['diagnostics'] {
  return diagnostics.filter(({ file, rule }) => file === `content/${MESSAGE}` && !rule.startsWith('ref/'));
}

test('the text is found without a comment, so that the tests below mean something', () => {
  assert.deepEqual(said(`${HEAD}body: ${FOUND}\n`), ['5 message/speculation']);
});

test('a comment silences its own line, or the next if it has a line to itself', () => {
  const comment = '# muster ignore[message/speculation] -- the cause was seen';
  for (const text of [
    `${HEAD}body: ${FOUND} ${comment}\n`,
    `${HEAD}${comment}\nbody: ${FOUND}\n`,
    `${HEAD}${comment}\n\n# another\nbody: ${FOUND}\n`,
    `${HEAD}body: | ${comment}\n  One line.\n  ${FOUND}\n`,
    `${HEAD}${comment}\nbody: |\n  One line.\n  ${FOUND}\n`,
    `${HEAD}body: "One line.\n  ${FOUND}" ${comment}\n`,
    `${HEAD}${comment.replace('# muster ', '#muster: ')}\nbody: ${FOUND}\n`,
    `${HEAD}${comment}\r\nbody: ${FOUND}\r\n`.replace(/\r?\n/g, '\r\n'),
  ])
    assert.deepEqual(said(text), [], text);
});

test('what is silenced is kept, with its reason', () => {
  const { suppressed } = build(
    `${HEAD}body: ${FOUND} # muster ignore[message/speculation] -- it was seen \n`,
  );
  assert.deepEqual(
    suppressed.map(({ line, rule, by, reason, until }) => ({ line, rule, by, reason, until })),
    [{ line: 5, rule: 'message/speculation', by: 'ignore', reason: 'it was seen', until: undefined }],
  );
});

test('a comment about another line or rule silences nothing, and is itself found', () => {
  assert.deepEqual(said(`# muster ignore[message/speculation] -- why\n${HEAD}body: ${FOUND}\n`), [
    '1 suppression/unused',
    '6 message/speculation',
  ]);
  assert.deepEqual(said(`${HEAD}body: ${FOUND} # muster ignore[message/too-long] -- why\n`), [
    '5 message/speculation',
    '5 suppression/unused',
  ]);
});

test('a comment for the file applies wherever it is, and can name several rules', () => {
  const comment = '# muster ignore-file[message/speculation, message/too-long] -- why';
  const long = 'x'.repeat(300);
  for (const text of [
    `${comment}\n${HEAD}max_length: 200\nbody: ${FOUND} ${long}\n`,
    `${HEAD}max_length: 200\nbody: ${FOUND} ${long}\n${comment}\n`,
  ])
    assert.deepEqual(said(text), [], text);
});

test('what looks like a comment inside a text is text', () => {
  assert.deepEqual(
    said(`${HEAD}body: |\n  # muster ignore[message/speculation] -- why\n  ${FOUND}\n`),
    ['5 message/speculation'].map((line) => line.replace('5', '7')),
  );
});

test('a snooze holds up to its day, and says that it is over from then on', () => {
  const text = (day: string): string =>
    `${HEAD}body: ${FOUND} # muster snooze[message/speculation] ${day} -- why\n`;
  assert.deepEqual(said(text('2026-11-24')), []);
  assert.deepEqual(said(text('2026-11-23')), ['5 message/speculation']);
  assert.match(
    inFile(build(text('2026-11-23')))[0]?.help ?? '',
    /\. The snooze on line 5 ended on 2026-11-23\.$/,
  );
});

test('a comment that is meant for the check and cannot be read says why', () => {
  for (const [comment, problem] of [
    ['# muster ignore[message/speculation]', /missing reason/],
    ['# muster ignore[message/speculation] --', /missing reason/],
    ['# muster ignore[message/speculation] because', /missing reason/],
    ['# muster ignore -- why', /brackets/],
    ['# muster ignore[] -- why', /brackets/],
    ['# muster ignore[ , ] -- why', /brackets/],
    ['# muster ignor[message/speculation] -- why', /did you mean "ignore"/],
    ['# muster disable[message/speculation] -- why', /unknown instruction "disable"/],
    ['# muster snooze[message/speculation] -- why', /has no last day/],
    ['# muster snooze[message/speculation] 2026-02-31 -- why', /not a date/],
    ['# muster ignore[message/speculation] 2026-12-31 -- why', /only a snooze/],
  ] as const) {
    const found = inFile(build(`${HEAD}${comment}\nbody: ${FOUND}\n`));
    const malformed = found.find(({ rule }) => rule === 'suppression/malformed');
    assert.match(malformed?.message ?? '', problem, comment);
    assert.deepEqual([malformed?.line, malformed?.column, malformed?.level], [5, 1, 'error']);
    assert.ok(found.some(({ rule }) => rule === 'message/speculation'));
  }
});

test('a comment that only mentions the word suppresses nothing', () => {
  for (const comment of [
    '# muster the team',
    '# Muster is our handbook',
    '# mustered[x]',
    '# we muster ignore[x]',
  ])
    assert.deepEqual(said(`${comment}\n${HEAD}body: Late.\n`), [], comment);
});

test('a rule that does not exist, and one that nobody may silence, are found', () => {
  assert.deepEqual(said(`# muster ignore-file[message/speculating] -- why\n${HEAD}body: Late.\n`), [
    '1 suppression/unknown-rule',
  ]);
  const text = `${HEAD}body: Late. {{DELAY}} # muster ignore[cmd/undeclared-variable] -- why\n`;
  assert.deepEqual(said(text), ['5 cmd/undeclared-variable', '5 suppression/refused']);
  assert.deepEqual(said(`# muster ignore-file[suppression/unused] -- why\n${HEAD}body: Late.\n`), [
    '1 suppression/refused',
  ]);
});

test('in a file that its schema refuses, no comment is called unused', () => {
  assert.deepEqual(said(`${HEAD}# muster ignore[message/speculation] -- why\nbdoy: ${FOUND}\n`), [
    '6 schema/unknown-key',
  ]);
});

test('what makes a page safe can never be silenced', () => {
  const kept = [...RULE_DESCRIPTIONS.keys()].filter((rule) => !canBeSuppressed(rule));
  for (const rule of [
    'cmd/secret',
    'ref/unknown',
    'schema/enum',
    'yaml/tag',
    'mdx/html',
    'text/html',
    'link/scheme',
  ])
    assert.ok(kept.includes(rule), rule);
  for (const rule of ['cmd/prompt', 'flow/long-run', 'message/speculation', 'role/person'])
    assert.ok(canBeSuppressed(rule), rule);
});

test('a comment may use the id that a rule had before', () => {
  const { diagnostics } = build(`# muster ignore-file[ref/circle] -- why\n${HEAD}body: Late.\n`);
  // References are never suppressed, so the message says that, not that there is no such rule.
  assert.deepEqual(
    diagnostics.filter(({ rule }) => rule.startsWith('suppression/')).map(({ message }) => message),
    ['rule ref/cycle cannot be suppressed'],
  );
});

test('a baseline may use the id that a rule had before', () => {
  const text = (rule: string): string =>
    JSON.stringify({ version: 1, findings: { 'content/a.yaml': { [rule]: ['x', 'y'] } } });
  assert.deepEqual(readBaseline(text('ref/circle')).findings, {
    'content/a.yaml': { 'ref/cycle': ['x', 'y'] },
  });
  assert.deepEqual(readBaseline(text('ref/cycle')), readBaseline(text('ref/circle')));
});

test('a baseline may name files and rules like what every object has', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  for (const file of names)
    for (const rule of names) {
      const text = `{ "version": 1, "findings": { "${file}": { "${rule}": ["x"] } } }`;
      const { findings } = readBaseline(text);
      assert.equal(JSON.stringify(findings), `{"${file}":{"${rule}":["x"]}}`);
    }
  assert.deepEqual(Object.keys(Object.prototype), []);
  assert.deepEqual(Object.keys(Object), []);
});

test('a baseline that cannot be read is described without its own characters', () => {
  const marked = String.fromCharCode(0xfeff);
  assert.match(readBaseline(`${marked}{}`).problem ?? '', /<U\+FEFF>/);
  assert.equal(
    readBaseline(`{ "version": "${'x'.repeat(9_000)}" }`).problem,
    'expected "version": 1, found something else',
  );
});

test('a page is silenced as a whole from its frontmatter', () => {
  const page = (comment: string): BuildResult =>
    buildCatalog(
      [
        {
          path: 'handbook/during/late.mdx',
          text: `---\n${comment}\ntitle: Late\npurpose: To wait.\naudience: All.\nminutes: 1\norder: 9\nverified: 2026-01-01\n---\n\nText.\n`,
        },
      ],
      { now: NOW },
    );
  const rules = ({ diagnostics }: BuildResult): string[] =>
    diagnostics.filter(({ file }) => file.endsWith('.mdx')).map(({ line, rule }) => `${line} ${rule}`);
  assert.deepEqual(rules(page('# muster ignore[message/speculation] -- why')), ['2 suppression/unused']);
  for (const reason of ['', ' -- .', ' -- 1', ' -- —'])
    assert.deepEqual(rules(page(`# muster ignore[message/speculation]${reason}`)), [
      '2 suppression/malformed',
    ]);
});

test('comments are found in every notation, with the line that each is about', () => {
  const text =
    'a: 1 # one\n# two\n\nb: >-\n  # text\n  more\nc: {\n  d: 1, # three\n  }\n"e": "x # y" # four\n# last\n';
  assert.ok(load(text));
  const { comments } = readComments({ text, firstLine: 3, lines: 20 });
  assert.deepEqual(
    comments.map(({ text, line, column, about }) => [text, line, column, about]),
    [
      ['# one', 3, 6, 3],
      ['# two', 4, 1, 6],
      ['# three', 10, 9, 10],
      ['# four', 12, 14, 12],
      ['# last', 13, 1, 14],
    ],
  );
});

test('a comment is read the same whatever surrounds it', () => {
  const at = { line: 1, column: 1, about: 1 };
  const silence = suppressionIn({
    ...at,
    text: '#  muster  snooze [ a/b ,c/d ]  2026-12-31  --  a reason -- and more',
  });
  assert.equal(silence?.type, 'snooze');
  assert.deepEqual(silence.rules, ['a/b', 'c/d']);
  assert.equal(silence.reason, 'a reason -- and more');
  assert.equal(silence.until, '2026-12-31');
});

test('a day is one that there is', () => {
  assert.equal(parseDay('2026-02-28')?.toISOString(), '2026-02-28T00:00:00.000Z');
  for (const text of ['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', ''])
    assert.equal(parseDay(text), undefined);
});
