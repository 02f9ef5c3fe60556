import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../diagnostics/command-error.ts';
import { isStillToCome, parseDay } from '../model/day.ts';
import { buildDay, today } from './build-day.ts';

const epochOf = (time: string): string => String(Date.parse(time) / 1000);

test('a person’s date is the one on their own calendar', () => {
  for (const [time, zone, day] of [
    ['2026-11-30T13:30:00Z', 'Pacific/Auckland', '2026-12-01'],
    ['2026-11-30T13:30:00Z', ':Pacific/Auckland', '2026-12-01'],
    ['2026-11-30T10:59:59Z', 'Pacific/Auckland', '2026-11-30'],
    ['2026-11-30T10:00:00Z', 'Pacific/Kiritimati', '2026-12-01'],
    ['2026-11-30T11:59:59Z', 'Etc/GMT+12', '2026-11-29'],
    ['2026-12-01T07:59:59Z', 'America/Los_Angeles', '2026-11-30'],
    ['2026-12-01T08:00:00Z', 'America/Los_Angeles', '2026-12-01'],
    // The days on which clocks change.
    ['2026-11-01T06:59:59Z', 'America/Los_Angeles', '2026-10-31'],
    ['2026-11-01T07:00:00Z', 'America/Los_Angeles', '2026-11-01'],
    ['2026-11-02T07:59:59Z', 'America/Los_Angeles', '2026-11-01'],
    ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-09-26T12:00:00Z', 'Pacific/Auckland', '2026-09-27'],
    // A day that Samoa left out.
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
    ['2026-11-30T23:59:59Z', '', '2026-11-30'],
    ['2026-11-30T23:59:59Z', 'UTC', '2026-11-30'],
    ['1970-01-01T00:00:00Z', 'America/Los_Angeles', '1969-12-31'],
    ['5138-11-16T09:46:39Z', 'UTC', '5138-11-16'],
  ] as const)
    assert.equal(
      today({ SOURCE_DATE_EPOCH: epochOf(time), TZ: zone }).toISOString(),
      `${day}T00:00:00.000Z`,
      `${time} ${zone}`,
    );
});

test('a build with SOURCE_DATE_EPOCH is on the same day in every time zone', () => {
  for (const TZ of ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC', 'Mars/Phobos', undefined])
    assert.equal(
      buildDay({ SOURCE_DATE_EPOCH: '86400', ...(TZ && { TZ }) }).toISOString(),
      '1970-01-02T00:00:00.000Z',
    );
});

test('a day is read without the clock only from seconds since 1970', () => {
  for (const epoch of ['today', '-1', '1.5', '1e9', ' 1', '999999999999'])
    for (const read of [buildDay, today]) assert.throws(() => read({ SOURCE_DATE_EPOCH: epoch }), UsageError);
});

test('without SOURCE_DATE_EPOCH the zone decides between today and its neighbours', () => {
  const [east, west] = ['Pacific/Kiritimati', 'Etc/GMT+12'].map((TZ) => today({ TZ }).getTime());
  assert.ok(Number(east) > Number(west), 'they are 26 hours apart');
  assert.ok(Math.abs(today({ TZ: 'NZST-12NZDT' }).getTime() - Date.now()) < 2 * 86_400_000);
});

test('tomorrow has begun somewhere, the day after has not', () => {
  const now = new Date('2026-02-28T00:00:00Z');
  for (const [day, isAhead] of [
    ['2026-02-28', false],
    ['2026-03-01', false],
    ['2026-03-02', true],
    ['2027-01-01', true],
  ] as const)
    assert.equal(isStillToCome(day, now), isAhead, day);
  assert.equal(isStillToCome('9999-12-31', new Date('9999-12-31')), false);
});

test('only days of the calendar are days', () => {
  for (const text of [
    '2026-02-30',
    '2026-02-29',
    '0000-00-00',
    '10000-01-01',
    '2026-13-01',
    '2026-1-1',
    '2026-11-31',
    '+002026-01-01',
  ])
    assert.equal(parseDay(text), undefined, text);
  for (const text of ['2028-02-29', '2026-12-31', '9999-12-31']) assert.ok(parseDay(text), text);
});
