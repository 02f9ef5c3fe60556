import { HtmlValidate, type ConfigData } from 'html-validate';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { built } from './built.ts';
import { MIXED, OURS } from './content.ts';
import { filesIn } from './files.ts';

const CONFIG: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // The first finds components that were not rendered; the policy forbids the second and `style=`.
    'no-unknown-elements': 'error',
    'no-style-tag': 'error',
    'no-missing-references': 'error',
    'input-missing-label': 'error',
    // The navigation of a section stands before the page's h1, and has headings of its own.
    'heading-level': ['error', { minInitialRank: 'any', allowMultipleH1: false }],
    // A role checklist names its role, the runbook and the organisation. A tab cuts it off; a list of tabs does not.
    'long-title': ['error', { maxlength: 100 }],
    // The address of a key in the reference is its path, as in #do.undo.
    'valid-id': ['error', { relaxed: true }],
    // Styles keep a number on one line. Ordinary spaces are what is copied out of it and searched for in it.
    'tel-non-breaking': 'off',
    // The filters of a list have nothing to send: they act as they are chosen, and are hidden without JavaScript.
    'wcag/h32': 'off',
    // Spaces at the end of a line come from the templates' own line breaks. Nobody reads them, and brotli packs them.
    'no-trailing-whitespace': 'off',
  },
};

for (const [name, variant] of Object.entries({
  'the site': { content: OURS },
  'a public site': { content: MIXED, audience: 'public' as const },
}))
  test(`every page of ${name} is valid HTML`, async () => {
    const { folder } = await built(variant);
    const pages = filesIn(folder).filter((file) => file.endsWith('.html'));
    assert.ok(pages.length > 20);
    assert.deepEqual((await Promise.all(pages.map((page) => faultsOf(folder, page)))).flat(), []);
  });

test('the validator is at work', async () => {
  const html = '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body>';
  const { results } = await validator.validateString(
    `${html}<p id="a" style="color: red">x</p><p id="a" aria-describedby="b">x</p><Timer></Timer></body></html>`,
  );
  const rules = new Set(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)));
  for (const rule of ['no-inline-style', 'no-dup-id', 'no-missing-references', 'no-unknown-elements'])
    assert.ok(rules.has(rule), rule);
});

async function faultsOf(folder: string, page: string): Promise<string[]> {
  const { results } = await validator.validateFile(join(folder, page));
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${page}:${line}:${column}: ${message} [${ruleId}]`),
  );
}

const validator = new HtmlValidate(CONFIG);
