import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { ruleView } from '../views/rule-reference.ts';
import { currentId, RULE_DESCRIPTIONS } from '../check/rules/index.ts';
import { UsageError } from '../loaders/environment.ts';
import { readRuleExample } from '../loaders/rule-example.ts';

/**
 * Prints the reason for a rule, what it finds and what to write instead; the list of all rules if none is named. A former
 * id stands for the present one. Resolves with 0, and rejects with a UsageError if there is no such rule.
 */
export function explain(rule: string | undefined): Promise<number> {
  if (rule === undefined) {
    for (const [id, { level }] of RULE_DESCRIPTIONS) console.log(`${id} (${level})`);
    return Promise.resolve(0);
  }
  const id = currentId(rule);
  if (!RULE_DESCRIPTIONS.has(id))
    return Promise.reject(
      new UsageError(`There is no rule ${quote(rule)}${didYouMean(rule, RULE_DESCRIPTIONS.keys()) || '.'}`),
    );
  const { level, reason, category, fix, source, bad, good } = ruleView(id, readRuleExample(id));
  const parts = [`${id} (${level})`, reason, `Category: ${category}\nFixable: ${fix}\nSource: ${source}`];
  if (bad !== undefined) parts.push(`Not like this:\n\n${indent(bad)}`);
  if (good !== undefined) parts.push(`But like this:\n\n${indent(good)}`);
  console.log(parts.join('\n\n'));
  return Promise.resolve(0);
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
