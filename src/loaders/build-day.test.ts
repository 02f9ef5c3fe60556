import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../diagnostics/command-error.ts';
import { buildDay } from './build-day.ts';

test('the day can be set, so that a build can be repeated', () => {
  assert.equal(buildDay({ SOURCE_DATE_EPOCH: '86400' }).toISOString(), '1970-01-02T00:00:00.000Z');
  assert.throws(() => buildDay({ SOURCE_DATE_EPOCH: 'today' }), UsageError);
});
