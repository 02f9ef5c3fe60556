import { UsageError } from '../diagnostics/command-error.ts';
import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { ruleView } from '../views/rule-reference.ts';
import { currentId, RULE_DESCRIPTIONS } from '../check/rules/index.ts';
import { readRuleExample } from '../loaders/rule-example.ts';
import { defineCommand } from './define-command.ts';
import { text } from './option.ts';

export const explain = defineCommand({
  name: 'explain',
  summary: 'explain a rule of the check, with examples',
  usage: '-- RULE',
  description:
    'Explains why a rule exists, with an example that breaks it and one that follows it. Without RULE, lists all rules.',
  words: {
    most: 1,
    help: { RULE: 'the rule, as written in brackets after a finding, for instance flow/no-end' },
  },
  options: { rule: text('RULE', 'the same') },
  exitCodes: { 0: 'explained' },
  run: ({ values, words: [word], context: { console } }) => {
    const rule = values.rule ?? word;
    if (rule === undefined) for (const [id, { level }] of RULE_DESCRIPTIONS) console.log(`${id} (${level})`);
    else console.log(explanationOf(rule));
    return Promise.resolve(0);
  },
});

function explanationOf(rule: string): string {
  const id = currentId(rule);
  if (!RULE_DESCRIPTIONS.has(id))
    throw new UsageError(`Unknown rule ${quote(rule)}${didYouMean(rule, RULE_DESCRIPTIONS.keys()) || '.'}`);
  const { level, reason, category, fix, source, bad, good } = ruleView(id, readRuleExample(id));
  const parts = [`${id} (${level})`, reason, `Category: ${category}\nFixable: ${fix}\nSource: ${source}`];
  if (bad !== undefined) parts.push(`Not like this:\n\n${indent(bad)}`);
  if (good !== undefined) parts.push(`But like this:\n\n${indent(good)}`);
  return parts.join('\n\n');
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
