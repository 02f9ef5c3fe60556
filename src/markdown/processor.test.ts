import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VOCABULARY } from '../model/vocabulary.ts';
import { markdownProcessor } from './processor.ts';

test('a term stays a word in plain Markdown, which has no components', async () => {
  const terms = () => [{ id: 'runbook', words: ['runbook'] }];
  const options = { base: '/', vocabulary: VOCABULARY, terms, anchors: () => [] };
  const { render } = await markdownProcessor(options).createRenderer({});
  const { code } = await render('A runbook.', { fileURL: new URL('file:///guide/index.md') });
  assert.equal(code, '<p>A runbook.</p>');
});
