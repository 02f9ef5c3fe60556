import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countDue, dueAt, instantOf, timeText, weekendRelief } from './clock-time.ts';

const at = (text: string): number => Date.parse(text);
const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 16);

const DORA_INITIAL = [
  { within: '4h', from: 'classified' },
  { within: '24h', from: 'aware', dropped_by: 'classified' },
];

test('hours are hours through a weekend and through a change of the clocks', () => {
  // GDPR, article 33: 72 hours. 1182/71, article 3(3): periods include Saturdays and Sundays.
  assert.equal(iso(dueAt(at('2026-11-27T17:30Z'), '72h', 'Europe/Berlin')), '2026-11-30T17:30');
  // Berlin goes back an hour on 25 October 2026: 72 hours from 12:00 there end at 11:00 there.
  const october = instantOf('2026-10-23T12:00', 'Europe/Berlin');
  assert.match(timeText(dueAt(october, '72h', 'Europe/Berlin'), 'Europe/Berlin'), /26 Oct 2026.* 11:00 CET$/);
  // New York goes forward an hour on 8 March 2026: 36 hours from 12:00 there end at 01:00 there.
  const march = instantOf('2026-03-07T12:00', 'America/New_York');
  assert.match(
    timeText(dueAt(march, '36h', 'America/New_York'), 'America/New_York'),
    /9 Mar 2026.* 01:00 GMT-4$/,
  );
});

test('months end on the same date, or on the last day of a shorter month', () => {
  // 1182/71, article 3(2)(c): the same date; where there is none, the last day of the month.
  assert.equal(iso(dueAt(at('2026-01-31T09:00Z'), '1 month', 'UTC')), '2026-02-28T23:59');
  assert.equal(iso(dueAt(at('2028-01-31T09:00Z'), '1 month', 'UTC')), '2028-02-29T23:59');
  assert.equal(iso(dueAt(at('2026-12-15T09:00Z'), '1 month', 'UTC')), '2027-01-15T23:59');
  assert.equal(iso(dueAt(at('2026-11-30T09:00Z'), '3 months', 'UTC')), '2027-02-28T23:59');
});

test('a day is the day where the reader or the receiver is, and the first one does not count', () => {
  // 1182/71, article 3(1): the day of the event is left out. 23:30 UTC is the next day in Berlin already.
  assert.equal(iso(dueAt(at('2026-11-25T23:30Z'), '2d', 'UTC')), '2026-11-27T23:59');
  assert.equal(iso(dueAt(at('2026-11-25T23:30Z'), '2d', 'Europe/Berlin')), '2026-11-28T22:59');
  assert.equal(iso(dueAt(at('2026-01-01T12:00Z'), '60d', 'UTC')), '2026-03-02T23:59');
});

test('four business days after a determination, as form 8-K counts them', () => {
  const due = (local: string): string =>
    timeText(
      dueAt(instantOf(local, 'America/New_York'), '4 business days', 'America/New_York', '17:30'),
      'America/New_York',
    );
  // A Wednesday: Thursday, Friday, Monday, Tuesday.
  assert.match(due('2026-06-10T10:00'), /^Tue, 16 Jun 2026, 17:30/);
  // General instruction B.1: on a Saturday or Sunday the period begins with, and includes, the next business day.
  assert.match(due('2026-06-13T10:00'), /^Thu, 18 Jun 2026, 17:30/);
  assert.match(due('2026-06-14T23:59'), /^Thu, 18 Jun 2026, 17:30/);
  assert.match(due('2026-06-12T10:00'), /^Thu, 18 Jun 2026, 17:30/);
  // Across the end of summer time, the day still ends at 17:30 there: 22:30 UTC instead of 21:30.
  assert.equal(
    iso(dueAt(at('2026-10-28T14:00Z'), '4 business days', 'America/New_York', '17:30')),
    '2026-11-03T22:30',
  );
});

test('36 hours from a determination, as the US bank rule has it', () => {
  assert.equal(iso(dueAt(at('2026-11-26T20:00Z'), '36h', 'America/New_York')), '2026-11-28T08:00');
});

