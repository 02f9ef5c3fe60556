import { LEADING, MOST_LINES, TYPE } from './box.ts';
import type { Graph, GraphEdge } from './graph.ts';
import type { Tray, Way } from './placed.ts';
import { wrap } from './text.ts';

/** Ways out of a box in words, one below the other: `if not → 5`. Undefined if there are none to be told. */
export function trayOf({ nodes }: Graph, exits: GraphEdge[], boxWidth: number): Tray | undefined {
  if (exits.length === 0) return undefined;
  const room = boxWidth - 2 * TRAY_INSET - TEXT_LEFT - FOLLOWING;
  let at = FIRST;
  const ways = exits.map(({ label, to }): Way => {
    const target = nodes.find(({ id }) => id === to)?.short ?? '';
    // The no-break space keeps the arrow with what it leads to.
    const { lines } = wrap(`${label || 'then'} →\u00a0${target}`, room, TYPE, MOST_LINES);
    const way = { to, lines, at };
    at += lines.length * LEADING;
    return way;
  });
  return { ways, height: at - FIRST + PADDING };
}

/** How far a tray is narrower than its box, on each side. */
export const TRAY_INSET = 8;
/** From the tray's left edge to its words. */
export const TEXT_LEFT = 7;
/** How much further to the right the second line of a way begins, so that ways can be told apart. */
export const FOLLOWING = 11;
const FIRST = 17;
const PADDING = 6;
