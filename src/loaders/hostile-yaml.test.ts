import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  examine,
  FRONTMATTER,
  lines,
  PAGE,
  read,
  SERVICE,
  SERVICE_TEXT,
  stage,
} from '../../tests/hostile.ts';
import { freeTexts, specimen, type FreeText } from '../../tests/specimen.ts';

const LINKS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '<java\tscript:alert(1)>',
  'java&Tab;script:alert(1)',
  '&#106;avascript:alert(1)',
  'javascript&colon;alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'blob:x',
  'file:///etc/passwd',
  'http://plain.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\\\\\evil.example',
  'evil',
  '',
];

const HTML = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</script><b>',
  '<!-- x -->',
  '<a href="javascript:x">y</a>',
];

const INVISIBLE = [
  '\u202e',
  '\u2066',
  '\u200f',
  '\u0007',
  '\u001b[8m',
  '\u009b8m',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\r',
  '\v',
  '\u0085',
  '\u2029',
  '\u00ad',
  '\u200b',
  '\u3164',
  '\ue000',
  '\ufffe',
  '\u{e0041}',
];

/** Abuses of YAML, and characters that no text may contain. See hostile.test.ts. */
for (const [name, text, rule] of [
  [
    'a billion laughs',
    laughs('a0: &a0 lol', (n) => `a${n}: &a${n} [${`*a${n - 1},`.repeat(10)}]`),
    'yaml/alias',
  ],
  [
    'a billion merges',
    laughs('a0: &a0 {a: 1}', (n) => `a${n}: &a${n} {<<: *a${n - 1}, b${n}: *a${n - 1}}`),
    'yaml/alias',
  ],
  ['an alias that holds itself', 'name: &a [*a]', 'yaml/alias'],
  ['a merge key without an alias', `${SERVICE_TEXT}<<: { tier: 1 }`, 'schema/unknown-key'],
  ['flow lists, 100,000 deep', '['.repeat(100_000), 'yaml/depth'],
  ['flow maps, 25,000 deep', '{a: '.repeat(25_000), 'yaml/depth'],
  ['block lists on one line, 50,000 deep', '- '.repeat(50_000), 'yaml/depth'],
  ['complex keys, 50,000 deep', '? '.repeat(50_000), 'yaml/depth'],
  ['block maps, 400 deep', lines(400, (n) => `${' '.repeat(n)}a:`), 'yaml/depth'],
  ['lists that are closed and never opened', ']'.repeat(120_000), 'yaml/syntax'],
  ['a flow map of commas', `{${','.repeat(120_000)}}`, 'yaml/syntax'],
  ['anchors without a value', '&a '.repeat(40_000), 'yaml/syntax'],
  ['a text that never ends', `name: "${'a'.repeat(120_000)}`, 'yaml/syntax'],
  ['5,000 unknown keys', lines(5_000, (n) => `nam${n}: x`), 'schema/missing-key'],
  ['5,000 keys of the wrong form', `? a\n: b\n${lines(5_000, (n) => `A~${n}/: {}`)}`, 'schema/missing-key'],
  [
    '10,000 entries of the wrong type',
    `${SERVICE_TEXT}aliases:\n${lines(10_000, (n) => `  - ${n}`)}`,
    'schema/type',
  ],
  [
    '8,000 references to nothing',
    `${SERVICE_TEXT}depends_on:\n${lines(8_000, (n) => `  - a${n}`)}`,
    'ref/unknown',
  ],
  [
    '10,000 facts that do not exist',
    `${SERVICE_TEXT}aliases: ["${'{{timer.no}}'.repeat(10_000)}"]`,
    'schema/size',
  ],
  [
    'prose of 100,000 asterisks',
    'name: x\ntier: 1\ndescription: "a' + '*('.repeat(50_000) + '"',
    'schema/size',
  ],
  ['thirty documents', '---\nname: x\n'.repeat(30), 'yaml/documents'],
  ['a second document that ends the file', `${SERVICE_TEXT}---\n`, 'yaml/documents'],
  ['an end of document and more', `${SERVICE_TEXT}...\nname: y`, 'yaml/documents'],
  ['another version of YAML', `%YAML 9.9\n---\n${SERVICE_TEXT}`, 'yaml/syntax'],
  ['a tag of a handle of its own', `%TAG !e! tag:evil.example:\n---\nname: !e!run x`, 'yaml/tag'],
  ['a function', 'name: !!js/function "function () { process.exit() }"', 'yaml/tag'],
  ['a regular expression', 'name: !!js/regexp /(a+)+$/', 'yaml/tag'],
  ['an object of another language', 'name: !!python/object/apply:os.system [id]', 'yaml/tag'],
  ['binary data', 'name: !!binary R0lGODlhDAAMAIQAAP', 'yaml/tag'],
  ['a time', 'name: !!timestamp 2026-11-24', 'yaml/tag'],
  ['a set', 'name: !!set { a, b }', 'yaml/tag'],
  ['a tag in full', 'name: !<tag:yaml.org,2002:js/undefined> x', 'yaml/tag'],
  ['a tab before a key', 'name: x\n\tdescription: y', 'yaml/tab'],
  ['a list instead of keys', '- name: x', 'schema/type'],
  ['nothing but a number', '1', 'schema/type'],
  ['a key that is a list', '? [a, b]\n: c', 'yaml/syntax'],
  ['numbers that no schema thought of', 'name: .inf\ndescription: 0o17\ntier: 0x2', 'schema/type'],
  ['a pattern that takes for ever', runbookWith('pattern: "^(a+)+$"'), 'schema/regex'],
  ['a pattern that takes nearly as long', runbookWith('pattern: "^.*.*.*.*=$"'), 'schema/regex'],
] as const) {
  test(`YAML: ${name}`, async () => {
    const file = rule === 'schema/regex' ? 'teams/orders/runbooks/hostile.yaml' : SERVICE;
    const [first] = await examine({ [file]: text }, file);
    assert.equal(first?.rule, rule, first?.message);
  });
}

