import { readFile, type ReadFile, type SourceFile } from '../check/read.ts';
import { compose } from '../check/compose.ts';
import { writerAt } from '../check/part.ts';
import type { ValuePath } from '../diagnostics/diagnostic.ts';
import { rangeOf, readPositions } from '../diagnostics/position.ts';
import type { Programs } from '../model/content.ts';
import { KINDS } from '../model/kinds.ts';
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
  return now.programs.flatMap((entry, index) => {
    const calls = readingCalls(entry);
    const names = namesOf(entry).filter((name) => {
      const was = earlier.get(name);
      return was === undefined || !isStricter(was, entry);
    });
    if (calls.length === 0 || names.length === 0) return [];
    const isNew = names.every((name) => !earlier.has(name));
    return [{ names, ...placeOf(now.read, ['programs', index, 'name']), isNew, calls, why: entry.why ?? '' }];
  });
}

/** The programs of a handbook, with the patches on them. */
function programsIn(files: SourceFile[]): { read: ReadFile; programs: Taught[] } | undefined {
  const source = compose(files).files.find(({ path }) => path === KINDS.programs.place);
  if (!source) return undefined;
  const read = readFile(source);
  return read.valid ? { read, programs: (read.data as Programs).programs } : undefined;
}

function placeOf(read: ReadFile, path: ValuePath): { file: string; line: number } {
  const { file, yaml, at } = writerAt(read, { type: 'value', path });
  return { file, line: rangeOf(at, 1, () => readPositions(yaml)).line };
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
