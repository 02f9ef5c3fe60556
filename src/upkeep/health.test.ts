import { Ajv } from 'ajv';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { readRules } from './alert-rule.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Runbook } from '../model/content.ts';
import { healthOf, type Health, type TeamHealth } from './health.ts';
import { healthSchema } from './health-schema.ts';

const now = new Date('2026-11-25');
const { catalog: whole } = await readCatalog('content', { now, audience: 'restricted' });
const accepts = new Ajv({ allErrors: true, strict: false, formats: { date: true } }).compile(healthSchema());

/** The report on our content, in which some runbooks were made other than they are. */
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

function ledger(...args: Parameters<typeof report>): TeamHealth {
  const found = report(...args).teams.find(({ team }) => team === 'ledger');
  assert.ok(found);
  return found;
}

const ids = (rows: { runbook: string }[]): string[] => rows.map(({ runbook }) => runbook);

test('what is past its date and what soon will be are two lists, the oldest first', () => {
  const { overdue, due, to_do } = ledger({
    'card-declines': { reviewed: { date: '2026-01-01', by: 'responder' }, exercised: [] },
    'disk-full': { reviewed: { date: '2026-02-01', by: 'responder' } },
    'refund-backlog': { reviewed: { date: '2026-06-01', by: 'responder' } },
  });
  assert.deepEqual(ids(overdue), ['card-declines', 'disk-full']);
  assert.deepEqual(
    overdue.map(({ valid_to }) => valid_to),
    ['2026-06-30', '2026-07-31'],
  );
  assert.ok(ids(due).includes('refund-backlog'));
  assert.ok(due.every(({ valid_to }) => valid_to >= '2026-11-25' && valid_to <= '2027-02-23'));
  assert.ok(to_do >= 2);
});

test('a runbook is past its date the day after its last one, not before', () => {
  const change = {
    'disk-full': { reviewed: { date: '2026-11-15', by: 'responder' as const }, review_every: '10d' },
  };
  assert.deepEqual(ids(ledger(change).overdue), []);
  assert.deepEqual(ids(ledger(change, { now: new Date('2026-11-26T00:00:00Z') }).overdue), ['disk-full']);
});

test('only what a major incident starts with wants exercises', () => {
  const never = ledger({
    'card-declines': { exercised: [] },
    'disk-full': { exercised: [] },
    'leaked-credential': { exercised: [{ date: '2025-11-01', kind: 'drill', outcome: 'worked' }] },
  });
  assert.deepEqual(ids(never.unexercised), ['card-declines', 'leaked-credential']);
  assert.equal(whole.runbooks.get('disk-full')?.data.severity?.start, 'sev3');
  const soon = ledger({
    'card-declines': { exercised: [{ date: '2025-12-25', kind: 'drill', outcome: 'worked' }] },
  });
  assert.deepEqual(ids(soon.unexercised), []);
  assert.deepEqual(
    soon.exercise_due.map(({ runbook, valid_to }) => [runbook, valid_to]),
    [['card-declines', '2026-12-25']],
  );
});

test('the organisation says how old an exercise may be', () => {
  const shorter = (catalog: Catalog): void => {
    const { organisation } = catalog;
    if (organisation) organisation.data.defaults.exercise_every = '30d';
  };
  assert.ok(ids(ledger({}, {}, shorter).unexercised).includes('card-declines'));
});

test('drafts and deprecated ones are lists of their own and are in no other', () => {
  const failed = [{ date: '2026-11-01', kind: 'drill' as const, outcome: 'failed' as const }];
  const old = { reviewed: { date: '2025-01-01', by: 'responder' as const }, exercised: failed };
  const found = ledger({
    'card-declines': { ...old, status: 'draft' },
    'provider-outage': { ...old, status: 'deprecated', replaced_by: 'card-declines' },
    'disk-full': old,
  });
  assert.deepEqual(ids(found.drafts), ['card-declines']);
  assert.deepEqual(ids(found.deprecated), ['provider-outage']);
  assert.deepEqual(ids(found.overdue), ['disk-full']);
  assert.deepEqual(ids(found.failed), ['disk-full']);
});

