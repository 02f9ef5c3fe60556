import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { interfaceStrings } from '../model/interface.ts';
import { markProblems } from '../model/interface-text.ts';
import { readTranslation } from './translation.ts';

const languages = [
  ...new Set(globSync('src/site/strings/**/*.yaml').map((path) => /\.([\w-]+)\.yaml$/.exec(path)?.[1] ?? '')),
];

test('there is a German translation', () => {
  assert.ok(languages.includes('de'));
  assert.ok(readTranslation('de').size > 300);
});

test('a region takes over the translation of its language', () => {
  assert.equal(readTranslation('de-AT').size, readTranslation('de').size);
  assert.equal(readTranslation('sw').size, 0);
});

for (const language of languages.filter((each) => each !== 'en'))
  test(`every string of ${language} has the marks and the forms of its English text`, () => {
    const english = interfaceStrings();
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [id, text] of readTranslation(language)) {
      const source = english.get(id);
      assert.ok(source, `${id} is not a string of the interface`);
      assert.equal(text.type, source.type, id);
      const forms = text.type === 'text' ? [['other', text.parts] as const] : [...text.forms];
      for (const [form, parts] of forms) {
        const { missing, ...rest } = markProblems(parts, source);
        // "Ein Runbook" needs no number.
        const lacks = missing.filter((mark) => form === 'other' || mark !== '{count}');
        assert.deepEqual({ lacks, ...rest }, { lacks: [], unknown: [], unclosed: undefined }, id);
      }
      if (text.type === 'plural') assert.deepEqual([...text.forms.keys()].sort(), [...categories].sort(), id);
    }
  });
