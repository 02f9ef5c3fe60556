import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { catalogOfNew } from '../../loaders/catalog.ts';
import type { Marking } from '../../model/content.ts';
import { complete, type Answers } from './answers.ts';
import { readKnown } from './known.ts';
import { levelNames } from './levels.ts';
import { filesOf, openPoints } from './plan.ts';

const { starter, answers: usual } = await readKnown();
const now = new Date('2026-11-24');

function filesFor(given: Partial<Answers> = {}): Map<string, string> {
  return filesOf(starter, complete({ ...usual, ...given }));
}

test('the answers are in the organisation file, and what has no answer is not', () => {
  const channels = { command: '#war-room', bridge: 'Call' };
  const text = filesFor({ channels, time_zone: 'Europe/Berlin' }).get('organisation.yaml') ?? '';
  assert.match(text, /command:\n {4}name: "#war-room"\n {4}purpose: The response is led here\./);
  assert.match(
    text,
    /bridge:\n {4}name: Call\n {4}purpose: [^\n]+\n {2}updates:\n {4}name: "#incident-updates"/,
  );
  assert.match(text, /\ntime_zone: Europe\/Berlin\n/);
  assert.doesNotMatch(text, /<[a-z-]+>|git\.example/);
  const full = filesFor({ bridge_telephone: '+49 30 123456', status_page: 'https://status.example' });
  assert.match(
    full.get('organisation.yaml') ?? '',
    /telephone: \+49 30 123456\n[^]*url: https:\/\/status\.example\n/,
  );
});

test('ways to page and the links to the repository go where they belong', () => {
  const page = { command: '/page acme', telephone: '+49 30 123456', form: 'https://page.example' };
  const files = filesFor({ page, repository: 'https://gitlab.example/acme/handbook/' });
  const text = files.get('organisation.yaml') ?? '';
  assert.match(
    text,
    /page:\n {2}command: \/page acme\n {2}telephone: \+49 30 123456\n {2}form: https:\/\/page\.example\n/,
  );
  assert.match(text, /edit_url: https:\/\/gitlab\.example\/acme\/handbook\/-\/edit\/main\/\{path\}\n/);
});

test('where page is left out, the paging tool decides it', () => {
  const { page, ...rest } = usual;
  void page;
  const teams = [{ name: 'Payments', services: ['Shop'] }];
  const files = filesOf(starter, complete({ ...rest, paging_tool: 'opsgenie', teams }));
  assert.match(
    files.get('organisation.yaml') ?? '',
    /command: \/genie alert Help is needed for incident-command\n/,
  );
  assert.match(
    files.get('teams/payments/team.yaml') ?? '',
    /page: \/genie alert Help is needed for payments\n/,
  );
});

test('every team has its services, and a draft of a runbook for the first of them', () => {
  const teams = [
    {
      name: 'Ward: "A" #1',
      page: { telephone: '+49 30 123456' },
      channel: '#ward',
      services: ['Lab', 'Röntgen'],
    },
    { name: 'Netz & Größe', page: { command: '/p' }, services: [{ name: '支払い', id: 'pay' }] },
  ];
  const files = filesFor({ teams });
  assert.deepEqual(
    [...files.keys()].filter((path) => path.startsWith('teams/')),
    [
      'teams/ward-a-1/team.yaml',
      'teams/ward-a-1/services/lab.yaml',
      'teams/ward-a-1/services/rontgen.yaml',
      'teams/ward-a-1/runbooks/lab-down.yaml',
      'teams/netz-grosse/team.yaml',
      'teams/netz-grosse/services/pay.yaml',
      'teams/netz-grosse/runbooks/pay-down.yaml',
    ],
  );
  assert.match(files.get('teams/ward-a-1/team.yaml') ?? '', /telephone: \+49 30 123456\n {4}chat: "#ward"\n/);
  assert.doesNotMatch(files.get('teams/ward-a-1/team.yaml') ?? '', /How is the on-call paged/);
});

for (const count of [3, 4, 5])
  for (let major = 0; major < count - 1; major++)
    for (const audience of major === 1 ? (['internal', 'public'] as const) : (['internal'] as const))
      test(`${count} levels of which ${major + 1} are major pass the check of the ${audience} site`, async () => {
        const levels = ['P1', 'P2', 'P3', 'P4', 'P5'].slice(0, count);
        const { catalog, errors } = await checked({ levels, major_at: levels[major] ?? '', audience });
        assert.deepEqual(errors, []);
        const scale = catalog.severity?.data;
        assert.deepEqual(
          scale?.levels.map(({ label }) => label),
          levels,
        );
        assert.equal(scale.major_at, `p${major + 1}`);
        assert.equal(new Set(scale.levels.map(({ name }) => name)).size, count);
        for (const [index, { response }] of scale.levels.entries())
          assert.equal(response.roles.includes('incident-commander'), index <= major);
      });

test('the names of the levels are given, or in the language of the site if it is German', async () => {
  const named = async (given: Partial<Answers>) =>
    (await checked(given)).catalog.severity?.data.levels.map(({ name }) => name);
  assert.deepEqual(await named({ language: 'de-AT' }), ['Kritisch', 'Schwer', 'Mittel', 'Gering']);
  assert.deepEqual(await named({ language: 'fr' }), ['Critical', 'Major', 'Moderate', 'Minor']);
  const names = ['Critique', 'Majeur', 'Modéré', 'Mineur'];
  assert.deepEqual(await named({ language: 'fr', level_names: names }), names);
  for (const count of [3, 4, 5])
    for (let major = 0; major < count - 1; major++)
      assert.equal(new Set(levelNames('de', major, count)).size, count);
});

test('only a public site has the levels marked as public', () => {
  const marked = (audience: Marking): boolean =>
    /^marking: public$/m.test(filesFor({ audience }).get('severity.yaml') ?? '');
  assert.deepEqual([marked('public'), marked('internal'), marked('restricted')], [true, false, false]);
});

test('labels that give no ids are labels all the same', async () => {
  const levels = ['Major', '支払い', 'a/b', 'A B'];
  const { catalog, errors } = await checked({ levels, major_at: 'Major' });
  assert.deepEqual(errors, []);
  assert.deepEqual(
    catalog.severity?.data.levels.map(({ id, label }) => [id, label]),
    levels.map((label, index) => [`sev${index + 1}`, label]),
  );
});

test('every question in a comment is listed with its line', () => {
  const files = filesFor();
  const open = openPoints(files);
  const asked = [...files.values()].join('').match(/# FILL IN: /g);
  assert.ok(asked);
  assert.equal(open.length, asked.length);
  for (const { file, line, text } of open)
    assert.ok(
      files.get(file.slice('org/'.length))?.split('\n')[line - 1]?.endsWith(`# FILL IN: ${text}`),
      file,
    );
});

test('the first line of every file names a schema that exists', () => {
  const schemas = new Set(globSync('schemas/*.json'));
  for (const [path, text] of filesFor()) {
    const found = /^# yaml-language-server: \$schema=(.+)\n/.exec(text)?.[1] ?? '';
    assert.ok(schemas.has(join('org', path, '..', found)), `${path}: ${found}`);
  }
});

async function checked(given: Partial<Answers>) {
  const { catalog, diagnostics } = await catalogOfNew('org', filesFor(given), { now });
  return {
    catalog,
    errors: diagnostics.filter(({ level }) => level === 'error').map(({ message }) => message),
  };
}
