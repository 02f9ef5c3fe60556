import type { ReadFile, SourceFile } from '../check/read.ts';
import type { Severity } from '../model/content.ts';
import { slug } from '../model/slug.ts';

/**
 * Which files that are gone are the same page as a file that came, under another id: the new file names the old id in its
 * aliases, or, of the same kind, has the same text or at least half of its lines. Each file is in one pair at most.
 */
export function renamesBetween(gone: State[], came: State[]): Rename[] {
  const renames: Rename[] = [];
  const taken = new Set<State>();
  const pair = (old: State, now: State): void => {
    renames.push({ old, now, hasAlias: hasAlias(now, old) });
    taken.add(old).add(now);
  };
  const free = (states: State[]): State[] => states.filter((state) => !taken.has(state) && isPage(state));
  for (const isSame of [hasAlias, hasText])
    for (const now of free(came)) {
      const old = free(gone).find((one) => isSameKind(one, now) && isSame(now, one));
      if (old) pair(old, now);
    }
  if (free(gone).length * free(came).length > MOST) return renames;
  const likely = free(came).flatMap((now) =>
    free(gone)
      .filter((old) => isSameKind(old, now))
      .map((old) => ({ old, now, share: shareOf(old, now) })),
  );
  for (const { old, now, share } of likely.sort((a, b) => b.share - a.share))
    if (share >= 0.5 && !taken.has(old) && !taken.has(now)) pair(old, now);
  return renames;
}

/** Whether an alias is an id: some kinds have ids as aliases, others names that their id is made from. */
export function isNamed(alias: string, id: string): boolean {
  return alias === id || slug(alias) === id;
}

function hasAlias({ read }: State, { read: { placement } }: State): boolean {
  const { aliases = [] } = read.data as { aliases?: string[] };
  return aliases.some((alias) => isNamed(alias, placement?.id ?? ''));
}

function hasText(now: State, old: State): boolean {
  return textOf(now) === textOf(old);
}

/** How many of the lines of two files are in both, from 0 to 1. */
function shareOf(old: State, now: State): number {
  const [before, after] = [linesIn(old), linesIn(now)];
  const left = new Map<string, number>();
  for (const line of before) left.set(line, (left.get(line) ?? 0) + 1);
  const common = after.filter((line) => {
    const number = left.get(line) ?? 0;
    left.set(line, number - 1);
    return number > 0;
  });
  return (2 * common.length) / Math.max(1, before.length + after.length);
}

function linesIn(state: State): string[] {
  return textOf(state)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
}

function textOf({ source }: State): string {
  return 'text' in source ? source.text : '';
}

function isSameKind(old: State, now: State): boolean {
  return old.read.placement?.kind === now.read.placement?.kind;
}

/** Whether a file could be read, and is one of many of its kind. */
function isPage({ read: { placement, valid } }: State): boolean {
  return valid && placement !== undefined && placement.id !== placement.kind;
}

/** The most pairs of files that are compared line by line. */
const MOST = 2500;

/** A file of one state of the content. */
export interface State {
  source: SourceFile;
  read: ReadFile;
  /** The levels of that state. */
  severity: Severity | undefined;
}

/** A file under two ids. */
export interface Rename {
  old: State;
  now: State;
  /** Whether the new file keeps the address of the old one. */
  hasAlias: boolean;
}
