import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { onBase } from '../../tests/layered.ts';
import { catalogOf, type ReadResult } from '../loaders/catalog.ts';
import { addressesOf } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Marking } from '../model/content.ts';
import { headline } from '../report/pretty.ts';

const FOLDER = 'tests/fixtures/base';
const PAGE = 'handbook/during/all.mdx';

const LIAISON = `name: Customer liaison
group: liaison
mission: Tells users what they can and cannot do.
reports_to: incident-commander
hands_on: false
aliases: [press officer]
never: [Guesses the cause in public.]
phases:
  take: { trigger: First 5 minutes, style: read-do, items: [{ id: words, text: Ask the commander. }] }
  cycle: { trigger: Every update, style: do-confirm, items: [{ id: send, text: Send the update. }] }
  close: { trigger: At the end, style: do-confirm, items: [{ id: last, text: Send the last message. }] }
phrases: [{ id: always, when: Always, say: We will write again. }]
`;

const SOURCES = `sources:
  - { id: ics-100, short: FEMA IS-100, title: Introduction, url: "https://training.fema.gov/" }
  - { id: nims, short: NIMS, title: System, url: "https://www.fema.gov/" }
  - { id: jesip, short: JESIP, title: Doctrine, url: "https://www.jesip.org.uk/" }
`;

const REGIMES = `purpose: See which clocks may be running.
events: [{ id: aware, name: Aware, meaning: When we could say it., log: In the log. }]
regimes:
${['gdpr', 'hipaa']
  .map(
    (id) => `  - id: ${id}
    name: ${id.toUpperCase()}
    jurisdiction: Somewhere
    who: Everyone.
    when: Personal data was lost.
    counted_from: { aware: Having become aware. }
    stages: [{ id: report, name: Report, to: The authority, due: [{ within: 72h, from: aware }] }]
    sources: [ics-100]
    last_verified: 2026-11-12
    evidence: primary
`,
  )
  .join('')}`;

const TEMPLATE = `title: Ours
purpose: Say it.
used_by: [incident-commander]
when: Later.
body: Text.
`;

const PATHS = `paths:
  - id: first-shift
    title: Before a first shift
    for: Everyone.
    minutes: 15
    modules: [second-steps/kept, second-steps/gone]
`;

const question = (id: string, link: string): string => `      - id: ${id}
        kind: one
        objectives: [it]
        stem: What?
        options: [{ text: A., right: true, explanation: B. }, { text: C., explanation: D. }]
        link: ${link}
`;

const module = (id: string, questions: string): string => `  - id: ${id}
    title: ${id}
    minutes: 10
    objectives: [{ id: it, text: Say it. }]
    pages: [page/during/incident]
    exercise: { title: Say, minutes: 2, task: Say it., answer: This. }
    act: Do it.
    questions:
${questions}`;

const COURSE = `title: Second steps
purpose: More.
audience: Everyone.
order: 2
modules:
${module('kept', question('first', 'page/during/incident') + question('second', 'page/during/all') + question('third', 'page/during/incident'))}${module('gone', question('only', 'page/during/all'))}run_sheet:
  rows:
    - { minutes: 10, what: Kept, how: In pairs., module: kept }
    - { minutes: 10, what: Gone, how: In pairs., module: gone }
`;

test('a role is its name, a term its words, and a source nothing', async () => {
  await shows(
    ['role/customer-liaison', 'glossary', 'source/nims', 'source/jesip'],
    'The <Role id="customer-liaison" /> opens the <Term id="bridge" />, as others do <Cite id="nims" /> <Cite id="jesip" />.',
    'The customer liaison opens the bridge, as others do.',
  );
});

test('a source that is part of the sentence stays in it by its name', async () => {
  await shows(
    ['source/nims', 'source/jesip'],
    '- <Cite id="nims" /> and <Cite id="jesip" />: two plans.\n\n| Source |\n| --- |\n| <Cite id="nims" /> |',
    '- NIMS and JESIP: two plans.\n\n| Source |\n| --- |\n| NIMS |',
  );
});

test('what has its own lines is one line that names it', async () => {
  await shows(
    ['role/customer-liaison', 'message/orders-late', 'template/hand-over', 'phrases', 'forms', 'lifecycle'],
    [
      '<Message id="orders-late" />',
      '<Template id="hand-over" />',
      '<Checklist role="customer-liaison" phase="take" />',
      '<Phrases role="customer-liaison" />',
      '<PhraseBook topic="decisions" />',
      '<Forms />',
      '- Its states:\n\n  <Diagram id="lifecycle" />',
    ].join('\n\n'),
    [
      'Not used here: *Orders are late*',
      'Not used here: *Hand-over*',
      'Not used here: *Customer liaison*',
      'Not used here: *Customer liaison*',
      'Not used here: *Phrase book*',
      'Not used here: *Map of forms*',
      '- Its states:\n\n  Not used here: *States of an incident*',
    ].join('\n\n'),
  );
});

