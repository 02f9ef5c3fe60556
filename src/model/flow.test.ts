import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationOf, flowOf, timeboxOf, type Step } from './flow.ts';

const check = (id: string, extra: object = {}): Step => ({
  id,
  kind: 'check',
  title: id,
  expect: 'x',
  otherwise: 'end',
  run: { shell: 'true' },
  ...extra,
});
const change = (id: string, extra: object = {}): Step => ({
  id,
  kind: 'do',
  title: id,
  expect: 'x',
  risk: 'low',
  run: { shell: 'true' },
  ...extra,
});
const tell = (id: string): Step => ({ id, kind: 'communicate', title: id, message: 'm' });
const boxes = { check: '3m', do: '5m', verify: '10m' };

test('messages and steps alongside have no number, and next skips them', () => {
  const flow = flowOf([check('a'), tell('t'), change('side', { alongside: 'a' }), check('b')]);
  assert.deepEqual(
    flow.map(({ number }) => number),
    [1, undefined, undefined, 2],
  );
  assert.deepEqual(flow[0]?.exits[0], { on: 'then', to: { type: 'step', id: 'b' }, stated: false });
  assert.deepEqual(flow[1]?.exits, []);
});

test('then leads to the next step, and from the last to the end', () => {
  const [first, last] = flowOf([change('a'), change('b')]);
  assert.deepEqual(first?.exits[0]?.to, { type: 'step', id: 'b' });
  assert.deepEqual(last?.exits[0]?.to, { type: 'end' });
});

test('a change that does not do what is expected escalates unless it says otherwise', () => {
  const [plain, stated] = flowOf([change('a'), change('b', { otherwise: 'a' })]);
  assert.deepEqual(plain?.exits[1], { on: 'otherwise', to: { type: 'escalate' }, stated: false });
  assert.deepEqual(stated?.exits[1], { on: 'otherwise', to: { type: 'step', id: 'a' }, stated: true });
});

test('reserved words are read wherever a step may be named', () => {
  const step = {
    id: 'q',
    kind: 'decide',
    title: 'q',
    question: '?',
    options: [
      { label: 'x', go_to: 'end' },
      { label: 'y', go_to: 'next' },
    ],
    default: 'escalate',
  } as Step;
  const [decide] = flowOf([step, check('b')]);
  assert.deepEqual(
    decide?.exits.map(({ to }) => to),
    [{ type: 'end' }, { type: 'step', id: 'b' }, { type: 'escalate' }],
  );
});

test('the expected duration runs from the shortest to the longest way out', () => {
  const steps = [
    check('a', { then: 'b', otherwise: 'c' }),
    change('b', { then: 'end' }),
    change('c', { timebox: '20m' }),
  ];
  assert.deepEqual(durationOf(flowOf(steps), boxes), { shortest: 8 * 60, longest: 23 * 60 });
});

test('a loop back to an earlier step does not make the duration endless', () => {
  const steps = [check('a', { otherwise: 'escalate' }), change('b', { then: 'a', otherwise: 'end' })];
  assert.deepEqual(durationOf(flowOf(steps), boxes), { shortest: 8 * 60, longest: 8 * 60 });
});

test('a wait counts from what is wanted to where it is given up', () => {
  const wait = { id: 'w', kind: 'wait', title: 'w', for: '5m', max: '15m' } as Step;
  assert.deepEqual(durationOf(flowOf([wait]), boxes), { shortest: 300, longest: 900 });
  assert.deepEqual(timeboxOf(wait, boxes), { value: '15m', usual: false });
});

test('a step without a timebox has the usual one of its kind', () => {
  assert.deepEqual(timeboxOf(change('a'), boxes), { value: '5m', usual: true });
  assert.deepEqual(timeboxOf(change('a', { timebox: '9m' }), boxes), { value: '9m', usual: false });
});
