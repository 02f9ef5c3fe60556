import { boxOf, FIRST_LINE, TYPE } from './box.ts';
import type { Graph, GraphNode } from './graph.ts';
import type { Placed, PlacedGroup, PlacedNode } from './placed.ts';
import { widthOf } from './text.ts';

/**
 * Places a tree whose nodes stand in its order: each a step further to the right than the one above it, which it hangs
 * on. Neighbours of one group are framed together.
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
    heads: [],
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

function framesOf(placed: PlacedNode[]): PlacedGroup[] {
  const groups = Map.groupBy(placed, ({ node }) => node.group);
  const right = Math.max(...placed.map(({ x, box }) => x + box.width)) + FRAME;
  return [...groups].flatMap(([name, members]) => {
    if (name === undefined) return [];
    const y = Math.min(...members.map((node) => node.y)) - NAME;
    const bottom = Math.max(...members.map((node) => node.y + node.box.height)) + FRAME;
    return [{ name, x: 0, y, width: Math.max(right, widthOf(name, TYPE) + 2 * FRAME), height: bottom - y }];
  });
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
/** The height of a frame's name. */
const NAME = FIRST_LINE + 5;