test('a name is shown as it is, whatever Markdown would make of its letters', async () => {
  const odd = LIAISON.replace('name: Customer liaison', 'name: "A *b* {c} <d> [e](/f/) g_h_i"');
  await shows(
    ['role/customer-liaison'],
    'The <Role id="customer-liaison" /> writes.',
    'The a \\*b\\* \\{c\\} \\<d\\> \\[e\\](/f/) g\\_h\\_i writes.',
    { 'roles/customer-liaison.yaml': odd },
  );
});

for (const link of [
  '[words](/roles/customer-liaison/)',
  '[words](/roles/customer-liaison.md "Title")',
  '[words](/roles/press-officer/)',
  '[words](/glossary/#bridge)',
  '[words](/training/)',
  '[words](/training/first-steps/taking-command/#check)',
  '[words](/training/record/)',
  '[words](/clocks/#law-hipaa)',
  '[words](/handbook/reference/sources/#nims)',
  '[words](#message-orders-late)',
  '[words][there]',
])
  test(`a link becomes its words: ${link}`, async () => {
    await shows(
      [
        'role/customer-liaison',
        'glossary',
        'course/*',
        'paths',
        'task-book',
        'regime/hipaa',
        'source/nims',
        'message/*',
      ],
      `See ${link}, and [the rest](/roles/).\n\n<Message id="orders-late" />\n\n[there]: /roles/customer-liaison/`,
      'See words, and [the rest](/roles/).\n\nNot used here: *Orders are late*',
    );
  });

test('a link in YAML becomes its words, and a fact the name', async () => {
  const text =
    'Ask the {{role.customer-liaison}}, as [the card](/roles/customer-liaison/) says, after {{timer.relief}}.';
  const { catalog } = await read(['role/customer-liaison'], {
    'templates/hand-over.yaml': `title: Hand-over\npurpose: ${text}\nused_by: [responder]\nwhen: Later.\nbody: "{{role.customer-liaison}}"\n`,
  });
  const { purpose, body } = catalog.templates.get('hand-over')?.data ?? {};
  assert.equal(purpose, 'Ask the customer liaison, as the card says, after 3 h.');
  assert.equal(body, 'customer liaison');
});

test('a name that the audience may not see is withheld', async () => {
  const { catalog } = await read(
    ['role/customer-liaison'],
    {
      'roles/customer-liaison.yaml': `marking: internal\n${LIAISON}`,
      [PAGE]: page('Ask the <Role id="customer-liaison" />.'),
    },
    {},
    'public',
  );
  assert.equal(bodyOf(catalog), 'Ask the see your internal handbook.');
});

test('an optional key and an item of a list go, and of a list with nothing left the key', async () => {
  const { catalog } = await read(['template/hand-over', 'role/customer-liaison', 'source/nims'], {
    [PAGE]: page('Text.', 'roles: [customer-liaison, responder]\nsources: [nims]\n'),
  });
  assert.deepEqual(catalog.forms?.data.forms[0], {
    form: 'ICS 201',
    title: 'Incident briefing',
    here: 'The head of the incident document.',
  });
  const { roles, sources } = catalog.pages.get('during/all')?.data ?? {};
  assert.deepEqual([roles, sources], [['responder'], undefined]);
});

test('a severity level never goes, because the rest of the handbook names it', async () => {
  const { diagnostics } = await read(['role/responder']);
  assert.deepEqual(diagnostics.filter(({ file }) => file === 'content/severity.yaml').map(headline), [
    'content/severity.yaml:33:15: error: file cannot do without "role/responder", which the handbook leaves out [layer/needed]',
  ]);
});

test('a required key takes the smallest part with it that can be missed, and then what names that part', async () => {
  const { catalog, leftOut } = await read(['page/during/all'], {
    'courses/second-steps.yaml': COURSE,
    'paths.yaml': PATHS,
    [PAGE]: page('Text.'),
  });
  const course = catalog.courses.get('second-steps')?.data;
  assert.deepEqual(
    course?.modules.map(({ id, questions }) => [id, questions.map((question) => question.id)]),
    [['kept', ['first', 'third']]],
  );
  assert.deepEqual(
    course?.run_sheet.rows.map((row) => row.module),
    ['kept', undefined],
  );
  assert.deepEqual(
    catalog.paths?.data.paths.map(({ modules }) => modules),
    [['second-steps/kept']],
  );
  const lines = leftOut?.explain().mentions.map(({ names, done }) => `${names}: ${done}`) ?? [];
  assert.ok(lines.includes('page/during/all: removed modules.kept.questions.second'), lines.join('\n'));
  assert.ok(lines.includes('page/during/all: removed modules.gone'), lines.join('\n'));
  assert.ok(lines.includes('module/second-steps/gone: removed'), lines.join('\n'));
});

