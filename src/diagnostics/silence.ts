import type { Diagnostic } from './diagnostic.ts';
import { parseDay, formatDay } from '../model/day.ts';
import type { YamlComment } from './comment.ts';
import { didYouMean, nearest, quote } from './spelling.ts';

/**
 * What a comment asks of the check: to suppress rules, with a reason. Undefined for a comment that is not for the check; a
 * problem for one that is, but cannot be read.
 */
export function suppressionIn(comment: YamlComment): Silence | Unreadable | undefined {
  const rest = /^#\s*muster(?:\s+|:\s*)(.*)$/.exec(comment.text)?.[1];
  if (rest === undefined) return undefined;
  const verb = /^[\w-]*/.exec(rest)?.[0] ?? '';
  const near = nearest(verb, VERBS) !== undefined;
  if (!near && !/^[\w-]*\s*\[/.test(rest)) return undefined;
  const parts = FORM.exec(rest)?.groups ?? {};
  const until = parts['until'];
  const reason = /^--\s+(.*\p{L}{2}.*)$/u.exec(parts['after'] ?? '')?.[1];
  const rules = rulesOf(parts['rules']);
  const problem = problemOf(verb, rules, until, reason);
  if (problem !== undefined) return { type: 'unreadable', comment, problem };
  return { type: verb as Silence['type'], comment, rules, reason: reason ?? '', until };
}

/** Whether a suppression has ended: the day that it names is its last. */
export function hasExpired({ until }: Silence, now: Date): boolean {
  return until !== undefined && until < formatDay(now);
}

/**
 * Whether a comment or a baseline may suppress a rule. Not rules about files that cannot be read, pages that cannot be
 * built, links that lead nowhere, and other errors that must never be accepted.
 */
export function canBeSuppressed(rule: string): boolean {
  return !KEPT_GROUPS.has(rule.split('/', 1)[0] ?? '') && !KEPT.has(rule);
}

function problemOf(verb: string, rules: string[], until?: string, reason?: string): string | undefined {
  if (!VERBS.includes(verb)) return `unknown instruction ${quote(verb)}${didYouMean(verb, VERBS)}`;
  if (rules.length === 0) return 'missing rule in brackets';
  if (verb === 'snooze' && until === undefined) return 'snooze has no last day';
  if (verb !== 'snooze' && until !== undefined)
    return `unexpected date "${until}"; only a snooze has a last day`;
  if (until !== undefined && !parseDay(until)) return `${quote(until)} is not a date in the calendar`;
  return reason === undefined ? 'missing reason' : undefined;
}

function rulesOf(text = ''): string[] {
  return text
    .split(',')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '');
}

const VERBS: readonly string[] = ['ignore', 'ignore-file', 'snooze'];
const FORM = /^[\w-]+\s*(?:\[(?<rules>[^\]]*)\])?\s*(?<until>\d{4}-\d{2}-\d{2})?\s*(?<after>.*)$/;

const KEPT_GROUPS: ReadonlySet<string> = new Set([
  'baseline',
  'draft',
  'file',
  'id',
  'mdx',
  'ref',
  'schema',
  'suppression',
  'yaml',
]);
const KEPT: ReadonlySet<string> = new Set([
  'cmd/secret',
  'cmd/undeclared-variable',
  'flow/not-a-target',
  'flow/unknown-step',
  'layer/folder',
  'layer/holds',
  'layer/patch',
  'link/anchor',
  'link/page',
  'link/scheme',
  'link/user-info',
  'severity/grid',
  'severity/rank',
  'text/html',
  'text/image',
  'text/invisible',
  'text/tangled',
  'theme/file',
  'theme/svg',
]);

export interface Silence {
  type: 'ignore' | 'ignore-file' | 'snooze';
  comment: YamlComment;
  rules: string[];
  reason: string;
  /** The last day of a snooze. */
  until: string | undefined;
}

interface Unreadable {
  type: 'unreadable';
  comment: YamlComment;
  problem: string;
}

/** A finding that someone decided to accept. */
export interface Suppressed extends Diagnostic {
  by: Silence['type'] | 'baseline';
  /** The author's reason; a baseline gives none. */
  reason: string | undefined;
  /** The last day of a snooze. */
  until: string | undefined;
}
