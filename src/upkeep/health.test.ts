import { Ajv } from 'ajv';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { readRules } from './rule-file.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Runbook } from '../model/content.ts';
import { healthOf, type Health, type TeamHealth } from './health.ts';
import { healthSchema } from './health-schema.ts';

const now = new Date('2026-11-25');
const { catalog: whole } = await readCatalog('tests/fixtures/firm/content', { now, audience: 'restricted' });
const accepts = new Ajv({ allErrors: true, strict: false, formats: { date: true } }).compile(healthSchema());

/** The report on the firm, in which some runbooks were made other than they are. */
function report(
  changes: Record<string, Partial<Runbook>> = {},
  options: Partial<Parameters<typeof healthOf>[1]> = {},
  more: (catalog: Catalog) => void = () => undefined,
): Health {
  const catalog = structuredClone(whole);
  for (const [id, change] of Object.entries(changes)) {
    const entry = catalog.runbooks.get(id);
    assert.ok(entry, id);
    entry.data = { ...entry.data, ...change };
  }
  more(catalog);
  const found = healthOf(catalog, { now, ...options });
  assert.ok(found);
  assert.ok(accepts(found), JSON.stringify(accepts.errors));
  return found;
}

function metering(...args: Parameters<typeof report>): TeamHealth {
  const found = report(...args).teams.find(({ team }) => team === 'metering');
  assert.ok(found);
  return found;
}

const ids = (rows: { runbook: string }[]): string[] => rows.map(({ runbook }) => runbook);

/** A review by the responder. */
const reviewed = (date: string): Partial<Runbook> => ({
  reviewed: { date, by: 'responder' },
  exercised: [],
  review_every: '180d',
  status: 'active',
});

test('the questions that nobody has answered are listed, those of withheld files are not', () => {
  const [file] = [...whole.teams.values()].map((team) => team.file);
  assert.ok(file !== undefined);
  const question = { file, line: 3, text: 'What does the team run?' };
  const questions = [question, { ...question, file: 'org/teams/withheld/team.yaml' }];
  assert.deepEqual(report({}, { questions }).to_fill_in, [question]);
  assert.equal(report().to_fill_in, undefined);
});

test('what is past its date and what soon will be are two lists, the oldest first', () => {
  const { overdue, due, to_do } = metering({
    'radio-network-down': reviewed('2026-02-01'),
    'readings-late': reviewed('2026-01-01'),
    'leaked-key': reviewed('2026-06-01'),
  });
  const days = (rows: typeof due) => rows.map(({ runbook, valid_to }) => [runbook, valid_to]);
  assert.deepEqual(days(overdue), [
    ['readings-late', '2026-06-30'],
    ['radio-network-down', '2026-07-31'],
  ]);
  assert.deepEqual(days(due), [['leaked-key', '2026-11-28']]);
  // The two that are overdue, the two that nobody has exercised, and a draft.
  assert.equal(to_do, 5);
});

test('a runbook is past its date the day after its last one, not before', () => {
  const change = { 'readings-late': { ...reviewed('2026-11-15'), review_every: '10d' } };
  assert.deepEqual(ids(metering(change).overdue), []);
  assert.deepEqual(ids(metering(change, { now: new Date('2026-11-26T00:00:00Z') }).overdue), [
    'readings-late',
  ]);
});

test('only what a major incident starts with wants exercises', () => {
  const never = metering({
    'radio-network-down': reviewed('2026-11-12'),
    'readings-late': { exercised: [] },
    'leaked-key': { exercised: [{ date: '2025-11-01', kind: 'drill', outcome: 'worked' }] },
  });
  // Runbooks that were never exercised come first.
  assert.deepEqual(ids(never.unexercised), ['radio-network-down', 'leaked-key']);
  assert.equal(whole.runbooks.get('readings-late')?.data.severity?.start, 'p3');
  const soon = metering({
    'leaked-key': { exercised: [{ date: '2025-12-25', kind: 'drill', outcome: 'worked' }] },
  });
  assert.deepEqual(ids(soon.unexercised), []);
  assert.deepEqual(
    soon.exercise_due.map(({ runbook, valid_to }) => [runbook, valid_to]),
    [['leaked-key', '2026-12-25']],
  );
});

test('the organisation says how old an exercise may be', () => {
  const shorter = (catalog: Catalog): void => {
    const { organisation } = catalog;
    if (organisation) organisation.data.defaults.exercise_every = '30d';
  };
  assert.deepEqual(ids(metering().unexercised), []);
  assert.deepEqual(ids(metering({}, {}, shorter).unexercised), ['leaked-key']);
});

