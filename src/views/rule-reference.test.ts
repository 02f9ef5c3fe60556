import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULE_DESCRIPTIONS } from '../check/rules/index.ts';
import { ruleGroups, ruleView } from './rule-reference.ts';

test('every rule is listed once, in its category', () => {
  const listed = ruleGroups().flatMap(({ id, rules }) => rules.map((rule) => [id, rule.id]));
  assert.deepEqual(
    listed,
    [...RULE_DESCRIPTIONS.keys()].map((id) => [id.split('/', 1)[0], id]),
  );
});

test('the page of a rule says where it is looked for, and whether it can be fixed and suppressed', () => {
  const prompt = ruleView('cmd/prompt', { bad: 'shell: $ ls\n', good: 'shell: ls\n' });
  assert.equal(prompt.category, 'Commands');
  assert.equal(prompt.source, 'src/check/rules/paste.ts');
  assert.match(prompt.fix, /^Always\. /);
  assert.match(prompt.suppression, /^A comment or the baseline can /);
  assert.deepEqual([prompt.bad, prompt.good], ['shell: $ ls', 'shell: ls']);
  const cycle = ruleView('ref/cycle');
  assert.match(cycle.fix, /^No\. /);
  assert.match(cycle.suppression, /^No comment /);
  assert.deepEqual(cycle.formerly, ['ref/circle']);
  assert.throws(() => ruleView('ref/circle'), /no rule ref\/circle/);
});
