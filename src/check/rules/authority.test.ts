import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BuildResult } from '../build-catalog.ts';
import { checkBase, fromBase, RUNBOOK } from '../../../tests/base.ts';

const SHEET = [
  { act: 'accept-data-loss', by: 'incident-commander', delegate: 'responder', delegate_after: '5m' },
  { act: 'fail-over', by: 'incident-commander', delegate: 'responder' },
  { act: 'spend', by: 'incident-commander' },
];

/** What the check says about the act of a destructive step, by what the step has. */
const CASES: [step: object, found: string[]][] = [
  [{ act: 'accept-data-loss', approval: approval('incident-commander', 'hold', '1m') }, []],
  [{ act: 'accept-data-loss', approval: approval('incident-commander', 'proceed-and-log', '1m') }, []],
  [{ act: 'accept-data-loss', approval: approval('responder', 'hold', '5m') }, []],
  [{ act: 'accept-data-loss', approval: approval('responder', 'hold', '1h') }, []],
  [{ act: 'accept-data-loss', approval: approval('responder', 'hold', '299s') }, ['authority/approval']],
  [{ act: 'accept-data-loss', approval: approval('customer-liaison', 'hold', '1h') }, ['authority/approval']],
  [{ act: 'fail-over', approval: approval('responder', 'proceed-and-log', '1m') }, []],
  [{ act: 'spend', approval: approval('incident-commander', 'hold', '1m') }, []],
  [
    { act: 'spend', approval: approval('incident-commander', 'proceed-and-log', '1m') },
    ['authority/approval'],
  ],
  [{ act: 'spend', approval: approval('responder', 'hold', '1h') }, ['authority/approval']],
  [{ act: 'spend', risk: 'low' }, ['authority/approval']],
  [{ act: 'accept-dataloss', approval: approval('incident-commander', 'hold', '1m') }, ['ref/unknown']],
  [{ act: 'notify', approval: approval('incident-commander', 'hold', '1m') }, ['ref/unknown']],
  [{ no_act: 'It is made again.', approval: approval('responder', 'hold', '1m') }, []],
  [{ approval: approval('responder', 'hold', '1m') }, ['authority/unsaid']],
  [
    { act: 'spend', no_act: 'It is both.', approval: approval('incident-commander', 'hold', '1m') },
    ['schema/needed'],
  ],
];
for (const [step, found] of CASES)
  test(`${JSON.stringify(step)}: ${found.join() || 'nothing'}`, () =>
    assert.deepEqual(
      check({ step }).diagnostics.map(({ rule }) => rule),
      found,
    ));

test('an unknown act is spelled for its author', () => {
  const [found] = check({
    step: { act: 'accept-dataloss', approval: approval('incident-commander', 'hold', '1m') },
  }).diagnostics;
  assert.equal(found?.message, 'unknown act "accept-dataloss"; did you mean "accept-data-loss"?');
});

test('without a sheet nobody has to name an act, and in a draft it is still to be written', () => {
  const step = { approval: approval('responder', 'hold', '1m') };
  assert.deepEqual(check({ step, sheet: [] }).diagnostics, []);
  const draft = check({ step, page: { status: 'draft' } });
  assert.deepEqual(draft.diagnostics, []);
  assert.ok(draft.todos.some(({ message }) => message.startsWith('`act` or `no_act` of step "empty"')));
});

function approval(by: string, if_unreached: string, after: string): object {
  return { by, if_unreached, after };
}

/** The findings about the runbook of the base with one destructive step. */
function check({
  step,
  sheet = SHEET,
  page = {},
}: {
  step: object;
  sheet?: object[];
  page?: object;
}): BuildResult {
  const empty = {
    id: 'empty',
    kind: 'do',
    title: 'Empty the queue',
    manual: 'Empty it in the console.',
    expect: 'Its depth is 0.',
    risk: 'destructive',
    blast_radius: 'Orders are lost.',
    undo: { impossible: 'They are lost.', instead: 'Ask customers to order again.' },
  };
  const { steps } = fromBase(RUNBOOK) as { steps: object[] };
  return checkBase({
    [RUNBOOK]: fromBase(RUNBOOK, {
      variables: undefined,
      ...page,
      stop_if: [{ when: 'Nobody ordered anything.', go_to: 'team/orders' }],
      steps: [{ ...empty, ...step }, steps[2]],
    }),
    'organisation.yaml': fromBase('organisation.yaml', sheet.length > 0 ? { authority: sheet } : {}),
  });
}
