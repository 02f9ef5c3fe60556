import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { digest } from '../../model/digest.ts';
import type { Point } from './placed.ts';

const graphviz = await Graphviz.load();
const known = new Map<string, Arrangement>();

/**
 * Gives every box and arrow its place, in whole pixels from the upper left. Frames that are alike are laid out once. No
 * text of an author comes near the layout: it sees nothing but sizes.
 */
export function arrange(frame: Frame): Arrangement {
  const key = digest(frame);
  const found = known.get(key) ?? readPlain(frame, graphviz.layout(toDot(frame), 'plain', 'dot'));
  known.set(key, found);
  return found;
}

/** The frame in the language of Graphviz, whose own unit is the inch, of 72 of our pixels. */
function toDot({ boxes, arrows }: Frame): string {
  const parts = [
    ...boxes.map(({ width, height }, at) => `${at}[width=${width / INCH} height=${height / INCH}]`),
    ...arrows.map(({ from, to }) => `${from}->${to}`),
  ];
  return `digraph{nodesep=.17 ranksep=.36 node[shape=box fixedsize=true label=""]edge[arrowhead=none]${parts.join(';')}}`;
}

/** Reads Graphviz's `plain` output, which counts from the lower left. */
function readPlain({ boxes, arrows }: Frame, plain: string): Arrangement {
  const lines = plain.split('\n').map((line) => line.split(' '));
  const [width = 0, height = 0] = (lines[0] ?? []).slice(2).map((text) => Number(text) * INCH);
  const point = ([x, y]: string[]): Point => ({ x: Number(x) * INCH, y: height - Number(y) * INCH });
  const found: Arrangement = { width, height, boxes: [], arrows: arrows.map(() => []) };
  for (const [kind, first, ...rest] of lines) {
    if (kind === 'node') {
      const { x, y } = point(rest);
      const box = boxes[Number(first)] ?? { width: 0, height: 0 };
      found.boxes[Number(first)] = { x: Math.round(x - box.width / 2), y: Math.round(y - box.height / 2) };
    } else if (kind === 'edge') {
      const [to, count] = rest.map(Number);
      const at = arrows.findIndex((arrow) => arrow.from === Number(first) && arrow.to === to);
      found.arrows[at] = Array.from({ length: count ?? 0 }, (_, index) =>
        rounded(point(rest.slice(2 + 2 * index))),
      );
    }
  }
  return found;
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

const INCH = 72;

/** The part of a graph that a layout needs. */
export interface Frame {
  boxes: { width: number; height: number }[];
  /** From and to are places in `boxes`. No two lead from one box to one other. */
  arrows: { from: number; to: number }[];
}

export interface Arrangement {
  width: number;
  height: number;
  /** The upper left corner of each box. */
  boxes: Point[];
  /** The control points of each arrow's spline. */
  arrows: Point[][];
}