test('what every object inherits is an id like any other', async () => {
  const { diagnostics, catalog } = await read(
    stage({
      'teams/constructor/team.yaml':
        'name: C\npurpose: Builds.\ncontacts: [{ id: constructor, label: C, page: /c }]\nescalation: [{ contact: constructor, after: 0m }, { contact: executive, after: 10m }]\n',
      'teams/constructor/services/constructor.yaml': `${SERVICE_TEXT}depends_on: [order-intake]\n`,
      'glossary.yaml':
        'terms: [{ id: bridge, text: bridge, definition: A call. }, { id: constructor, text: C, definition: C. }]\n',
      [PAGE]: `${FRONTMATTER}See <Term id="constructor" />.\n`,
    }),
  );
  assert.deepEqual(diagnostics, []);
  assert.equal(catalog.services.get('constructor')?.team, 'constructor');
});

test('what every object inherits names nothing by itself', async () => {
  const texts = ['timer', 'channel', 'level', 'role', 'org'].map((kind) => `{{${kind}.constructor}}`);
  const parts = ['Timer', 'Level', 'Channel', 'Role', 'Term', 'Message'].map(
    (name) => `<${name} id="constructor" />`,
  );
  const files = {
    [SERVICE]: `name: x\ntier: 1\ndescription: "${texts.join(' ')}"\n`,
    [PAGE]: `${FRONTMATTER}${parts.join('\n\n')}\n\n<Checklist role="toString" phase="valueOf" />\n`,
  };
  const { diagnostics } = await read(stage(files));
  assert.equal(diagnostics.length, texts.length + parts.length + 2);
  for (const { rule } of diagnostics) assert.equal(rule, 'ref/unknown');
});

for (const key of ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'prototype']) {
  test(`the key ${key} is refused in every object of every kind`, async () => {
    const planted = `{ "${key}": { "polluted": true },`;
    const texts = [...specimen(({ number }) => `text ${number}`)].map(([path, text]): [string, string] => [
      path,
      text.replace(/\{(?=\s*")/g, planted),
    ]);
    const { diagnostics } = await read(stage(Object.fromEntries(texts)));
    for (const [path, text] of texts) {
      const found = new Set(
        diagnostics.filter(({ file }) => file === `content/${path}`).map(({ line }) => line),
      );
      for (const [index, line] of text.split('\n').entries())
        assert.ok(!line.includes(planted) || found.has(index + 1), `${path}:${index + 1}`);
    }
    assert.ok(!('polluted' in {}));
  });
}

test('a link that is not allowed is found in every prose of every kind', async () => {
  const tabs = new Set<string>();
  const found = await rulesByPlace(({ number, place, most }) => {
    const link = LINKS[number % LINKS.length] ?? '';
    const text = `x [y](${link})`;
    // No link fits into the label of a level.
    if (text.length > most) return 'x';
    if (link.includes('\t')) tabs.add(place);
    return text;
  });
  for (const [place, form] of freeTexts()) {
    const others = tabs.has(place) && form !== 'command' && form !== 'message' ? 'text/invisible' : undefined;
    assert.equal(found.get(place), form === 'prose' ? 'link/scheme' : others, place);
  }
});

test('HTML is found in every prose of every kind', async () => {
  const found = await rulesByPlace(({ number, most }) => (HTML[number % HTML.length] ?? '').slice(0, most));
  for (const [place, form] of freeTexts())
    assert.equal(found.get(place) === 'text/html', form === 'prose', place);
});

test('a character that is obeyed and not seen is found in every text of every kind', async () => {
  const found = await rulesByPlace(({ number }) => `x ${INVISIBLE[number % INVISIBLE.length] ?? ''} y`);
  for (const place of freeTexts().keys()) assert.equal(found.get(place), 'text/invisible', place);
});

/** Which rule is broken at each free text of the schemas, if every one of them is written so. */
async function rulesByPlace(write: (text: FreeText) => string): Promise<Map<string, string>> {
  const marks = new Map<string, string>();
  const texts = specimen((text) => {
    const mark = `(${marks.size})`;
    marks.set(mark, text.place);
    return write({ ...text, number: marks.size, most: text.most - mark.length }) + mark;
  });
  const { diagnostics, textOf } = await read(stage(Object.fromEntries(texts)));
  const found = new Map<string, string>();
  for (const { file, line, rule } of diagnostics) {
    const [mark] = /\(\d+\)(?="?,?$)/.exec(textOf(file)?.split('\n')[line - 1] ?? '') ?? [];
    const place = marks.get(mark ?? '');
    if (place !== undefined && !/^(?:cmd|risk)\//.test(rule) && rule !== 'link/other-host')
      found.set(place, rule);
  }
  return found;
}

function laughs(first: string, next: (n: number) => string): string {
  return `${first}\n${lines(30, (n) => next(n + 1))}`;
}

function runbookWith(variable: string): string {
  return `title: Hostile\nkind: procedure\nstatus: draft\nuse_when: Never.\nrecovered_when: [Never.]\nvariables:\n  A: { description: x, example: ${'a'.repeat(40)}!, ${variable} }\nsteps: [{ id: a, kind: wait, title: Wait for A, for: 1m, max: 2m }]\n`;
}
