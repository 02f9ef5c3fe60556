import type { Level } from '../diagnostics/diagnostic.ts';
import type { SectionView } from './handbook.ts';
import { CATEGORIES, categoryOf, groupOf, type Category } from '../check/rules/categories.ts';
import { RULE_DESCRIPTIONS, type DescribedRule } from '../check/rules/index.ts';
import { canBeSuppressed } from '../diagnostics/silence.ts';
import type { RuleExample } from '../check/rules/rule.ts';

/** The address of the page about a rule. */
export function ruleAddress(id: string): string {
  return `/reference/rules/${id}/`;
}

/**
 * The page about a rule: its reason, and what to write instead. Throws if there is no such
 * rule.
 */
export function ruleView(id: string, example?: Pick<RuleExample, 'bad' | 'good'>): RuleView {
  const explained = RULE_DESCRIPTIONS.get(id);
  if (!explained) throw new Error(`There is no rule ${id}.`);
  const { level, reason, source, formerly = [] } = explained;
  return {
    id,
    category: categoryOf(id).label,
    level,
    consequence: CONSEQUENCES[level],
    fix: fixText(explained),
    suppression: canBeSuppressed(id)
      ? 'A comment or the baseline can suppress it.'
      : 'No comment and no baseline can suppress it.',
    reason,
    source,
    formerly,
    bad: example?.bad.trimEnd(),
    good: example?.good.trimEnd(),
  };
}

/** Every rule, by its category. */
export function ruleGroups(): RuleGroup[] {
  const groups = new Map<string, RuleRow[]>();
  for (const [id, { level, reason, fix }] of RULE_DESCRIPTIONS) {
    const group = groupOf(id);
    const row = {
      id,
      href: ruleAddress(id),
      level,
      label: LEVELS[level],
      // Advice is reported only to those who ask for it, and its page says why.
      reason: level === 'info' || level === 'to-do' ? '' : firstSentence(reason),
      fix,
    };
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return [...CATEGORIES].flatMap(([id, category]) => {
    const rules = groups.get(id);
    return rules ? [{ id, ...category, rules }] : [];
  });
}

/** The navigation of the pages about rules. */
export function ruleNavigation(): SectionView[] {
  return ruleGroups().map(({ id, label, rules }) => ({
    id,
    title: label,
    pages: rules.map((rule) => ({ type: 'link' as const, id: rule.id, name: rule.id, href: rule.href })),
  }));
}

function fixText({ fix }: DescribedRule): string {
  switch (fix) {
    case 'always':
      return 'Always. npm run check -- --fix does it safely.';
    case 'sometimes':
      return 'Sometimes. npm run check -- --fix does it safely where only one fix is possible.';
    case undefined:
      return 'No. Only the author can say what is right.';
  }
}

const LEVELS: Record<Level, string> = { error: 'Error', warning: 'Warning', info: 'Note', 'to-do': 'To-do' };

const CONSEQUENCES: Record<Level, string> = {
  error: 'Error. It stops the build.',
  warning: 'Warning. It is reported, but does not stop the build.',
  info: 'Note. It is reported only with --profile pedantic.',
  'to-do': 'To-do. It is counted, and listed with --todo or for a file that you name.',
};

export interface RuleGroup extends Category {
  id: string;
  rules: RuleRow[];
}

/** What a list of all rules has room for. */
function firstSentence(reason: string): string {
  return reason.split(/(?<=[.!?]) (?=[A-Z])/)[0] ?? reason;
}

export interface RuleRow extends Pick<DescribedRule, 'level' | 'reason' | 'fix'> {
  id: string;
  href: string;
  /** The level as a word. */
  label: string;
}

export interface RuleView extends Pick<DescribedRule, 'level' | 'reason' | 'source'> {
  id: string;
  category: string;
  /** The consequence of a finding at its level. */
  consequence: string;
  /** Whether `--fix` fixes its findings. */
  fix: string;
  /** Whether a comment or the baseline can suppress it. */
  suppression: string;
  formerly: readonly string[];
  bad: string | undefined;
  good: string | undefined;
}
