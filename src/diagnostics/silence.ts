import type { Diagnostic } from './diagnostic.ts';
import { dayOf, textOfDay } from '../model/day.ts';
import type { YamlComment } from './comment.ts';
import { didYouMean, nearest, quote } from './spelling.ts';

/**
 * What a comment asks of the check: to be silent about rules, with a reason. Undefined where the comment is none of
 * ours; a problem where it is meant for us and cannot be read.
 */
export function silenceIn(comment: YamlComment): Silence | Unreadable | undefined {
  const rest = /^#\s*muster(?:\s+|:\s*)(.*)$/.exec(comment.text)?.[1];
  if (rest === undefined) return undefined;
  const verb = /^[\w-]*/.exec(rest)?.[0] ?? '';
  const near = nearest(verb, VERBS) !== undefined;
  if (!near && !/^[\w-]*\s*\[/.test(rest)) return undefined;
  const parts = FORM.exec(rest)?.groups ?? {};
  const until = parts['until'];
  const reason = /^--\s+(\S.*)$/.exec(parts['after'] ?? '')?.[1];
  const rules = rulesOf(parts['rules']);
  const problem = problemOf(verb, rules, until, reason);
  if (problem !== undefined) return { type: 'unreadable', comment, problem };
  return { type: verb as Silence['type'], comment, rules, reason: reason ?? '', until };
}

/** Whether a silence has run out: the day that it names is its last. */
export function isOver({ until }: Silence, now: Date): boolean {
  return until !== undefined && until < textOfDay(now);
}

/**
 * Whether a comment or a baseline may make a rule silent. Not what keeps a file from being read or a page from being
 * built, what leads a reader nowhere, and what nobody should ever accept.
 */
export function mayBeSilenced(rule: string): boolean {
  return !KEPT_GROUPS.has(rule.split('/', 1)[0] ?? '') && !KEPT.has(rule);
}

function problemOf(verb: string, rules: string[], until?: string, reason?: string): string | undefined {
  if (!VERBS.includes(verb))
    return `${quote(verb)} is nothing that the check can do${didYouMean(verb, VERBS)}`;
  if (rules.length === 0) return 'this does not say in brackets which rule it is about';
  if (verb === 'snooze' && until === undefined) return 'a snooze needs its last day';
  if (verb !== 'snooze' && until !== undefined) return 'only a snooze has a last day';
  if (until !== undefined && !dayOf(until)) return `there is no such day as ${quote(until)}`;
  return reason === undefined ? 'the reason is missing' : undefined;
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
  'link/anchor',
  'link/page',
  'link/scheme',
  'severity/grid',
  'severity/rank',
  'text/html',
  'text/image',
  'text/invisible',
  'text/tangled',
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

/** A finding that somebody decided to live with. */
export interface Suppressed extends Diagnostic {
  by: Silence['type'] | 'baseline';
  /** What the author gave as a reason; a baseline gives none. */
  reason: string | undefined;
  /** The last day of a snooze. */
  until: string | undefined;
}