test('what nothing is left of has no page, no list and no place in the menu', async () => {
  const { catalog } = await read(
    [
      'course/*',
      'paths',
      'task-book',
      'drill/*',
      'drill-kit',
      'wheel',
      'glossary',
      'message/*',
      'template/*',
    ],
    {
      'drill-settings/late-orders.yaml': '# Left out below.\nnames: {}\n',
    },
  );
  const addresses = addressesOf(catalog);
  for (const gone of [
    '/training/',
    '/training/record/',
    '/drills/calendar/',
    '/glossary/',
    '/messages/',
    '/templates/',
  ])
    assert.ok(!addresses.has(gone), gone);
  for (const kept of ['/', '/roles/', '/runbooks/', '/handbook/', '/severity/'])
    assert.ok(addresses.has(kept), kept);
});

test('a file of one’s own at a path that a pattern covers stays', async () => {
  const { catalog, diagnostics } = await read(['template/*'], {}, { 'templates/ours.yaml': TEMPLATE });
  assert.deepEqual(diagnostics.map(headline), []);
  assert.deepEqual([...catalog.templates.keys()], ['ours']);
});

test('in a file with a patch, each value counts as of the layer that wrote it', async () => {
  const found = await read(
    ['role/customer-liaison'],
    {
      'templates/hand-over.yaml': TEMPLATE.replace(
        '[incident-commander]',
        '[incident-commander, customer-liaison]',
      ),
    },
    { 'templates/hand-over.patch.yaml': 'purpose: As the {{role.customer-liaison}} says.\n' },
  );
  assert.deepEqual(found.diagnostics.map(headline), [
    'org/templates/hand-over.patch.yaml:1:17: error: file names "role/customer-liaison", which the handbook leaves out [ref/excluded]',
  ]);
  assert.deepEqual(found.catalog.templates.get('hand-over')?.data.used_by, ['incident-commander']);
});

test('findings in what is left out are dropped, and the others stay', async () => {
  const broken = { 'templates/hand-over.yaml': 'title: 1\n', 'messages/orders-late.yaml': 'title: 1\n' };
  const { diagnostics } = await read(['template/hand-over'], broken);
  assert.deepEqual([...new Set(diagnostics.map(({ file }) => file))], ['content/messages/orders-late.yaml']);
});

test('what is of little use without the files that are left out is named, until it is left out too', async () => {
  const named = async (...words: string[]) => (await read(words)).leftOut?.companions;
  assert.deepEqual(await named('course/*', 'drill/*', 'wheel'), [
    { of: 'course/*', words: ['paths', 'task-book'] },
    { of: 'drill/*', words: ['drill-kit'] },
  ]);
  assert.deepEqual(await named('course/*', 'paths', 'task-book'), []);
  const own = { 'courses/ours.yaml': readFileSync(`${FOLDER}/courses/first-steps.yaml`, 'utf8') };
  assert.deepEqual((await read(['course/*'], {}, own)).leftOut?.companions, []);
});

test('a handbook that leaves nothing out says nothing about it', async () => {
  assert.equal((await read([])).leftOut, undefined);
});

test('sentences that still say a name are listed, and code and addresses are not', async () => {
  const { leftOut } = await read(['role/customer-liaison'], {
    [PAGE]: page(
      'The customer liaisons write. A press officer is one. `customer liaison`, [x](/roles/customer-liaison/).\n\nThe <Role id="customer-liaison" /> reads.',
    ),
  });
  const said = leftOut?.explain().words.filter(({ file }) => file === `content/${PAGE}`) ?? [];
  assert.deepEqual(
    said.map(({ line, column, done }) => [line, column, done]),
    [
      [11, 5, 'customer liaisons'],
      [11, 32, 'press officer'],
      [13, 5, 'customer liaison'],
    ],
  );
});

/** Reads the valid files as the base, with others, and without what the words name. */
function read(
  exclude: string[],
  base: Record<string, string> = {},
  own: Record<string, string> = {},
  audience?: Marking,
): Promise<ReadResult> {
  const files = {
    'roles/customer-liaison.yaml': LIAISON,
    'sources.yaml': SOURCES,
    'regimes.yaml': REGIMES,
    ...base,
  };
  return onBase(FOLDER, exclude, { base: files, own }).then((sources) =>
    catalogOf(sources, { now: new Date('2026-11-24'), lint: false, audience }),
  );
}

/** Asserts what a page of the base shows, without what the words name. */
async function shows(
  exclude: string[],
  written: string,
  shown: string,
  base: Record<string, string> = {},
): Promise<void> {
  const { catalog, diagnostics } = await read(exclude, { [PAGE]: page(written), ...base });
  assert.deepEqual(diagnostics.map(headline), []);
  assert.equal(bodyOf(catalog), shown);
}

function bodyOf(catalog: Catalog): string {
  return catalog.pages.get('during/all')?.text?.body.trim() ?? '';
}

function page(body: string, keys = ''): string {
  return `---\ntitle: Everything\npurpose: Show all that a page can show.\naudience: Everyone.\nminutes: 1\norder: 2\nverified: 2026-11-12\n${keys}---\n${keys ? '' : '\n\n'}${body}\n`;
}
