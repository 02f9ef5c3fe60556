import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RULE_DESCRIPTIONS } from '../check/rules/index.ts';
import { exampleFile, type RuleExample } from '../check/rules/rule.ts';

/** The folder of the rules, where each has its examples in a folder of its own. */
export const RULES_FOLDER = join(dirname(import.meta.dirname), 'check', 'rules');

/** Reads the examples of a rule; undefined if it has none. */
export function readRuleExample(id: string): RuleExample | undefined {
  const form = RULE_DESCRIPTIONS.get(id)?.example;
  if (!form) return undefined;
  const read = (path: string): string => readFileSync(join(RULES_FOLDER, path), 'utf8');
  const beside = globSync('**/*.{yaml,mdx,json}', { cwd: join(RULES_FOLDER, id, 'beside') }).sort();
  return {
    bad: read(exampleFile(id, 'bad', form)),
    good: read(exampleFile(id, 'good', form)),
    beside: new Map(beside.map((path) => [path, read(`${id}/beside/${path}`)])),
  };
}
