import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readEnvironment, UsageError } from './environment.ts';

test('without variables the repository itself is built, for whom the organisation says', () => {
  const { content, out, base, audience } = readEnvironment({});
  assert.deepEqual([content, out, base, audience], [resolve('content'), resolve('dist'), '/', undefined]);
});

test('a base path has a slash at both ends, however it was written', () => {
  for (const written of ['docs', '/docs', 'docs/', '//docs//'])
    assert.equal(readEnvironment({ MUSTER_BASE: written }).base, '/docs/');
});

test('the day can be set, so that a build can be repeated', () => {
  assert.equal(readEnvironment({ SOURCE_DATE_EPOCH: '86400' }).now.toISOString(), '1970-01-02T00:00:00.000Z');
});

test('what makes no sense is refused with a sentence', () => {
  for (const variables of [
    { MUSTER_AUDIENCE: 'all' },
    { MUSTER_BASE: 'a b' },
    { SOURCE_DATE_EPOCH: 'today' },
  ])
    assert.throws(() => readEnvironment(variables), UsageError);
});
