import type { Placed, PlacedNode } from './placed.ts';

/** The parts in which a drawing is printed: one if a sheet holds it, else cut between rows into parts of like height. */
export function partsOf({ nodes, width, height }: Placed): Part[] {
  const whole = height <= SHEET || width > COLUMN;
  const count = whole ? 1 : Math.max(2, Math.ceil(height / PART));
  const gaps = gapsBetween(nodes);
  const tops = Array.from({ length: count - 1 }, (_, at) => nearest(gaps, (height * (at + 1)) / count));
  const cuts = [-MARGIN, ...tops.filter((top) => top !== undefined), height + MARGIN];
  return cuts.slice(1).map((bottom, at) => ({ top: cuts[at] ?? 0, bottom }));
}

/** The heights at which a line across the drawing meets no box. */
function gapsBetween(nodes: PlacedNode[]): number[] {
  const sorted = [...nodes].sort((a, b) => a.y - b.y);
  const gaps: number[] = [];
  let bottom = 0;
  for (const { y, box, tray } of sorted) {
    if (y > bottom && bottom > 0) gaps.push(Math.round((bottom + y) / 2));
    bottom = Math.max(bottom, y + box.height + (tray?.height ?? 0));
  }
  return gaps;
}

function nearest(gaps: number[], height: number): number | undefined {
  return gaps.toSorted((a, b) => Math.abs(a - height) - Math.abs(b - height))[0];
}

/** Room around a drawing, so that no stroke is cut off. */
export const MARGIN = 2;
/** The space on an A4 or Letter sheet, with a heading and a caption. */
const SHEET = 640;
/** The same for parts, two of which stand side by side, a little smaller. */
const PART = 940;
const COLUMN = 420;

export interface Part {
  top: number;
  bottom: number;
}
