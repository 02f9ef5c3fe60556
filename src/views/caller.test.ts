import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forAudience } from '../model/audience.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Marking } from '../model/content.ts';
import { exportOf } from '../exports/catalog-json.ts';
import { callersOf } from './caller.ts';
import { rolePart, runbookView, type RunbookView } from './runbook.ts';
import { checkBase, fromBase, RUNBOOK } from '../../tests/base.ts';

const LOOK = { id: 'look', kind: 'verify', title: 'Look at the queue', link: 'orders', expect: 'Empty.' };
const FOLLOW = {
  id: 'drain',
  kind: 'follow',
  title: 'Drain the node',
  runbook: 'drain-node',
  with: { NODE: 'node-4' },
  expect: 'The node has no pods left.',
};
const RUN = { shell: 'kubectl --context prod-eu get pods -A --field-selector spec.nodeName={{NODE}}' };

/** The base, of which one runbook follows another one, which takes from 8 to 20 minutes. */
function catalogWith(follow: object = {}, called: object = {}, audience: Marking = 'restricted'): Catalog {
  const data = {
    kind: 'procedure',
    alerts: undefined,
    severity: undefined,
    title: 'Drain a node',
    variables: { NODE: { description: 'The node', example: 'node-4', pattern: '^node-[0-9]+$' } },
    steps: [
      { ...LOOK, id: 'see', link: undefined, run: RUN, timebox: '8m', then: 'end', otherwise: 'again' },
      { ...LOOK, id: 'again', timebox: '12m' },
    ],
    ...called,
  };
  const { catalog, diagnostics } = checkBase({
    [RUNBOOK]: fromBase(RUNBOOK, {
      variables: undefined,
      steps: [
        { ...FOLLOW, ...follow },
        { ...LOOK, timebox: '2m' },
      ],
    }),
    [RUNBOOK.replace('order-queue', 'drain-node')]: fromBase(RUNBOOK, data),
  });
  assert.deepEqual(
    diagnostics.filter(({ level }) => level === 'error'),
    [],
  );
  return forAudience(catalog, audience);
}

function viewOf(catalog: Catalog, id: string): RunbookView {
  const entry = catalog.runbooks.get(id);
  assert.ok(entry);
  return runbookView(catalog, entry);
}

function followIn(catalog: Catalog): Extract<RunbookView['steps'][number], { kind: 'follow' }> {
  const [step] = viewOf(catalog, 'order-queue').steps;
  assert.ok(step?.kind === 'follow');
  return step;
}

test('a runbook that is followed knows the step that its reader goes back to', () => {
  const catalog = catalogWith();
  assert.deepEqual(
    callersOf(catalog, 'drain-node').map(({ runbook, step, number, role }) => [
      runbook.id,
      step,
      number,
      role,
    ]),
    [['order-queue', 'drain', 1, 'responder']],
  );
  assert.deepEqual(callersOf(catalog, 'order-queue'), []);
  // The checklist of a role keeps it.
  assert.equal(rolePart(viewOf(catalog, 'drain-node'), 'responder').calledBy.length, 1);
});

test('the step links to the checklist of its own role there, if that role has steps there', () => {
  assert.equal(followIn(catalogWith()).checklist?.href, '/runbooks/drain-node/responder/');
  assert.equal(followIn(catalogWith({ role: 'incident-commander' })).checklist, undefined);
});

test('the owner is named only if it is another team', () => {
  const catalog = catalogWith();
  assert.equal(followIn(catalog).owner, undefined);
  const called = catalog.runbooks.get('drain-node');
  const team = catalog.teams.get('orders');
  assert.ok(called && team);
  catalog.teams.set('nodes', { ...team, id: 'nodes', data: { ...team.data, name: 'Nodes' } });
  called.team = 'nodes';
  assert.equal(followIn(catalog).owner?.href, '/teams/nodes/');
});

test('a step without a time of its own takes as long as the runbook that it follows', () => {
  assert.equal(viewOf(catalogWith(), 'order-queue').duration, '10 to 22 min');
  assert.equal(viewOf(catalogWith({ timebox: '5m' }), 'order-queue').duration, '7 min');
});

test('an audience that may not see the runbook learns neither its name nor its variables', () => {
  const restricted = catalogWith({}, { marking: 'restricted' }, 'internal');
  const step = followIn(restricted);
  assert.deepEqual(
    [step.runbook, step.checklist, step.owner, step.with],
    [{ type: 'withheld' }, undefined, undefined, []],
  );
  assert.equal(viewOf(restricted, 'order-queue').duration, '2 min');
  assert.doesNotMatch(JSON.stringify(exportOf(restricted)), /drain-node|node-4|NODE/);
  assert.match(JSON.stringify(exportOf(catalogWith())), /"with":\{"NODE":"node-4"\}/);
});

test('a caller that the audience may not see is no caller', () => {
  const caller = catalogWith();
  const hidden = caller.runbooks.get('order-queue');
  assert.ok(hidden);
  hidden.data.marking = 'restricted';
  assert.deepEqual(callersOf(forAudience(caller, 'internal'), 'drain-node'), []);
});
