import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationOf, flowOf, isOpen, setBy, timeboxOf, type Step } from './flow.ts';
import { follow } from './path.ts';

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

test('a step that follows a runbook takes its own time, the usual one, or that of the runbook', () => {
  const follow = { id: 'f', kind: 'follow', title: 'f', runbook: 'other' } as Step;
  const called = (id: string) => (id === 'other' ? { shortest: 60, longest: 600 } : undefined);
  const time = (step: Step, defaults: object) => durationOf(flowOf([step, change('b')]), defaults, called);
  assert.deepEqual(time(follow, { do: '5m' }), { shortest: 360, longest: 900 });
  assert.deepEqual(time(follow, { do: '5m', follow: '2m' }), { shortest: 420, longest: 420 });
  assert.deepEqual(time({ ...follow, timebox: '1m' } as Step, { follow: '2m' }), {
    shortest: 60,
    longest: 60,
  });
  assert.deepEqual(time({ ...follow, runbook: 'gone' } as Step, {}), { shortest: 0, longest: 0 });
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

const find = (extra: object = {}): Step => ({
  id: 'why',
  kind: 'diagnose',
  title: 'why',
  causes: [
    { cause: 'The disk is full.', manual: 'Look.', expect: 'x', go_to: 'end' },
    { cause: 'A shard hangs.', manual: 'Look.', expect: 'x', go_to: 'b' },
  ],
  otherwise: 'escalate',
  ...extra,
});

test('each cause leads somewhere, in the order of the list, and then the case that it is none of them', () => {
  const [why, b] = flowOf([find({ on_timeout: 'b' }), change('b')]);
  assert.deepEqual(why?.exits, [
    { on: 'cause', label: 'The disk is full.', to: { type: 'end' }, stated: true },
    { on: 'cause', label: 'A shard hangs.', to: { type: 'step', id: 'b' }, stated: true },
    { on: 'otherwise', to: { type: 'escalate' }, stated: true },
    { on: 'timeout', to: { type: 'step', id: 'b' }, stated: true },
  ]);
  assert.deepEqual([why?.number, b?.number], [1, 2]);
});

test('what a draft has not written about causes leads to nothing, rather than to the next step', () => {
  const lead = (extra: object) => flowOf([find(extra), change('b')])[0]?.exits.map(({ to }) => to.type);
  assert.deepEqual(lead({ causes: [{ cause: 'The disk is full.' }], otherwise: undefined }), [
    'unwritten',
    'unwritten',
  ]);
  assert.deepEqual(lead({ causes: undefined }), ['escalate']);
});

test('a step without its list of causes or answers may lead anywhere', () => {
  const ask = { id: 'ask', kind: 'decide', title: 'ask', question: '?', default: 'escalate' } as Step;
  for (const step of [find({ causes: undefined }), ask, find({ otherwise: undefined })]) {
    const flow = flowOf([step, change('b')]);
    assert.deepEqual(flow.map(isOpen), [true, false]);
    const { unwritten, end } = follow(flow, [{ type: 'step', id: step.id }], () => true);
    assert.deepEqual(
      [unwritten, end],
      [true, step === flow[0]?.step && 'causes' in step && step.causes !== undefined],
    );
  }
  assert.deepEqual(flowOf([find(), change('b')]).map(isOpen), [false, false]);
});

test('finding the cause takes its own time, or the usual one of its kind', () => {
  const steps = [find(), change('b')];
  assert.deepEqual(durationOf(flowOf(steps), { ...boxes, diagnose: '10m' }), { shortest: 600, longest: 900 });
  assert.deepEqual(durationOf(flowOf([find({ timebox: '2m' })]), boxes), { shortest: 120, longest: 120 });
});

test('an output fills one variable, several in their order, or none', () => {
  assert.deepEqual(setBy({ sets: 'LAG' }), ['LAG']);
  assert.deepEqual(setBy({ sets: ['OFFSET', 'LAG'] }), ['OFFSET', 'LAG']);
  assert.deepEqual(setBy({}), []);
});
