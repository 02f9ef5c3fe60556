import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingKeys } from './missing-keys.ts';

const [ORGANISATION, SEVERITY] = ['content/organisation.yaml', 'content/severity.yaml'];

test('new timers and channels are given as YAML to copy, and other values and levels are not', () => {
  const own = { [ORGANISATION]: 'timers: { relief: { value: 2h } }', [SEVERITY]: 'levels: [{ id: p1 }]' };
  const shipped = {
    [ORGANISATION]: 'timers: { relief: { value: 3h }, rest: { value: 11h } }\nlinks: [{ id: x }]',
    [SEVERITY]: 'levels: [{ id: sev1, name: Critical }, { id: sev2 }]',
  };
  assert.deepEqual(missingKeys(own, shipped), [
    { file: ORGANISATION, yaml: 'timers:\n  rest:\n    value: 11h\n' },
  ]);
  assert.deepEqual(missingKeys(shipped, shipped), []);
});

test('an unreadable file lacks every key, and a file that the release does not have lacks none', () => {
  assert.equal(missingKeys({ [ORGANISATION]: '[' }, { [ORGANISATION]: 'timers: { rest: {} }' }).length, 1);
  assert.deepEqual(missingKeys({ [ORGANISATION]: 'timers: { rest: {} }' }, {}), []);
});
