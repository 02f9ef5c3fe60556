import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog } from '../loaders/catalog.ts';
import { authorityView } from './authority.ts';
import { cadenceView } from './cadence.ts';
import { contactSheetView } from './contact-sheet.ts';
import { reviewsDue } from './review-due.ts';
import { roleUses } from './role-use.ts';

const now = new Date('2026-11-24');
const { catalog } = await readCatalog('content', { now, audience: 'restricted' });
const { catalog: open } = await readCatalog('content', { now, audience: 'public' });

test('the contact sheet has every contact once a team, on its ladder or after it', () => {
  const sheet = contactSheetView(catalog);
  for (const { id, ladder, others } of sheet?.teams ?? []) {
    const own = catalog.teams.get(id)?.data.contacts.map((contact) => contact.id) ?? [];
    const shown = [...ladder.map(({ contact }) => contact.id), ...others.map((contact) => contact.id)];
    assert.deepEqual(
      own.filter((contact) => shown.filter((other) => other === contact).length !== 1),
      [],
    );
  }
  assert.equal(sheet?.teams.length, catalog.teams.size);
});

test('what is internal has no sheet on a public site', () => {
  assert.equal(contactSheetView(open), undefined);
  assert.equal(authorityView(open), undefined);
  assert.deepEqual(roleUses(open, 'incident-commander').powers, []);
  assert.ok(cadenceView(open));
});

test('the cadence has a row for each level and a column for each audience that is promised something', () => {
  const cadence = cadenceView(catalog);
  assert.equal(cadence?.rows.length, catalog.severity?.data.levels.length);
  for (const { every } of cadence?.rows ?? []) assert.equal(every.length, cadence?.audiences.length);
});

test('a review is due as long after the last one as the runbook or the organisation says, the soonest first', () => {
  const due = reviewsDue(catalog, 'ledger').map((review) => review.due);
  assert.deepEqual(due, [...due].sort());
  // 180 days after 2026-11-12, which is the last review of card-declines.
  const [declines] = reviewsDue(catalog, 'ledger').filter(
    ({ runbook }) => runbook.type === 'link' && runbook.id === 'card-declines',
  );
  assert.equal(declines?.due, '2027-05-11');
});

test('a role is told where it is named', () => {
  const uses = roleUses(catalog, 'incident-commander');
  assert.ok(uses.levels.some(({ id }) => id === 'sev1'));
  assert.ok(uses.powers.includes('Spend money'));
  assert.ok(
    uses.runbooks.some(({ id }) => id === 'card-declines'),
    'it approves a step there',
  );
  assert.ok(roleUses(catalog, 'responder').runbooks.length > uses.runbooks.length);
});