test('drafts and deprecated ones are lists of their own and are in no other', () => {
  const failed = [{ date: '2026-11-01', kind: 'drill' as const, outcome: 'failed' as const }];
  const old = { ...reviewed('2025-01-01'), exercised: failed };
  const found = metering({
    'radio-network-down': { ...old, status: 'draft' },
    'leaked-key': { ...old, status: 'deprecated', replaced_by: 'readings-late' },
    'readings-late': old,
  });
  assert.deepEqual(ids(found.drafts), ['radio-network-down', 'meters-silent']);
  assert.deepEqual(
    found.drafts.map(({ to_write }) => to_write),
    [0, 1],
  );
  assert.deepEqual(ids(found.deprecated), ['leaked-key']);
  assert.deepEqual(ids(found.overdue), ['readings-late']);
  assert.deepEqual(ids(found.failed), ['readings-late']);
});

test('a service is covered by any runbook that is not deprecated, of whatever team', () => {
  assert.deepEqual(metering().services_without_runbook, []);
  const gone = { status: 'deprecated' as const, replaced_by: 'readings-late' };
  assert.deepEqual(
    metering({ 'radio-network-down': gone }).services_without_runbook.map(({ service }) => service),
    ['radio-network'],
  );
  const ofAnotherTeam = (catalog: Catalog): void => {
    const runbook = catalog.runbooks.get('readings-late') ?? assert.fail();
    const data = { ...runbook.data, services: ['radio-network'] };
    catalog.runbooks.set('theirs', { ...runbook, id: 'theirs', team: 'another', data });
  };
  assert.deepEqual(metering({ 'radio-network-down': gone }, {}, ofAnotherTeam).services_without_runbook, []);
});

test('what changed since the review is named', () => {
  const seen = { 'service/reading-intake': '0000000' };
  const { changed } = metering({
    'readings-late': { reviewed: { date: '2026-11-12', by: 'responder', seen } },
  });
  const [only] = changed;
  assert.equal(only?.runbook, 'readings-late');
  assert.ok(only.changes.some(({ ref, how }) => ref === 'service/reading-intake' && how === 'changed'));
});

test('with rule files each alert without a runbook is listed once, for the team that its label names', () => {
  const rule = (alert: string, team?: string): string =>
    `  - alert: ${alert}\n    expr: up == 0\n${team === undefined ? '' : `    labels: { team: ${team} }\n`}`;
  const text = `groups:
- name: all
  rules:
${rule('READINGSLATE', 'metering')}${rule('StoreSlow', 'Metering')}${rule('StoreSlow', 'metering')}${rule('Stray')}${rule('Other', 'nobody')}`;
  const rules = [readRules('rules/a.yaml', text), readRules('rules/b.yaml', 'groups: [')];
  const found = report({}, { rules });
  const own = found.teams.find(({ team }) => team === 'metering')?.alerts;
  assert.deepEqual(own?.missing, [{ alert: 'StoreSlow', file: 'rules/a.yaml', line: 7 }]);
  assert.equal(own?.defined, 2);
  assert.ok(own?.named.includes('ReadingsLate'));
  assert.deepEqual(
    found.alerts_of_no_team?.map(({ alert }) => alert),
    ['Stray', 'Other'],
  );
  assert.deepEqual(found.unread_rule_files, ['rules/b.yaml']);
  assert.equal(metering().alerts.missing, undefined);
});

test('a suppressed finding is listed for the team whose file it is in, if the reader may see that file', () => {
  const at = (file: string) => ({ file, line: 3, rule: 'role/person', by: 'ignore', reason: 'A list.' });
  const [own, secret] = [
    at('content/teams/metering/team.yaml'),
    at('content/teams/metering/runbooks/leaked-key.yaml'),
  ];
  const suppressed = [own, secret, at('content/teams/another/team.yaml')];
  assert.deepEqual(metering({}, { suppressed }).suppressed, [own, secret]);
  const without = (catalog: Catalog): void => void catalog.runbooks.delete('leaked-key');
  assert.deepEqual(metering({}, { suppressed }, without).suppressed, [own]);
  assert.equal(metering().suppressed, undefined);
});

test('a finding that does not stop the build is listed for the team in the same way, without its message', () => {
  const at = (file: string) => ({ file, line: 3, rule: 'flow/ends-unverified', message: 'Names a secret.' });
  const findings = [at('content/teams/metering/team.yaml'), at('content/teams/another/team.yaml')];
  assert.deepEqual(metering({}, { findings }).findings, [
    { file: 'content/teams/metering/team.yaml', line: 3, rule: 'flow/ends-unverified' },
  ]);
});

test('there is no report for the public, and for others nothing in it that they may not see', () => {
  assert.equal(healthOf({ ...whole, audience: 'public' }, { now }), undefined);
});

test('what a runbook no longer leans on is named only to those who may see everything', () => {
  const seen = { 'runbook/secret-one': '0000000' };
  const change = { 'readings-late': { reviewed: { date: '2026-11-12', by: 'responder' as const, seen } } };
  const asInternal = (catalog: Catalog): void => {
    catalog.audience = 'internal';
  };
  assert.match(JSON.stringify(report(change)), /secret-one/);
  assert.doesNotMatch(JSON.stringify(report(change, {}, asInternal)), /secret-one/);
});
