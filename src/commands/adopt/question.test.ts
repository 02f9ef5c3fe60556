import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, QUESTIONS, refusalOf, type Flag } from './question.ts';

function refusal(flag: Flag, text: string): string | undefined {
  const question = QUESTIONS.find((each) => each.flag === flag);
  assert.ok(question);
  return refusalOf(question, text);
}

test('ids are made from names, whatever letters these have', () => {
  const answers = complete({ team: 'Zahlung & Größe', service: 'API 2.0' });
  assert.deepEqual([answers['team-id'], answers['service-id']], ['zahlung-grosse', 'api-2-0']);
  assert.equal(complete({ team: '支払い' })['team-id'], '');
});

test('a required question refuses an empty answer, and another does not', () => {
  assert.equal(refusal('name', ''), 'This question needs an answer.');
  assert.equal(refusal('status-page', ''), undefined);
});

test('no answer can break the file that it is written into', () => {
  assert.equal(refusal('name', 'Acme: "Best" #1 {x}'), undefined);
  for (const text of ['two\nlines', 'a <team>', 'x'.repeat(201), '\u0000'])
    assert.ok(refusal('name', text), text);
});

test('every answer that is refused says what to write instead', () => {
  for (const [flag, text] of [
    ['audience', 'all'],
    ['team-id', 'Payments'],
    ['bridge-telephone', '0800 1'],
    ['repository', 'git@example.org:x.git'],
    ['team-page', 'https://form.example'],
  ] as const)
    assert.match(refusal(flag, text) ?? '', /^"[^]+[.]$/, flag);
});
