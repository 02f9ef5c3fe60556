import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDuration, formatSeconds, seconds } from './duration.ts';

test('a duration is read in the units of Prometheus', () => {
  assert.equal(seconds('1h30m'), 5400);
  assert.equal(seconds('180d'), 15_552_000);
  assert.equal(seconds('1w2d'), 777_600);
  assert.equal(seconds('soon'), 0);
});

test('a duration is printed with words that a sleepy reader takes in', () => {
  assert.equal(formatDuration('1h30m'), '1 h 30 min');
  assert.equal(formatDuration('1d'), '1 day');
  assert.equal(formatDuration('2w'), '2 weeks');
  assert.equal(formatDuration('45s'), '45 s');
});

test('days and weeks are counted in the language of the handbook', () => {
  assert.equal(formatDuration('1w2d3h', 'de'), '1 Woche 2 Tage 3 h');
  assert.equal(formatDuration('1d', 'pl'), '1 dzień');
});

test('a sum of seconds is printed in minutes and hours', () => {
  assert.equal(formatSeconds(1500), '25 min');
  assert.equal(formatSeconds(3600), '1 h');
  assert.equal(formatSeconds(3900), '1 h 5 min');
});
