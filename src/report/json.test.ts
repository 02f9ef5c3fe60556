import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { json } from './json.ts';

const finding: Diagnostic = {
  file: 'content/severity.yaml',
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 9,
  rule: 'severity/rank',
  level: 'warning',
  message: 'wrong\u009B31m \u202Eorder',
};

test('a result as data holds every finding and a summary', () => {
  const text = json({
    diagnostics: [finding],
    suppressed: [],
    files: 2,
    seconds: 0.12345,
    textOf: () => undefined,
  });
  assert.deepEqual(JSON.parse(text), {
    version: 1,
    diagnostics: [
      {
        ...finding,
        message: 'wrong<U+009B>31m <U+202E>order',
        url: '/reference/rules/severity/rank/',
      },
    ],
    summary: { files: 2, errors: 0, warnings: 1, suppressed: 0, seconds: 0.123 },
  });
});

test('what a terminal would obey is escaped, and read back as it was', () => {
  const text = json({
    diagnostics: [{ ...finding, file: 'content/a\u009B31m\u202Eb.yaml' }],
    suppressed: [],
    files: 1,
    seconds: 0,
    textOf: () => undefined,
  });
  assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
  assert.match(text, /"content\/a\\u009b31m\\u202eb\.yaml"/);
});
