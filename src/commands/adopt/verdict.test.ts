import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { catalogOfNew } from '../../loaders/catalog.ts';
import { complete } from './answers.ts';
import { readKnown } from './known.ts';
import { PAGING_TOOLS } from './paging-tool.ts';
import { filesOf } from './plan.ts';

const { starter, answers: usual, verdict } = await readKnown();
const now = new Date('2026-11-24');

/** The places at which answers are refused, with the usual ones for what is not given. */
function refusedAt(given: object): string[] {
  return verdict('answers.yaml', { ...usual, ...given }).map(({ at }) =>
    'path' in at ? at.path.join('.') : at.type,
  );
}

test('the answers that are printed to start from are accepted', () => {
  assert.deepEqual(refusedAt({}), []);
});

test('names in any script and with any sign of YAML are accepted', () => {
  for (const name of [
    '支払い',
    'Größe',
    'Acme: "Best" #1',
    "O'Neill",
    '- x',
    '[a]',
    '{a}',
    'yes',
    '42',
    '*',
    '& Sons',
    '$&',
  ])
    assert.deepEqual(refusedAt({ name, teams: [{ ...usual.teams[0], name }] }), [], name);
});

test('what is refused is refused at its place, all of it at once', () => {
  const team = usual.teams[0];
  for (const [given, places] of [
    [{ name: 'x'.repeat(5000) }, ['name']],
    [{ name: '' }, ['name']],
    [{ name: 7, audience: 'all' }, ['name', 'audience']],
    [{ name: 'a\u0007b' }, ['name']],
    [{ name: '<script>' }, ['name']],
    [{ name: '{{x}}' }, ['name']],
    [{ name: '+49 30 123456' }, ['name']],
    [{ name: '#incident' }, ['name']],
    [{ time_zone: 'Berlin', bridge_telephone: '030 1' }, ['time_zone', 'bridge_telephone']],
    [{ page: {} }, ['page']],
    [{ page: { form: 'http://page.example' } }, ['page.form']],
    [{ repository: 'https://github.com/' }, ['repository']],
    [{ levels: ['P1', 'P2'] }, ['levels']],
    [{ level_names: ['Rot', 'Gelb', 'Grün'] }, ['level_names']],
    [{ levels: ['P1', 'P2', 'p1'], major_at: 'P2' }, ['levels.2']],
    [{ major_at: 'P9' }, ['major_at']],
    [{ major_at: 'SEV4' }, ['major_at']],
    [{ teams: [] }, ['teams']],
    [{ teams: [{ ...team, id: 'con' }] }, ['teams.0.id']],
    [{ teams: [team, { ...team, services: ['Other'] }] }, ['teams.1.id']],
    [{ teams: [{ ...team, services: ['A', 'a'] }] }, ['teams.0.services.1']],
    [{ teams: [{ ...team, services: ['支払い'] }] }, ['teams.0.services.0']],
    [{ paging_tool: 'squadcast', page: undefined }, ['']],
  ] as const)
    assert.deepEqual(refusedAt(given), places, JSON.stringify(given));
});

test('every refusal says what to write instead', () => {
  for (const given of [
    { name: '' },
    { name: 'x'.repeat(241) },
    { levels: ['a', 'b'] },
    { major_at: '?' },
    { teams: 1 },
  ])
    for (const { help } of verdict('answers.yaml', { ...usual, ...given }))
      assert.match(help ?? '', /^[A-Z].+\.?$/);
});

const odd = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('{{x}}', '<script>', '[e](f)', '\u202Eabc', 'a\u00ADb', '+49 30 1', '', ' ', 'con'),
);
const fair = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9ß支:#&*`'"%|!@,{}[\]-]{1,12}$/),
  fc.constantFrom(
    '支払い',
    'Größe',
    '# a',
    ': b',
    '- c',
    '*d*',
    '"e',
    '&g',
    '%h',
    '|',
    'Lab & "X" #1',
    'null',
    '0x1',
  ),
);
const text = fc.oneof({ arbitrary: odd, weight: 1 }, { arbitrary: fair, weight: 40 });
const id = fc.oneof(
  { arbitrary: odd, weight: 1 },
  { arbitrary: fc.stringMatching(/^[a-z]{3,8}$/), weight: 20 },
);
const service = fc.oneof(fc.record({ name: text, id }), fc.stringMatching(/^[A-Z][a-z ]{3,9}[a-z]$/));
const ways = fc.record(
  { command: text, telephone: fc.constant('+49 30 123456') },
  { requiredKeys: ['telephone'] },
);
const team = fc.record(
  { name: text, id, page: ways, channel: text, services: fc.array(service, { minLength: 1, maxLength: 3 }) },
  { requiredKeys: ['name', 'id', 'services', 'page'] },
);
const answers = fc.record(
  {
    ...{ name: text, audience: fc.constantFrom('public', 'internal', 'restricted'), page: ways },
    time_zone: fc.oneof(odd, fc.constantFrom('Asia/Tokyo', 'Europe/Berlin')),
    paging_tool: fc.constantFrom(...PAGING_TOOLS.map(({ id: tool }) => tool)),
    channels: fc.record({ command: text, updates: text, bridge: text }, { requiredKeys: [] }),
    levels: fc.uniqueArray(fair, { minLength: 3, maxLength: 5 }),
    teams: fc.array(team, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['levels', 'teams'] },
);

test('any answers are refused at a place, or lead to files without an error', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(answers, async (given) => {
      const all = { ...usual, ...withMajor(given) };
      const findings = verdict('answers.yaml', all);
      for (const { at } of findings) assert.ok(at.type === 'value' || at.type === 'key');
      if (findings.length) return;
      accepted++;
      const files = filesOf(starter, complete(all));
      const { diagnostics } = await catalogOfNew('org', files, { now });
      assert.deepEqual(
        diagnostics.filter(({ level }) => level === 'error'),
        [],
      );
    }),
    { numRuns: 20 },
  );
  assert.ok(accepted > 0);
});

/** Answers that name levels of their own also say where major starts. */
function withMajor<T extends { levels?: string[] }>(given: T): T & { major_at?: string } {
  return given.levels?.[0] === undefined ? given : { ...given, major_at: given.levels[0] };
}
