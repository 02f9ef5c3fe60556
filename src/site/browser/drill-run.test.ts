import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  clockText,
  dueInjects,
  giveInject,
  lastGiven,
  newRun,
  notesText,
  readRun,
  scoreItem,
  secondsPlayed,
  startClock,
  stopClock,
  sumOf,
  undoInject,
} from './drill-run.ts';

const BEGIN = Date.parse('2026-11-25T09:10:00Z');
const after = (seconds: number): number => BEGIN + seconds * 1000;
const INJECTS = [
  { id: 'one', at: 0, name: 'At once' },
  { id: 'two', at: 360, name: 'After six minutes' },
  { id: 'three', at: 720, name: 'After twelve' },
];

test('a clock that was paused counts what was played alone', () => {
  let run = startClock(newRun(), BEGIN);
  assert.equal(secondsPlayed(run, after(90)), 90);
  run = stopClock(run, after(90), 'paused');
  assert.equal(secondsPlayed(run, after(5000)), 90);
  run = startClock(run, after(5000));
  assert.equal(secondsPlayed(run, after(5010)), 100);
  assert.deepEqual(run.events, [
    [90, 'paused, 09:11 UTC'],
    [90, 'resumed, 10:33 UTC'],
  ]);
});

test('to start a clock that runs, or to give what was given, changes nothing', () => {
  const run = giveInject(startClock(newRun(), BEGIN), 'one', after(3));
  assert.equal(startClock(run, after(60)), run);
  assert.equal(giveInject(run, 'one', after(60)), run);
});

test('an inject that was given by mistake comes again at its time', () => {
  const run = giveInject(startClock(newRun(), BEGIN), 'two', after(3));
  assert.deepEqual(undoInject(run, 'two').given, {});
  assert.deepEqual(
    dueInjects(undoInject(run, 'two'), INJECTS, after(360)).map(({ id }) => id),
    ['one', 'two'],
  );
});

test('the inject that was given last counts, not the last one on the page', () => {
  assert.equal(lastGiven(newRun(), INJECTS), undefined);
  let run = giveInject(startClock(newRun(), BEGIN), 'one', BEGIN);
  run = giveInject(run, 'three', after(60));
  assert.equal(lastGiven(run, INJECTS)?.id, 'three');
  assert.equal(lastGiven(giveInject(run, 'two', after(60)), INJECTS)?.id, 'three');
  assert.equal(lastGiven(giveInject(run, 'two', after(360)), INJECTS)?.id, 'two');
  assert.equal(lastGiven(undoInject(run, 'three'), INJECTS)?.id, 'one');
});

test('a tab that slept finds all that came due, in order', () => {
  const run = giveInject(startClock(newRun(), BEGIN), 'one', BEGIN);
  assert.deepEqual(dueInjects(run, INJECTS, after(359)), []);
  assert.deepEqual(
    dueInjects(run, INJECTS, after(900)).map(({ id }) => id),
    ['two', 'three'],
  );
  assert.deepEqual(dueInjects(stopClock(run, after(10), 'paused'), INJECTS, after(900)), []);
});

test('a run survives being stored as text, and any other text starts a new run', () => {
  const run = giveInject(startClock(newRun(), BEGIN), 'one', after(3));
  assert.deepEqual(readRun(JSON.stringify(run)), run);
  for (const text of [null, '', '{', 'null', '[]']) assert.deepEqual(readRun(text), newRun());
});

test('a clock that was set back does not run backwards', () => {
  assert.equal(secondsPlayed(startClock(newRun(), BEGIN), after(-600)), 0);
});

test('a clock shows hours only when there are any', () => {
  assert.deepEqual([0, 65, 3599, 3600, 3725].map(clockText), [
    '00:00',
    '01:05',
    '59:59',
    '1:00:00',
    '1:02:05',
  ]);
});

test('what had no occasion is left out of the sum', () => {
  const scored = scoreItem(scoreItem(scoreItem(newRun(), 'a', 2), 'b', 0), 'c', 1);
  const run = scoreItem(scored, 'c', undefined);
  assert.deepEqual(sumOf(run, ['a', 'b', 'c']), { points: 2, most: 4, left: 1 });
});

test('the notes say what was given when, what was seen and what was noted', () => {
  const items = [
    { id: 'a', text: 'Said aloud | at once' },
    { id: 'b', text: 'Read back' },
  ];
  let run = giveInject(startClock(newRun(), BEGIN), 'one', BEGIN);
  run = giveInject(run, 'two', after(365));
  run = stopClock(run, after(400), 'endedByStopWord');
  run = {
    ...run,
    notes: { two: ' They asked support.\nNobody counted. \n', '': 'Room too small.' },
    scores: { a: 2 },
  };
  assert.equal(
    notesText({ title: 'Slow morning', minutes: 60, injects: INJECTS, items }, run, after(4000)),
    `# Slow morning: notes of a drill

- Started: 2026-11-25 09:10 UTC
- Played: 06:40 of 60 min
- At 06:40: ended by the stop word, 09:16 UTC

## Injects

### 1. At once

Planned for 00:00, given at 00:00.

### 2. After six minutes

Planned for 06:00, given at 06:05.

They asked support.${'  '}
Nobody counted.

### 3. After twelve

Planned for 12:00, not given.

## What observers saw

| Seen | Points |
| --- | --- |
| Said aloud \\| at once | 2 |
| Read back | none |

2 of 2 points; 1 without points, left out of the sum.

## Other observations

Room too small.
`,
  );
});
