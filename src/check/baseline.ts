import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { escapeObeyed } from '../markdown/character.ts';
import type { ReadFile } from './read.ts';
import { currentId } from './rules/index.ts';
import { canBeSuppressed } from '../diagnostics/silence.ts';
import type { Suppressed } from '../diagnostics/silence.ts';
import { isGroup } from './unchecked.ts';

/** Splits findings into those that a baseline accepts and the rest, with a warning for each file that has improved. */
export function applyBaseline(
  diagnostics: Diagnostic[],
  files: ReadFile[],
  baseline: Baseline | undefined,
): { left: Diagnostic[]; accepted: Suppressed[]; stale: Diagnostic[] } {
  if (!baseline) return { left: diagnostics, accepted: [], stale: [] };
  if (!baseline.findings) return { left: diagnostics, accepted: [], stale: [unreadable(baseline)] };
  const open = tally(entriesOf(baseline.findings));
  const left: Diagnostic[] = [];
  const accepted: Suppressed[] = [];
  for (const diagnostic of diagnostics) {
    const key = keyOf(entryOf(diagnostic));
    const count = canBeSuppressed(diagnostic.rule) ? (open.get(key) ?? 0) : 0;
    if (count === 0) left.push(diagnostic);
    else {
      open.set(key, count - 1);
      accepted.push({ ...diagnostic, by: 'baseline', reason: undefined, until: undefined });
    }
  }
  return { left, accepted, stale: [...staleIn(open, files, baseline.file)] };
}

/** Findings as a baseline keeps them, sorted, without those that must never be accepted. */
export function baselineOf(diagnostics: Diagnostic[]): BaselineFindings {
  const entries = diagnostics
    .filter(({ rule, level }) => level !== 'info' && canBeSuppressed(rule))
    .map(entryOf)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return grouped(entries);
}

/** A baseline as text: the same findings always give the same bytes. */
export function baselineText(findings: BaselineFindings): string {
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}

/** Reads a baseline's text; without findings and with the problem if it cannot be read. Never throws. */
export function readBaseline(text: string): Pick<Baseline, 'findings' | 'problem'> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { findings: undefined, problem: escapeObeyed(lowerFirst((error as Error).message)) };
  }
  const { version, findings } = isGroup(data) ? data : {};
  if (version !== 1)
    return {
      findings: undefined,
      problem: `expected "version": 1, found ${version === undefined ? 'none' : 'something else'}`,
    };
  const whole =
    isGroup(findings) &&
    Object.values(findings).every((rules) => isGroup(rules) && Object.values(rules).every(isTextList));
  return whole
    ? { findings: byCurrentIds(findings as BaselineFindings) }
    : { findings: undefined, problem: '"findings" must hold lists of texts, by file and by rule' };
}

/** A baseline that was written before a rule was renamed goes on accepting its findings. */
function byCurrentIds(findings: BaselineFindings): BaselineFindings {
  return grouped(entriesOf(findings).map((entry) => ({ ...entry, rule: currentId(entry.rule) })));
}

/** Entries by file and by rule. In maps at first, because a file may be named like what every object has. */
function grouped(entries: BaselineEntry[]): BaselineFindings {
  const files = new Map<string, Map<string, string[]>>();
  for (const { file, rule, place } of entries) {
    const rules = files.get(file) ?? new Map<string, string[]>();
    const places = rules.get(rule) ?? [];
    places.push(place);
    files.set(file, rules.set(rule, places));
  }
  return Object.fromEntries([...files].map(([file, rules]) => [file, Object.fromEntries(rules)]));
}

/** The entries of a baseline that an earlier one did not accept. */
export function addedEntries(before: BaselineFindings, after: BaselineFindings): BaselineEntry[] {
  const open = tally(entriesOf(before));
  return entriesOf(after).filter((entry) => {
    const count = open.get(keyOf(entry)) ?? 0;
    open.set(keyOf(entry), count - 1);
    return count <= 0;
  });
}

function* staleIn(open: Map<string, number>, files: ReadFile[], file: string): Generator<Diagnostic> {
  // The rules do not see all of a file that breaks its schema, so it may have more findings than they report.
  const unseen = new Set(files.filter(({ valid }) => !valid).map((read) => read.file));
  const stale = new Map<string, number>();
  for (const [key, count] of open) {
    const [of = ''] = JSON.parse(key) as string[];
    if (count > 0 && !unseen.has(of)) stale.set(of, (stale.get(of) ?? 0) + count);
  }
  for (const [of, count] of stale)
    yield {
      file,
      ...START,
      rule: 'baseline/stale',
      level: 'warning',
      message: `${of} has ${count} fewer ${count === 1 ? 'finding' : 'findings'} than the baseline accepts`,
      help: `Lower the baseline to match: npm run check -- --write-baseline ${file}`,
    };
}

function unreadable({ file, problem = 'unknown reason' }: Baseline): Diagnostic {
  return {
    file,
    ...START,
    rule: 'baseline/unreadable',
    level: 'error',
    message: `cannot read the baseline: ${problem}`,
    help: `Restore the last committed version, or delete it and write a new one: npm run check -- --write-baseline ${file}`,
  };
}

function entriesOf(findings: BaselineFindings): BaselineEntry[] {
  return Object.entries(findings).flatMap(([file, rules]) =>
    Object.entries(rules).flatMap(([rule, places]) => places.map((place) => ({ file, rule, place }))),
  );
}

function entryOf({ file, rule, place = '' }: Diagnostic): BaselineEntry {
  return { file, rule, place };
}

function keyOf({ file, rule, place }: BaselineEntry): string {
  return JSON.stringify([file, rule, place]);
}

function tally(entries: BaselineEntry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(keyOf(entry), (counts.get(keyOf(entry)) ?? 0) + 1);
  return counts;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

const START = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** The findings that a team with old pages has accepted for now. */
export interface Baseline {
  /** Its file, as diagnostics name it. */
  file: string;
  /** undefined if its text cannot be read. */
  findings: BaselineFindings | undefined;
  /** Why its text cannot be read. */
  problem?: string;
}

/** By file, then by rule: the places of the findings, one entry for each. */
export type BaselineFindings = Record<string, Record<string, string[]>>;

export interface BaselineEntry {
  file: string;
  rule: string;
  place: string;
}
