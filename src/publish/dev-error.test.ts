import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALONE } from '../model/layer.ts';
import { emptyCatalog } from '../model/catalog.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { errorPage, overlayOf } from './dev-error.ts';

const place = { line: 3, column: 5, endLine: 3, endColumn: 9 };
const error: Diagnostic = {
  file: 'content/a.yaml',
  ...place,
  rule: 'schema/enum',
  level: 'error',
  message: 'wrong <b>',
};
const reading = (...diagnostics: Diagnostic[]) => ({
  result: {
    catalog: emptyCatalog(),
    diagnostics,
    suppressed: [],
    todos: [],
    questions: [],
    files: 1,
    paths: [],
    textOf: () => 'text',
  },
  layers: [{ layer: ALONE, folder: '/repo/content' }],
  good: undefined,
  seconds: 0,
});

test('the overlay shows the first error at its place, and every error below it', () => {
  const overlay = overlayOf(reading(error, { ...error, line: 9 }))?.err;
  assert.equal(overlay?.message, 'wrong <b>');
  assert.deepEqual(overlay.loc, { file: '/repo/content/a.yaml', line: 3, column: 5 });
  assert.equal(overlay.stack.split('\n').length, 2);
});

test('warnings alone show no overlay', () => {
  assert.equal(overlayOf(reading({ ...error, level: 'warning' })), undefined);
});

test('the page in place of pages that there never were names the errors as text', () => {
  const html = errorPage(reading(error), '/docs/');
  assert.match(html, /content\/a\.yaml:3:5: error: wrong &lt;b&gt; \[schema\/enum\]/);
  assert.match(html, /src="\/docs\/@vite\/client"/);
});
