import type { NamedLine } from '../model/content.ts';

/** What the lines of a list say; nothing without the list. */
export function linesOf(lines: readonly NamedLine[] = []): string[] {
  return lines.map(({ text }) => text);
}
