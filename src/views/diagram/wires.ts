import type { Lane } from './lane.ts';
import type { PlacedNode, Turn } from './placed.ts';

/**
 * The arrows in the lanes: to each node one from the farthest row that leads there, from above and from below. The short
 * lines from the trays to the lanes belong to their rows.
 */
export function laneWires(lanes: Lane[], rows: PlacedNode[]): string {
  const wires = lanes.map(({ to, from, lane }) => {
    const target = rows.find(({ node }) => node.id === to);
    if (!target) return '';
    const [x, y] = [target.x - laneDistance(lane), target.y + Math.round(target.box.height / 2)];
    const starts = [...from].flatMap((at) => turnOf(rows[at], to) ?? []);
    const [top, bottom] = [Math.min(...starts), Math.max(...starts)];
    const above = top < y ? `M${x} ${top + BEND}V${y - BEND}q0 5 5 5` : '';
    const below = bottom > y ? `M${x} ${bottom - BEND}V${y + BEND}q0-5 5-5` : '';
    return `${above}${below}H${target.x - 1}${ARROWHEAD_RIGHT}`;
  });
  return wires.join('');
}

/** The distance of a lane to the left of the rows. */
export function laneDistance(lane: number): number {
  return HEAD + (lane + 1) * LANE;
}

/** From a tray to its lane, into which it turns up or down. */
export function stubOf(from: number, y: number, { lane, down }: Turn): string {
  return `M${from} ${y}H${BEND - laneDistance(lane)}q-5 0-5${down ? ' 5' : '-5'}`;
}

function turnOf(row: PlacedNode | undefined, to: string): number | undefined {
  const way = row?.tray?.ways.find((other) => other.to === to);
  return row && way && row.y + row.box.height + way.at - HALF_LETTER;
}

/** An arrowhead, from the end of a line. */
export const ARROWHEAD_DOWN = 'm-4-6 4 6 4-6';
const ARROWHEAD_RIGHT = 'm-6-4 6 4-6 4';
const HEAD = 8;
/** From the foot of a line of text to the middle of its letters. */
export const HALF_LETTER = 5;
const LANE = 10;
/** The radius of a corner; the paths above have it as 5. */
const BEND = 5;
