import { ruleAddress } from '../views/rule-reference.ts';
import { RULE_DESCRIPTIONS } from '../check/rules/index.ts';
import type { RuleExample } from '../check/rules/rule.ts';
import type { LeftOut, LocatedMention } from '../check/left-out.ts';
import type { Diagnostic, Level } from '../diagnostics/diagnostic.ts';

/** Prints a check's result as text. Each format is one reporter. */
export type Reporter = (result: CheckResult, options?: ReportOptions) => string;

/** Whether a finding is in a file of another repository, whose name starts with that of its layer. */
export function isElsewhere({ file }: Pick<Diagnostic, 'file'>): boolean {
  return /^[a-z0-9-]+:/.test(file);
}

/** How many errors, warnings and suppressed findings a result has. */
export function countOf(result: CheckResult): Counts {
  const { suppressed } = result;
  return {
    errors: count(result, 'error'),
    warnings: count(result, 'warning'),
    suppressed: suppressed.length,
  };
}

function count({ diagnostics, unlisted = [] }: CheckResult, wanted: Level): number {
  return [...diagnostics, ...unlisted].filter(({ level }) => level === wanted).length;
}

/** The result in a sentence: "Checked 3 files in 0.3 s: 1 error, 2 warnings." */
export function summaryOf(result: CheckResult): string {
  const { errors, warnings, suppressed } = countOf(result);
  const { unlisted = [], drafts } = result;
  const notes = count(result, 'info');
  const found = [
    ...(errors + warnings ? [plural(errors, 'error'), plural(warnings, 'warning')] : []),
    ...(notes ? [plural(notes, 'note')] : []),
    ...(errors + warnings + notes ? [] : ['no findings']),
    ...(suppressed ? [`${suppressed} suppressed`] : []),
  ].join(', ');
  const left = unlisted.length ? [`${plural(unlisted.length, 'finding')} not listed.`] : [];
  const unread = result.unexamined
    ? [`${plural(result.unexamined, 'command')} in languages other than shell and SQL not examined.`]
    : [];
  return [
    `Checked ${plural(result.files, 'file')} in ${result.seconds.toFixed(1)} s: ${found}.`,
    ...(result.notes ?? []),
    ...left,
    ...unread,
    ...(drafts?.todos
      ? [`${plural(drafts.files, 'draft')}, ${plural(drafts.todos, 'thing')} to write.`]
      : []),
  ].join(' ');
}

/** Findings with errors first, then warnings, otherwise in their order. */
export function sortBySeverity(diagnostics: Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => GRAVITY.indexOf(a.level) - GRAVITY.indexOf(b.level));
}

/** Findings by their files, in the order in which the files first appear. */
export function groupByFile(diagnostics: Diagnostic[]): Map<string, Diagnostic[]> {
  return Map.groupBy(diagnostics, ({ file }) => file);
}

/** Whether a finding is at least as severe as a level. */
export function isAtLeast({ level }: Pick<Diagnostic, 'level'>, least: Level): boolean {
  return GRAVITY.indexOf(level) <= GRAVITY.indexOf(least);
}

/** Returns how to read about a rule, or undefined if it has no page. A path, because the site's address is not known here. */
export function explainHint(rule: string): string | undefined {
  if (!RULE_DESCRIPTIONS.has(rule)) return undefined;
  return `npm run explain -- ${rule} (${ruleAddress(rule)})`;
}

/** A count and its noun: "1 file", "2 files". */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const GRAVITY: readonly Level[] = ['error', 'warning', 'info', 'to-do'];

export interface Counts {
  errors: number;
  warnings: number;
  suppressed: number;
}

export interface CheckResult {
  diagnostics: Diagnostic[];
  /** Findings beyond the requested number: counted but not listed. */
  unlisted?: Diagnostic[];
  /** Findings that a comment or the baseline suppresses. */
  suppressed: Diagnostic[];
  /** How many files were checked. */
  files: number;
  /** How many commands are in a language in which nothing is judged. */
  unexamined?: number;
  /** How many drafts were checked, and how many things nobody has written yet in them. */
  drafts?: { files: number; todos: number };
  /** How many were read; as many as were checked if left out. */
  read?: number;
  /** Which folder was read and what was left out, in sentences. */
  notes?: string[];
  /** What the handbook leaves out, if anything. */
  leftOut?: LeftOutReport | undefined;
  /** How long it took. */
  seconds: number;
  /** The text of a file as diagnostics name it. */
  textOf: (file: string) => string | undefined;
  /** The examples of a rule, for the formats that carry them. */
  exampleOf?: (rule: string) => RuleExample | undefined;
}

/** What a handbook leaves out, with every place if someone asked. */
export interface LeftOutReport extends Omit<LeftOut, 'explain'> {
  explained?: { mentions: LocatedMention[]; words: LocatedMention[] } | undefined;
}

export interface ReportOptions {
  colour?: boolean;
  /** The lowest level that makes the check fail; it never fails if left out. */
  failOn?: Level | undefined;
}
