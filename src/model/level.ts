import type { Severity } from './content.ts';

/** A level as it is printed: its label exactly as it is written or, without one, its id: `sev1` becomes `SEV-1`. */
export function levelName({ id, label }: Pick<Level, 'id' | 'label'>): string {
  if (label !== undefined) return label;
  const match = /^([a-z]+)-?([0-9]+)$/.exec(id);
  return match ? `${(match[1] ?? '').toUpperCase()}-${match[2] ?? ''}` : id.toUpperCase();
}

/** The level that an id or a position names; undefined if there is none. */
export function findLevel<T extends Pick<Level, 'id'>>(
  { levels, majorAt }: Scale<T>,
  name: string,
): T | undefined {
  const major = levels.findIndex(({ id }) => id === majorAt);
  switch (name) {
    case 'highest':
      return levels[0];
    case 'major':
      return levels[major];
    case 'below-major':
      return major === -1 ? undefined : levels[Math.min(major + 1, levels.length - 1)];
    case 'lowest':
      return levels.at(-1);
    default:
      return levels.find(({ id }) => id === name);
  }
}

/** Whether a level is at or above the line from which an incident is major. */
export function isMajor({ levels, majorAt }: Scale<Pick<Level, 'id'>>, { id }: Pick<Level, 'id'>): boolean {
  const order = levels.map((level) => level.id);
  return order.indexOf(id) <= order.indexOf(majorAt);
}

/** The levels of a severity file with the line above which an incident is major; none without the file. */
export function scaleOf(severity: Severity | undefined): Scale<Level> {
  return { levels: severity?.levels ?? [], majorAt: severity?.major_at ?? '' };
}

export function isLevelPosition(name: string): boolean {
  return LEVEL_POSITIONS.some((position) => position === name);
}

/**
 * What names a level by its place, so that a text is true whatever the levels are called and however many there are.
 * `below-major` is the lowest level where no level is below `major`.
 */
export const LEVEL_POSITIONS = ['highest', 'major', 'below-major', 'lowest'] as const;

export type Level = Severity['levels'][number];

/** Levels from the most to the least severe, and the id of the lowest that is a major incident. */
export interface Scale<T> {
  levels: readonly T[];
  majorAt: string;
}
