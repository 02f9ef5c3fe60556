import { RULE_DESCRIPTIONS } from '../check/rules/index.ts';
import { exampleFile } from '../check/rules/rule.ts';

/** The two examples of a rule, for its page; undefined if it has none. Vite reads them, so that they stay up to date. */
export function ruleExample(id: string): { bad: string; good: string } | undefined {
  const form = RULE_DESCRIPTIONS.get(id)?.example;
  if (!form) return undefined;
  const [bad, good] = (['bad', 'good'] as const).map(
    (which) => FILES[`${FOLDER}/${exampleFile(id, which, form)}`],
  );
  return bad === undefined || good === undefined ? undefined : { bad, good };
}

const FOLDER = '../check/rules';
const FILES: Record<string, string> = import.meta.glob('../check/rules/*/*/{bad,good}.*', {
  query: '?raw',
  import: 'default',
  eager: true,
});
