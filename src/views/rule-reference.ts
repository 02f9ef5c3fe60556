import type { Level } from '../diagnostics/diagnostic.ts';
import type { SectionView } from './handbook.ts';
import { EXPLAINED } from '../check/rules/index.ts';
import { canBeSuppressed } from '../diagnostics/silence.ts';
import type { Example, Explained } from '../check/rules/rule.ts';

/** The address of the page about a rule. */
export function ruleAddress(id: string): string {
  return `/reference/rules/${id}/`;
}

/** The page about a rule: why it is one, and what to write instead. Throws if there is no such rule. */
export function ruleView(id: string): RuleView {
  const explained = EXPLAINED.get(id);
  if (!explained) throw new Error(`There is no rule ${id}.`);
  const { level, reason, bad, good } = explained;
  return { id, level, reason, bad: bad && textOf(bad), good: good && textOf(good) };
}

/** What becomes of a finding of a rule, in a sentence or two. */
export function consequence({ id, level }: Pick<RuleView, 'id' | 'level'>): string {
  return canBeSuppressed(id) ? SENTENCES[level] : `${SENTENCES[level]} No comment silences it.`;
}

/** Every rule, by its group. */
export function ruleGroups(): RuleGroup[] {
  const groups = new Map<string, RuleRow[]>();
  for (const [id, { level, reason }] of EXPLAINED) {
    const [group = ''] = id.split('/');
    groups.set(group, [...(groups.get(group) ?? []), { id, href: ruleAddress(id), level, reason }]);
  }
  return [...groups].map(([id, rules]) => ({ id, title: TITLES[id] ?? id, rules }));
}

/** The rules as the navigation beside their pages. */
export function ruleNavigation(): SectionView[] {
  return ruleGroups().map(({ id, title, rules }) => ({
    id,
    title,
    pages: rules.map((rule) => ({ type: 'link' as const, id: rule.id, name: rule.id, href: rule.href })),
  }));
}

function textOf(example: Example): string {
  return ('whole' in example ? example.whole : example.yaml).trimEnd();
}

const SENTENCES: Record<Level, string> = {
  error: 'An error: it stops the build.',
  warning: 'A warning: it is said, and stops nothing.',
  info: 'A remark: it is said to those who ask for it with --profile pedantic.',
};

const TITLES: Record<string, string> = {
  alert: 'Alerts',
  baseline: 'The baseline',
  clock: 'Regulatory clocks',
  cmd: 'Commands',
  course: 'Courses',
  escalation: 'Escalation',
  file: 'Files',
  flow: 'The flow of steps',
  id: 'Ids',
  link: 'Links',
  mdx: 'Handbook pages',
  message: 'Messages',
  ref: 'References',
  review: 'Reviews',
  risk: 'Risk',
  role: 'Roles and people',
  schema: 'Keys and values',
  severity: 'Severity',
  suppression: 'Comments that silence',
  text: 'Text',
  time: 'Time',
  yaml: 'YAML',
};

export interface RuleGroup {
  id: string;
  title: string;
  rules: RuleRow[];
}

export interface RuleRow extends Pick<Explained, 'level' | 'reason'> {
  id: string;
  href: string;
}

export interface RuleView extends Pick<Explained, 'level' | 'reason'> {
  id: string;
  bad: string | undefined;
  good: string | undefined;
}
