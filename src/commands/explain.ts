import { didYouMean, quote } from '../diagnostics/spelling.ts';
import { ruleView } from '../views/rule-reference.ts';
import { EXPLAINED } from '../check/rules/index.ts';
import { UsageError } from '../loaders/environment.ts';
import { readRuleExample } from '../loaders/rule-example.ts';

/** Prints why a rule is one, what breaks it and what keeps it; every rule if none is named. Resolves with 0. */
export function explain(rule: string | undefined): Promise<number> {
  if (rule === undefined) {
    for (const [id, { level }] of EXPLAINED) console.log(`${id} (${level})`);
    return Promise.resolve(0);
  }
  if (!EXPLAINED.has(rule))
    return Promise.reject(
      new UsageError(`There is no rule ${quote(rule)}${didYouMean(rule, EXPLAINED.keys()) || '.'}`),
    );
  const { level, reason, bad, good } = ruleView(rule, readRuleExample(rule));
  const parts = [`${rule} (${level})`, reason];
  if (bad !== undefined) parts.push(`Not like this:\n\n${indent(bad)}`);
  if (good !== undefined) parts.push(`But like this:\n\n${indent(good)}`);
  console.log(parts.join('\n\n'));
  return Promise.resolve(0);
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
