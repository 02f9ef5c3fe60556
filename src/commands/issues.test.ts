import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Health, TeamHealth } from '../upkeep/health.ts';
import { planIssues } from './issues.ts';

const team = (id: string, overdue: number): TeamHealth =>
  ({
    team: id,
    name: id,
    overdue: Array.from({ length: overdue }, () => ({ title: 'x', file: 'x', valid_to: '2026-01-01' })),
    ...{ changed: [], failed: [], unexercised: [], services_without_runbook: [], drafts: [{}], due: [{}] },
    alerts: { named: 0 },
  }) as unknown as TeamHealth;

const health = { as_of: '2026-11-25', teams: [team('edge', 1), team('orders', 0)] } as unknown as Health;
const text = ({ teams }: Health): string =>
  `to fix: ${teams.map(({ name, overdue }) => `${name} ${overdue.length}`).join(', ')}`;
const EDGE = 'Handbook: what edge has to fix';
const ORDERS = 'Handbook: what orders has to fix';

test('a team with something to fix gets an issue, of its own things only', () => {
  assert.deepEqual(planIssues(health, [], text), [{ type: 'open', title: EDGE, body: 'to fix: edge 1' }]);
});

test('an issue that is open is updated, and left alone where nothing changed', () => {
  const open = (body: string) => [{ number: 7, title: EDGE, body }];
  assert.deepEqual(planIssues(health, open('old'), text), [
    { type: 'update', number: 7, title: EDGE, body: 'to fix: edge 1' },
  ]);
  assert.deepEqual(planIssues(health, open('to fix: edge 1\r\n'), text), []);
});

test('an issue is closed when nothing is left, whatever is soon due or a draft', () => {
  const open = [{ number: 3, title: ORDERS, body: 'old' }];
  assert.deepEqual(
    planIssues(health, open, text).filter(({ type }) => type === 'close'),
    [{ type: 'close', number: 3, title: ORDERS }],
  );
});

test('an issue that is open under its former title is still found', () => {
  const open = [{ number: 4, title: 'Handbook: what edge has to mend', body: 'to fix: edge 1' }];
  assert.deepEqual(planIssues(health, open, text), []);
});
