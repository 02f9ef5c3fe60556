import { arrange } from './arrange.ts';
import { boxOf } from './box.ts';
import type { Graph } from './graph.ts';
import type { Placed, PlacedNode, Point } from './placed.ts';

/** Places a graph whose nodes have no order of their own, by the layers that Graphviz finds. */
export function placeLayered({ nodes, edges }: Graph): Placed {
  const boxes = nodes.map((node) => boxOf(node, BOX_WIDTH));
  const position = new Map(nodes.map(({ id }, at) => [id, at]));
  const arrows = edges.flatMap((edge) => {
    const [from, to] = [position.get(edge.from), position.get(edge.to)];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  const sizes = boxes.map(({ width, height }) => ({ width, height }));
  const found = arrange({ boxes: sizes, arrows });
  const placed = nodes.flatMap((node, at): PlacedNode[] => {
    const [box, point] = [boxes[at], found.boxes[at]];
    return box && point ? [{ node, box, ...point }] : [];
  });
  return {
    nodes: placed,
    lines: found.arrows.map((points) => spline(points) + headOf(points)).join(''),
    links: '',
    groups: [],
    width: Math.ceil(found.width),
    height: Math.ceil(found.height),
  };
}

/** A straight line where all control points lie on one, else curves in steps from point to point. */
function spline([first, ...rest]: Point[]): string {
  const last = rest.at(-1);
  if (!first || !last) return '';
  const start = `M${first.x} ${first.y}`;
  if (rest.every(({ x }) => Math.abs(x - first.x) <= 1)) return `${start}V${last.y}`;
  if (rest.every(({ y }) => Math.abs(y - first.y) <= 1)) return `${start}H${last.x}`;
  const steps: string[] = [];
  let from = first;
  for (let at = 0; at + 2 < rest.length; at += 3) {
    steps.push(...rest.slice(at, at + 3).map(({ x, y }) => `${x - from.x} ${y - from.y}`));
    from = rest[at + 2] ?? from;
  }
  return `${start}c${steps.join(' ')}`.replaceAll(' -', '-');
}

/** Two strokes back from the arrow's end, on either side of the direction in which it arrives. */
function headOf(points: Point[]): string {
  const end = points.at(-1);
  const before = points.findLast(({ x, y }) => x !== end?.x || y !== end.y);
  if (!end || !before) return '';
  const length = Math.hypot(end.x - before.x, end.y - before.y);
  const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const [left, right] = [
    round(-6 * dx + 4 * dy, -6 * dy - 4 * dx),
    round(-6 * dx - 4 * dy, -6 * dy + 4 * dx),
  ];
  const back = `${left.x} ${left.y} ${-left.x} ${-left.y} ${right.x} ${right.y}`;
  return `m${back}`.replaceAll(' -', '-');
}

function round(x: number, y: number): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

const BOX_WIDTH = 126;
