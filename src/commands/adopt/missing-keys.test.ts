import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingKeys } from './missing-keys.ts';

const STARTER = `channels: { command: { name: <command-channel> } }
timers: { relief: { value: 3h }, rest: { value: 11h } }
`;

function unknown(message: string, rule = 'ref/unknown'): { rule: string; message: string } {
  return { rule, message };
}

test('each timer and channel that the check did not find is given once, as YAML to copy', () => {
  const findings = [
    unknown('unknown timer "rest"; did you mean "test"?'),
    unknown('unknown timer "rest"'),
    unknown('unknown channel "command"'),
  ];
  assert.equal(
    missingKeys(findings, STARTER),
    'timers:\n  rest:\n    value: 11h\nchannels:\n  command:\n    name: <command-channel>\n',
  );
});

test('what the starter does not have, other names and other rules are left to the check', () => {
  const findings = [
    unknown('unknown timer "own"'),
    unknown('unknown role "relief"'),
    unknown('unknown timer "rest"', 'mdx/component'),
  ];
  assert.equal(missingKeys(findings, STARTER), '');
  assert.equal(missingKeys([unknown('unknown timer "rest"')], '['), '');
});
