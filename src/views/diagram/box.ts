import type { GraphNode } from './graph.ts';
import { wrap } from './text.ts';

/** How high a node's box of this width is, and the lines of text in it. */
export function boxOf(node: GraphNode, width: number): Box {
  const left = node.mark === undefined ? LEFT : MARK_WIDTH + AFTER_MARK;
  const room = width - left - RIGHT;
  const text = node.word === undefined ? node.title : `${node.word} ${node.title}`;
  const { lines, cut } = wrap(text, room, TYPE, MOST_LINES);
  const small = (texts: string[]): string[] =>
    texts.flatMap((line) => wrap(line, room, TYPE, MOST_LINES).lines);
  const [notes, warnings] = [small(node.notes ?? []), small(node.warnings ?? [])];
  const height = TOP + (lines.length + notes.length + warnings.length) * LEADING + BOTTOM;
  return { width, height, left, lines, notes, warnings, cut };
}

/** The size of all type, at a diagram's own size; on a phone it may shrink to 11 pixels and no further. */
export const TYPE = 14;
/** From the foot of one line to the next. */
export const LEADING = 17;
/** From a box's upper edge to the foot of its first line. */
export const FIRST_LINE = 20;
/** The column of a mark. */
export const MARK_WIDTH = 25;
/** The most lines of a title, of a label, of a line of small print. */
export const MOST_LINES = 6;
const TOP = 7;
const BOTTOM = 8;
const AFTER_MARK = 5;
const LEFT = 12;
const RIGHT = 6;

export interface Box {
  width: number;
  height: number;
  /** Where its text begins. */
  left: number;
  /** The kind of thing and its title. */
  lines: string[];
  /** Below, in a quieter colour. */
  notes: string[];
  warnings: string[];
  /** Whether the title did not fit. */
  cut: boolean;
}
