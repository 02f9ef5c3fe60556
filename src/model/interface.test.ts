import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyCatalog } from './catalog.ts';
import { countOf, interfaceOf, interfaceStrings } from './interface.ts';
import { textIn } from './interface-text.ts';

const shipped = new Map([
  ['search.search', textIn('Suche')],
  ['search.byTeam', textIn('Nach Team')],
]);

function wordsIn(language: string | undefined, own: Record<string, Record<string, string>> = {}) {
  const catalog = emptyCatalog();
  const data = { layers: ['muster' as const], ...(language !== undefined && { language }) };
  catalog.handbook = { id: 'handbook', file: 'org/handbook.yaml', data };
  for (const [id, strings] of Object.entries(own))
    catalog.strings.set(id, { id, file: `org/strings.${id}.yaml`, data: strings });
  return interfaceOf(catalog, () => shipped);
}

test('without a language or own strings, the interface is the usual one', () => {
  assert.equal(wordsIn(undefined), undefined);
  assert.equal(wordsIn('en'), undefined);
});

test('an own string comes before the translation', () => {
  const words = wordsIn('de', { de: { 'search.byTeam': 'Je Team' } });
  assert.deepEqual(words?.translated.get('search.byTeam'), textIn('Je Team'));
  assert.deepEqual(words?.translated.get('search.search'), textIn('Suche'));
});

test('what is missing is counted, and what the organisation calls it in English is kept for it', () => {
  const words = wordsIn('de', { en: { 'search.lead': 'Search here.' } });
  assert.ok(words);
  assert.equal(words.missing, interfaceStrings().size - 2);
  assert.deepEqual(words.english.get('search.lead'), textIn('Search here.'));
  assert.equal(countOf(words), `2 of ${interfaceStrings().size} in de, the rest are in English`);
});

test('English of a country lacks nothing', () => {
  const words = wordsIn('en-US', { 'en-us': { 'search.byTeam': 'By crew' } });
  assert.ok(words);
  assert.deepEqual(words.translated.get('search.byTeam'), textIn('By crew'));
  assert.equal(countOf(words), undefined);
});
