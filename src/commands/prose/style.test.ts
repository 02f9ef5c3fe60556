import dictionary from 'dictionary-en-gb';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { styleOf, type Form } from './style.ts';

const style = styleOf({ dictionary, words: 'runbook\nKubernetes' });

async function rules(text: string, form: Form = 'text'): Promise<string[]> {
  return (await style(text, form)).map(({ rule }) => rule);
}

test('a misspelt word is found, a word of the project and code are not', async () => {
  assert.deepEqual(await rules('Open teh runbook.'), ['style/spelling']);
  assert.deepEqual(await rules('Open the runbook on Kubernetes with `kubectl`.'), []);
});

test('words from war and words of blame are found, whatever their case', async () => {
  assert.deepEqual(await rules('Join the War Room.'), ['style/metaphor']);
  assert.deepEqual(await rules('It was human error.'), ['style/blame']);
});

test('a quoted word is not reported', async () => {
  assert.deepEqual(await rules('Nobody says “human error” here.'), []);
  assert.deepEqual(await rules('> It was human error.\n\nAsk what they saw.'), []);
});

test('a thing has one word, with or without its hyphen', async () => {
  assert.deepEqual(await rules('Write the handover, then the hand-over.'), ['style/term']);
});

test('a sentence that is too long is found, and its neighbour is not', async () => {
  assert.deepEqual(await rules(`Look. ${'and look '.repeat(16)}again.`), ['style/sentence']);
});

test('a repeated word and a wrong article are found', async () => {
  assert.deepEqual(await rules('See the the list.'), ['style/repeated-word']);
  assert.deepEqual(await rules('Name a incident.', 'page'), ['style/article']);
});

test('a page goes down one heading at a time, and its components are not words', async () => {
  assert.deepEqual(await rules('## First\n\n#### Third\n', 'page'), ['style/heading-order']);
  assert.deepEqual(await rules('It takes <Timer id="xyzzy" /> or less.\n', 'page'), []);
});

test('a step that only an expert could read is found', async () => {
  const hard =
    'Characteristically, inconsistent configuration modifications necessitate comprehensive multidisciplinary investigation, notwithstanding complicated organisational considerations whatsoever.';
  assert.deepEqual(await rules(hard, 'step'), ['style/reading-age']);
  assert.deepEqual(await rules(hard, 'text'), []);
});

test('a problem says where it is', async () => {
  const [problem] = await style('Look.\n\nOpen teh page.', 'text');
  assert.deepEqual([problem?.line, problem?.column, problem?.endColumn, problem?.offset], [3, 6, 9, 12]);
});
