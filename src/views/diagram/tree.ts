import { boxOf, FIRST_LINE, TYPE } from './box.ts';
import type { Graph, GraphNode } from './graph.ts';
import type { Placed, PlacedGroup, PlacedNode } from './placed.ts';
import { widthOf } from './text.ts';

/**
 * Places a tree whose nodes are in order: each is one step further to the right than its parent. Neighbours of one group
 * share a frame.
 */
export function placeTree({ nodes, edges }: Graph): Placed {
  const parents = new Map(edges.map(({ from, to }) => [to, from]));
  const placed: PlacedNode[] = [];
  let y = 0;
  nodes.forEach((node, at) => {
    const opens = node.group !== undefined && node.group !== nodes[at - 1]?.group;
    const box = boxOf(node, BOX_WIDTH);
    if (opens) y += NAME + (at === 0 ? 0 : FRAME);
    placed.push({ node, box, x: FRAME + depthOf(node.id, parents) * INDENT, y });
    y += box.height + GAP;
  });
  const groups = framesOf(placed);
  return {
    nodes: placed,
    lines: placed.map((node) => hanging(node, placed, parents)).join(''),
    links: '',
    groups,
    width: Math.max(
      ...groups.map((group) => group.x + group.width),
      ...placed.map(({ x, box }) => x + box.width),
    ),
    height: Math.max(...groups.map((group) => group.y + group.height), y - GAP),
  };
}

function depthOf(id: string, parents: Map<string, string>): number {
  const seen = new Set<string>();
  for (let at = parents.get(id); at !== undefined && !seen.has(at); at = parents.get(at)) seen.add(at);
  return seen.size;
}

/** From under the one above it to its own left edge. */
function hanging(
  { node, box, x, y }: PlacedNode,
  placed: PlacedNode[],
  parents: Map<string, string>,
): string {
  const parent = placed.find((other) => other.node.id === parents.get(node.id));
  if (!parent) return '';
  return `M${parent.x + HANG} ${parent.y + parent.box.height}V${y + Math.round(box.height / 2)}H${x}`;
}

/** Around each run of neighbours of one group. */
function framesOf(placed: PlacedNode[]): PlacedGroup[] {
  const right = Math.max(...placed.map(({ x, box }) => x + box.width)) + FRAME;
  const frames: PlacedGroup[] = [];
  placed.forEach(({ node: { group }, y, box }, at) => {
    if (group === undefined) return;
    const bottom = y + box.height + FRAME;
    const last = frames.at(-1);
    if (last && placed[at - 1]?.node.group === group) last.height = bottom - last.y;
    else {
      const width = Math.max(right, widthOf(group, TYPE) + NAME_LEFT + FRAME);
      frames.push({ name: group, x: 0, y: y - NAME, width: Math.ceil(width), height: bottom - y + NAME });
    }
  });
  return frames;
}

/** The nodes of a tree so that each follows the one that it hangs on; of those that form a ring, as they come. */
export function inTreeOrder(nodes: GraphNode[], edges: Graph['edges']): GraphNode[] {
  const below = new Set(edges.map(({ to }) => to));
  const found = new Set<GraphNode>();
  const visit = (node: GraphNode): void => {
    if (found.has(node)) return;
    found.add(node);
    const children = edges.filter(({ from }) => from === node.id).map(({ to }) => to);
    nodes.filter(({ id }) => children.includes(id)).forEach(visit);
  };
  nodes.filter(({ id }) => !below.has(id)).forEach(visit);
  nodes.forEach(visit);
  return [...found];
}

const BOX_WIDTH = 190;
const INDENT = 28;
/** Where those below hang on a box, from its left edge. */
const HANG = 12;
const GAP = 8;
const FRAME = 8;
/** Where a frame's name begins, right of the line on which the boxes hang. */
export const NAME_LEFT = 30;
/** The height of a frame's name. */
const NAME = FIRST_LINE + 5;
