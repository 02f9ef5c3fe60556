import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { authorityView } from './authority.ts';
import { cadenceView } from './cadence.ts';
import { contactSheetView } from './contact-sheet.ts';
import { factsView } from './handbook.ts';
import { reviewsDue } from './review-due.ts';
import { roleUses } from './role-use.ts';

const FIRM = 'tests/fixtures/firm/content';
const now = new Date('2026-11-24');
const { catalog } = await readCatalog(FIRM, { now, audience: 'restricted' });
const { catalog: open } = await readCatalog(FIRM, { now, audience: 'public' });

test('the contact sheet has every contact once a team, on its escalation path or after it', () => {
  assert.deepEqual(
    contactSheetView(catalog)?.teams.map(({ id, escalationPath, others }) => [
      id,
      escalationPath.map(({ contact }) => contact.id),
      others.map((contact) => contact.id),
    ]),
    [['metering', ['on-call', 'lead', 'duty-manager'], ['desk']]],
  );
});

test('what is internal has no sheet on a public site', () => {
  assert.equal(contactSheetView(open), undefined);
  assert.equal(authorityView(open), undefined);
  assert.deepEqual(roleUses(open, 'incident-commander').powers, []);
  assert.ok(cadenceView(open));
});

test('the cadence has a row for each level and a column for each audience with a promise', () => {
  const cadence = cadenceView(catalog);
  assert.deepEqual(cadence?.audiences, ['responders', 'internal', 'customers', 'executives', 'partners']);
  assert.deepEqual(
    cadence.rows.map(({ level, every }) => [level.id, ...every]),
    [
      ['p1', '15 min', '30 min', '30 min', '30 min', '1 h'],
      ['p2', '15 min', '30 min', '1 h', '1 h', '2 h'],
      ['p3', undefined, undefined, '4 h', undefined, undefined],
      ['p4', undefined, undefined, undefined, undefined, undefined],
    ],
  );
});

test('the cadence on a page is in the language of the page, whatever that of the handbook is', () => {
  const { severity } = structuredClone(catalog);
  assert.ok(severity?.data.levels[0]);
  severity.data.levels[0].response.first_update = '2w';
  const german = {
    ...catalog,
    severity,
    handbook: { id: '', file: '', data: { layers: [], language: 'de' } },
  };
  assert.equal(cadenceView(german)?.rows[0]?.first, '2 Wochen');
  assert.equal(factsView(german, 'de').cadence?.rows[0]?.first, '2 Wochen');
  assert.equal(factsView(german).cadence?.rows[0]?.first, '2 weeks');
});

test('a review is due as long after the last one as the runbook or the organisation says, the soonest first', () => {
  assert.deepEqual(
    reviewsDue(catalog, 'metering').map(({ runbook, due }) => [runbook.type === 'link' && runbook.id, due]),
    [
      ['leaked-key', '2027-05-11'],
      ['mast-clock', '2027-05-11'],
      ['readings-late', '2027-11-12'],
    ],
  );
});

test('the uses of a role are listed', () => {
  const named = (role: string) => {
    const { levels, powers, waivers, runbooks } = roleUses(catalog, role);
    return { levels: levels.map(({ id }) => id), powers, waivers, runbooks: runbooks.map(({ id }) => id) };
  };
  assert.deepEqual(named('incident-commander'), {
    levels: ['p1', 'p2'],
    powers: ['Spend money', 'Fail over', 'Accept data loss', 'Take customers offline'],
    waivers: ['Two people review every change before it is released.'],
    // It decides in the second, and approves a step in the first.
    runbooks: ['leaked-key', 'readings-late'],
  });
  assert.deepEqual(named('responder').runbooks, [
    'leaked-key',
    'meters-silent',
    'radio-network-down',
    'readings-late',
    'mast-clock',
  ]);
});
