import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roleInSentence } from './role-name.ts';

test('a role is written in lower case in an English sentence, and an abbreviation is not', () => {
  for (const [name, written] of [
    ['Incident commander', 'incident commander'],
    ['Duty Manager IT', 'duty manager IT'],
    ['SRE on call', 'SRE on call'],
    ['DevOps lead', 'DevOps lead'],
  ] as const)
    assert.equal(roleInSentence(name, 'en-GB'), written);
  assert.equal(roleInSentence('Einsatzleitung', 'de'), 'Einsatzleitung');
});
