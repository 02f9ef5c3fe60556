import { boxOf } from './box.ts';
import type { Graph, GraphNode } from './graph.ts';
import { bottomOf, type PlacedNode } from './placed.ts';
import { trayOf } from './tray.ts';

/** Places parallel tracks in a column, each next to the row with which it starts or below the track before it. */
export function placeTracks(graph: Graph, rows: PlacedNode[], x: number): PlacedNode[] {
  let free = 0;
  return inOrderOf(graph.nodes, rows).map(({ node, row }) => {
    const exits = graph.edges.filter(({ from }) => from === node.id);
    const y = Math.max(row.y, free);
    const placed = { node, box: boxOf(node, TRACK_WIDTH), tray: trayOf(graph, exits, TRACK_WIDTH), x, y };
    free = bottomOf(placed) + GAP;
    return placed;
  });
}

/** Lines from the rows to the right, and down between the columns where a track is lower than its row. */
export function trackLinks(tracks: PlacedNode[], rows: PlacedNode[]): string {
  const lines = tracks.flatMap(({ node, x, y }) => {
    const row = rows.find((other) => other.node.id === node.parallelTo);
    if (!row) return [];
    const start = `M${row.x + row.box.width} ${row.y + HALF_LINE}`;
    return row.y === y ? `${start}H${x}` : `${start}H${x - TRACK_GAP / 2}V${y + HALF_LINE}H${x}`;
  });
  return lines.join('');
}

function inOrderOf(nodes: GraphNode[], rows: PlacedNode[]): { node: GraphNode; row: PlacedNode }[] {
  const found = nodes.flatMap((node) => {
    const row = rows.find((other) => other.node.id === node.parallelTo);
    return row ? [{ node, row }] : [];
  });
  return found.sort((a, b) => a.row.y - b.row.y);
}

export const TRACK_WIDTH = 124;
/** Between the rows and the tracks. */
export const TRACK_GAP = 20;
const GAP = 17;
/** The middle of a box that holds one line, where an arrow-shaped one has its tip. */
const HALF_LINE = 16;
