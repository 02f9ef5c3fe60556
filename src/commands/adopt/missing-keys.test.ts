import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacksOf } from './missing-keys.ts';

const [ORGANISATION, SEVERITY] = ['content/organisation.yaml', 'content/severity.yaml'];

test('new timers, channels and levels are given as YAML to copy, and what only differs is not', () => {
  const own = { [ORGANISATION]: 'timers: { relief: { value: 2h } }', [SEVERITY]: 'levels: [{ id: sev1 }]' };
  const shipped = {
    [ORGANISATION]: 'timers: { relief: { value: 3h }, rest: { value: 11h } }\nlinks: [{ id: x }]',
    [SEVERITY]: 'levels: [{ id: sev1, name: Critical }, { id: sev2 }]',
  };
  assert.deepEqual(lacksOf(own, shipped), [
    { file: ORGANISATION, yaml: 'timers:\n  rest:\n    value: 11h\n' },
    { file: SEVERITY, yaml: 'levels:\n  - id: sev2\n' },
  ]);
  assert.deepEqual(lacksOf(shipped, shipped), []);
});

test('a file that cannot be read lacks everything, and one that is gone upstream nothing', () => {
  assert.equal(lacksOf({ [SEVERITY]: '[' }, { [SEVERITY]: 'levels: [{ id: sev1 }]' }).length, 1);
  assert.deepEqual(lacksOf({ [SEVERITY]: 'levels: [{ id: sev1 }]' }, {}), []);
});
