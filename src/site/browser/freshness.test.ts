import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPast, localDay } from './freshness.ts';

test('a page is past its date by the reader’s own calendar', () => {
  const before = process.env['TZ'];
  const night = Date.parse('2026-11-30T13:30:00Z');
  for (const [zone, day] of [
    ['Pacific/Auckland', '2026-12-01'],
    ['UTC', '2026-11-30'],
    ['Asia/Kathmandu', '2026-11-30'],
    ['America/Los_Angeles', '2026-11-30'],
  ] as const) {
    process.env['TZ'] = zone;
    assert.equal(localDay(night), day, zone);
    assert.equal(isPast('2026-11-30', localDay(night)), zone === 'Pacific/Auckland');
  }
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});
