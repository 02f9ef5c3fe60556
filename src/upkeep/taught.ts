import { readFile, type ReadFile, type SourceFile } from '../check/read.ts';
import { placesIn } from '../diagnostics/position.ts';
import type { Programs } from '../model/content.ts';
import type { EffectRule } from '../shell/program.ts';
import { effectRuleOf, namesOf, readingCalls, type Taught } from '../shell/taught.ts';

/**
 * The programs that count as reading in more cases than before, in the order of the file. An entry that could have become
 * milder is listed too, because a reviewer must not miss one: only rows that make it stricter leave it out.
 */
export function taughtBetween(before: SourceFile[], after: SourceFile[]): TaughtProgram[] {
  const [old, now] = [programsIn(before), programsIn(after)];
  if (!now) return [];
  const earlier = new Map(old?.programs.flatMap((entry) => namesOf(entry).map((name) => [name, entry])));
  const lineOf = placesIn(now.text);
  return now.programs.flatMap((entry, index) => {
    const calls = readingCalls(entry);
    const names = namesOf(entry).filter((name) => {
      const was = earlier.get(name);
      return was === undefined || !isStricter(was, entry);
    });
    if (calls.length === 0 || names.length === 0) return [];
    const { line } = lineOf([0, 'programs', index, 'name']);
    const isNew = names.every((name) => !earlier.has(name));
    return [{ names, file: now.file, line, isNew, calls, why: entry.why ?? '' }];
  });
}

function programsIn(files: SourceFile[]): { file: string; text: string; programs: Taught[] } | undefined {
  const source = files.find(({ path }) => path === 'programs.yaml');
  if (!source || !('text' in source)) return undefined;
  const { file, data, valid }: ReadFile = readFile(source);
  return valid ? { file, text: source.text, programs: (data as Programs).programs } : undefined;
}

/** Whether no call can count as reading now that did not before. */
function isStricter(was: Taught, is: Taught): boolean {
  return (
    isSame(was.values, is.values) &&
    (is.dry_run?.options === undefined ||
      (isSame(was.dry_run?.options, is.dry_run.options) && isSame(was.dry_run?.except, is.dry_run.except))) &&
    (is.wraps === undefined || isSame(was.wraps, is.wraps)) &&
    // Without a wrapper its own effect counts where the other command's did.
    (was.wraps === undefined || is.wraps !== undefined) &&
    isStricterRule(effectRuleOf(was), effectRuleOf(is))
  );
}

function isStricterRule(was: EffectRule, is: EffectRule): boolean {
  if (typeof was !== 'object' || typeof is !== 'object') return was === 'reads' || !canRead(is);
  return (
    isSame([was.at, was.values, was.runs], [is.at, is.values, is.runs]) &&
    areStricterRows(was.subcommands, is.subcommands) &&
    areStricterRows(was.options, is.options) &&
    isStricterRule(was.otherwise ?? 'reads', is.otherwise ?? 'reads')
  );
}

/** Whether every row is still there in the same order, and rows that are new do not read. */
function areStricterRows(was: Rows = {}, is: Rows = {}): boolean {
  const earlier = new Map(Object.entries(was));
  const kept = Object.keys(is).filter((words) => earlier.has(words));
  return (
    isSame(kept, [...earlier.keys()]) &&
    Object.entries(is).every(([words, rule]) => {
      const old = earlier.get(words);
      return old === undefined ? !canRead(rule) : isStricterRule(old, rule);
    })
  );
}

function canRead(rule: EffectRule): boolean {
  if (typeof rule !== 'object') return rule === 'reads';
  const { subcommands = {}, options = {}, otherwise = 'reads', runs } = rule;
  return (
    runs !== undefined || [...Object.values(subcommands), ...Object.values(options), otherwise].some(canRead)
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type Rows = Record<string, EffectRule>;

/** A program that an organisation newly describes as reading. */
export interface TaughtProgram {
  /** Its name and aliases, as far as they are new or read more. */
  names: string[];
  file: string;
  line: number;
  /** Whether none of the names was described before. */
  isNew: boolean;
  /** The calls that count as reading, as an author would write them. */
  calls: string[];
  /** The author's reason. */
  why: string;
}