test('a service is covered by any runbook that is not deprecated, of whatever team', () => {
  const before = ledger().services_without_runbook.map(({ service }) => service);
  assert.deepEqual(before, []);
  const about = (service: string): Record<string, Partial<Runbook>> =>
    Object.fromEntries(
      [...whole.runbooks.values()]
        .filter(({ data }) => data.services?.includes(service))
        .map(({ id }) => [id, { status: 'deprecated' as const, replaced_by: 'disk-full' }]),
    );
  const after = ledger(about('card-provider')).services_without_runbook;
  assert.ok(after.some(({ service }) => service === 'card-provider'));
});

test('what changed since the review is named', () => {
  const { changed } = ledger({
    'disk-full': {
      reviewed: { date: '2026-11-12', by: 'responder', seen: { 'service/ledger-db': '0000000' } },
    },
  });
  const [only] = changed;
  assert.equal(only?.runbook, 'disk-full');
  assert.ok(only?.changes.some(({ ref, how }) => ref === 'service/ledger-db' && how === 'changed'));
});

test('with rule files each alert without a runbook is told once, to the team that its label names', () => {
  const rule = (alert: string, team?: string): string =>
    `  - alert: ${alert}\n    expr: up == 0\n${team === undefined ? '' : `    labels: { team: ${team} }\n`}`;
  const text = `groups:
- name: all
  rules:
${rule('CARDDECLINERATIOHIGH', 'ledger')}${rule('LedgerSlow', 'Ledger')}${rule('LedgerSlow', 'ledger')}${rule('Stray')}${rule('Other', 'nobody')}`;
  const rules = [readRules('rules/a.yaml', text), readRules('rules/b.yaml', 'groups: [')];
  const found = report({}, { rules });
  const own = found.teams.find(({ team }) => team === 'ledger')?.alerts;
  assert.deepEqual(own?.missing, [{ alert: 'LedgerSlow', file: 'rules/a.yaml', line: 7 }]);
  assert.equal(own?.defined, 2);
  assert.ok(own?.named.includes('CardDeclineRatioHigh'));
  assert.deepEqual(
    found.alerts_of_no_team?.map(({ alert }) => alert),
    ['Stray', 'Other'],
  );
  assert.deepEqual(found.unread_rule_files, ['rules/b.yaml']);
  assert.equal(ledger().alerts.missing, undefined);
});

test('a silenced finding is told to the team whose file it is in, if the reader may see that file', () => {
  const at = (file: string) => ({ file, line: 3, rule: 'role/person', by: 'ignore', reason: 'A list.' });
  const [own, secret] = [
    at('content/teams/ledger/team.yaml'),
    at('content/teams/ledger/runbooks/leaked-credential.yaml'),
  ];
  const suppressed = [own, secret, at('content/teams/edge/team.yaml')];
  assert.deepEqual(ledger({}, { suppressed }).suppressed, [own, secret]);
  const without = (catalog: Catalog): void => void catalog.runbooks.delete('leaked-credential');
  assert.deepEqual(ledger({}, { suppressed }, without).suppressed, [own]);
  assert.equal(ledger().suppressed, undefined);
});

test('a finding that stops nothing is told to the team in the same way, without its message', () => {
  const at = (file: string) => ({ file, line: 3, rule: 'flow/ends-unverified', message: 'Names a secret.' });
  const findings = [at('content/teams/ledger/team.yaml'), at('content/teams/edge/team.yaml')];
  assert.deepEqual(ledger({}, { findings }).findings, [
    { file: 'content/teams/ledger/team.yaml', line: 3, rule: 'flow/ends-unverified' },
  ]);
});

test('there is no report for the public, and for others nothing in it that they may not see', () => {
  assert.equal(healthOf({ ...whole, audience: 'public' }, { now }), undefined);
});

test('what a runbook no longer leans on is named only to those who may see everything', () => {
  const seen = { 'runbook/secret-one': '0000000' };
  const change = { 'disk-full': { reviewed: { date: '2026-11-12', by: 'responder' as const, seen } } };
  const asInternal = (catalog: Catalog): void => {
    catalog.audience = 'internal';
  };
  assert.match(JSON.stringify(report(change)), /secret-one/);
  assert.doesNotMatch(JSON.stringify(report(change, {}, asInternal)), /secret-one/);
});