test('of two times the earlier counts, as DORA has it for the first notice', () => {
  const aware = at('2026-11-23T08:00Z');
  // Classified after two hours: four hours later.
  assert.deepEqual(countDue(DORA_INITIAL, { aware, classified: at('2026-11-23T10:00Z') }, 'UTC'), {
    type: 'due',
    at: at('2026-11-23T14:00Z'),
    from: 'classified',
    missing: [],
  });
  // Classified after 22 hours: the 24 hours end first.
  assert.deepEqual(countDue(DORA_INITIAL, { aware, classified: at('2026-11-24T06:00Z') }, 'UTC'), {
    type: 'due',
    at: at('2026-11-24T08:00Z'),
    from: 'aware',
    missing: [],
  });
  // Not classified yet: the 24 hours, and it may be earlier.
  assert.deepEqual(countDue(DORA_INITIAL, { aware }, 'UTC'), {
    type: 'due',
    at: at('2026-11-24T08:00Z'),
    from: 'aware',
    missing: ['classified'],
  });
});

test('classified after the 24 hours, the four hours alone count, as article 5(2) has it', () => {
  const stamps = { aware: at('2026-11-23T08:00Z'), classified: at('2026-11-25T09:00Z') };
  assert.deepEqual(countDue(DORA_INITIAL, stamps, 'UTC'), {
    type: 'due',
    at: at('2026-11-25T13:00Z'),
    from: 'classified',
    missing: [],
  });
});

test('a time that ends on a weekend is lengthened to noon of the next working day, where the law has it', () => {
  // DORA, Delegated Regulation 2025/301, article 5(4).
  const sunday = dueAt(at('2026-11-26T09:00Z'), '72h', 'Europe/Berlin');
  assert.equal(iso(sunday), '2026-11-29T09:00');
  assert.equal(iso(weekendRelief(sunday, 'Europe/Berlin', '12:00')), '2026-11-30T11:00');
  assert.equal(weekendRelief(at('2026-11-30T09:00Z'), 'Europe/Berlin', '12:00'), undefined);
  // Friday 23:30 UTC is Saturday in Berlin.
  assert.equal(iso(weekendRelief(at('2026-11-27T23:30Z'), 'Europe/Berlin', '12:00')), '2026-11-30T11:00');
  assert.equal(weekendRelief(at('2026-11-27T23:30Z'), 'UTC', '12:00'), undefined);
});

test('a report is counted from the one before it, and waits for a time that nobody knows yet', () => {
  const rules = [{ within: '72h', from: 'submitted:initial' }];
  assert.deepEqual(countDue(rules, { aware: 0 }, 'UTC'), { type: 'waiting', for: ['submitted:initial'] });
  assert.deepEqual(countDue(rules, { submitted: 0 }, 'UTC'), {
    type: 'due',
    at: 72 * 3_600_000,
    from: 'submitted:initial',
    missing: [],
  });
  assert.deepEqual(countDue([{ within: '14d', from: 'other' }], { aware: 0 }, 'UTC'), {
    type: 'waiting',
    for: ['other'],
  });
  assert.deepEqual(countDue([{ from: 'aware' }], {}, 'UTC'), { type: 'promptly', from: 'aware' });
});

test('a time on the wall is an instant, and the earlier one where the clocks are changed', () => {
  assert.equal(iso(instantOf('2026-07-01T12:00', 'Europe/Berlin')), '2026-07-01T10:00');
  assert.equal(iso(instantOf('2026-01-01T12:00', 'America/New_York')), '2026-01-01T17:00');
  assert.equal(iso(instantOf('2026-01-01T12:00', 'Asia/Kolkata')), '2026-01-01T06:30');
  // 02:30 comes twice in Berlin on 25 October 2026, and not at all on 29 March.
  assert.equal(iso(instantOf('2026-10-25T02:30', 'Europe/Berlin')), '2026-10-25T00:30');
  assert.equal(iso(instantOf('2026-03-29T02:30', 'Europe/Berlin')), '2026-03-29T00:30');
  assert.equal(iso(instantOf('2026-11-01T01:30', 'America/New_York')), '2026-11-01T05:30');
  assert.equal(iso(instantOf('2026-03-08T02:30', 'America/New_York')), '2026-03-08T06:30');
});
