import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsIn, upgradeReport, type ReportedFinding } from './report.ts';

const STARTER = 'timers: { relief: { value: 3h } }\n';

function finding(rule: string, more: Partial<ReportedFinding> = {}): ReportedFinding {
  return { file: 'org/x.yaml', line: 3, rule, level: 'error', message: 'wrong', help: '', ...more };
}

test('each kind of finding has its section, in the order of the work, and each finding is in one', () => {
  const report = upgradeReport(
    [
      finding('schema/missing-key', { file: 'org/roles/scribe.yaml', message: 'no mission' }),
      finding('ref/unknown', { message: 'unknown timer "relief"' }),
      finding('schema/missing-key', { file: 'org/severity.yaml', message: 'no review' }),
      finding('layer/patch', { file: 'org/roles/gone.patch.yaml' }),
      finding('layer/exclude', { file: 'org/handbook.yaml', message: 'no layer has "courses"' }),
      finding('layer/base-changed', { level: 'warning', file: 'org/handbook/during/calls.mdx' }),
    ],
    STARTER,
  );
  assert.deepEqual(report.match(/^\S.*:$/gm), [
    'Files that you replaced, and that have changed:',
    'Names under exclude that no longer match:',
    'Patches that no longer apply:',
    'Your levels:',
    'New timers and channels. Add them to organisation.yaml, with your own values:',
    'timers:',
    'What else the check reports:',
  ]);
  assert.match(report, /timers:\n {2}relief:\n {4}value: 3h\n/);
  assert.equal(report.match(/^ {2}org\/.*:3$/gm)?.length, 5);
});

test('other warnings are left to the check, and with nothing to do the report says so', () => {
  assert.match(
    upgradeReport([finding('runbook/stale', { level: 'warning' })], STARTER),
    /asks nothing of you/,
  );
});

test('a report is as short as it can be used', () => {
  const report = upgradeReport(
    Array.from({ length: 30 }, () => finding('schema/type')),
    STARTER,
  );
  assert.match(report, /\n {2}10 more; the check lists them\.\n$/);
});

test('the findings are read from what the check prints, and what is no such text has none', () => {
  const found = finding('layer/patch', { help: 'Delete it.' });
  assert.deepEqual(findingsIn(JSON.stringify({ diagnostics: [found] })), [found]);
  for (const text of ['', '[]', '{"diagnostics": 1}', 'Error: no package'])
    assert.equal(findingsIn(text), undefined);
});
