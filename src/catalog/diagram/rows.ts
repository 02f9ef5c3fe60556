import { boxOf, FIRST_LINE, LEADING, MARK_WIDTH, MOST_LINES, TYPE } from './box.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { lanesOf, type Lane } from './lane.ts';
import type { Head, Placed, PlacedNode, Point, Tray } from './placed.ts';
import { wrap } from './text.ts';

/**
 * Places a graph whose nodes have an order: one below the other, so that the picture reads as its list does and fits a
 * phone. The way to the next node is an arrow down; every other way out is written in a tray below its box, from where a
 * line runs in a lane at the left; ways to one node share their lane. Parallel tracks stand in a column at the right.
 */
export function placeRows(graph: Graph): Placed {
  const order = graph.nodes.filter(({ beside }) => beside === undefined);
  const tracks = graph.nodes.filter(({ beside }) => beside !== undefined);
  const lanes = lanesOf(order, graph.edges);
  const left = lanes.length === 0 ? 0 : 1 + Math.max(...lanes.map(({ lane }) => lane + 1)) * LANE + HEAD;
  const right = tracks.length === 0 ? 0 : TRACK_GAP + TRACK_WIDTH;
  const width = Math.min(WIDEST, Math.max(NARROWEST, FITS_PHONE - left - right));
  const rows = stack(graph, order, left, width);
  const beside = placeTracks(tracks, rows, graph, left + width + TRACK_GAP);
  const strokes = [downArrows(rows, graph.edges), laneLines(lanes, rows)];
  const nodes = [...rows, ...beside];
  return {
    nodes,
    lines: strokes.map(({ lines }) => lines).join(''),
    heads: strokes.flatMap(({ heads }) => heads),
    links: trackLinks(beside, rows),
    groups: [],
    width: Math.max(...nodes.map(({ x, box }) => x + box.width)),
    height: Math.max(...nodes.map(bottomOf)),
  };
}

/** The rows from above, each with the tray of its exits. */
function stack(graph: Graph, order: GraphNode[], x: number, width: number): PlacedNode[] {
  let y = 0;
  return order.map((node, at) => {
    const box = boxOf(node, node.shape === 'end' ? END_WIDTH : width);
    const next = order[at + 1]?.id;
    const tray = trayOf(graph, node, width, next);
    const placed: PlacedNode = { node, box, x, y, ...(tray ? { tray } : {}) };
    y = bottomOf(placed) + ROW_GAP;
    return placed;
  });
}

/** The exits of a node in words: `if not → 5`. The plain way to the next row is an arrow and needs none. */
function trayOf(
  { edges, nodes }: Graph,
  node: GraphNode,
  width: number,
  next: string | undefined,
): Tray | undefined {
  const exits = exitsOf(node, edges, next);
  if (exits.length === 0) return undefined;
  let at = TRAY_FIRST;
  const ways = exits.map(({ label, to }) => {
    const target = nodes.find(({ id }) => id === to)?.short ?? '';
    const text = `${label || 'then'} →\u00a0${target}`;
    const { lines } = wrap(text, width - 2 * TRAY_INSET - TRAY_LEFT, TYPE, MOST_LINES);
    const way = { to, lines, at };
    at += lines.length * LEADING;
    return way;
  });
  return { ways, height: at - TRAY_FIRST + TRAY_PADDING };
}

/** The way to the next row, if it is without a word, is the arrow alone. */
function exitsOf({ id }: GraphNode, edges: GraphEdge[], next: string | undefined): GraphEdge[] {
  return edges.filter(({ from, to, label }) => from === id && (label !== '' || to !== next));
}

function downArrows(rows: PlacedNode[], edges: GraphEdge[]): Strokes {
  const strokes: Strokes = { lines: '', heads: [] };
  rows.forEach((row, at) => {
    const next = rows[at + 1];
    if (!next || !edges.some(({ from, to }) => from === row.node.id && to === next.node.id)) return;
    const x = row.x + MARK_WIDTH / 2;
    strokes.lines += `M${x} ${bottomOf(row)}V${next.y - HEAD}`;
    strokes.heads.push({ x, y: next.y - HEAD, dx: 0, dy: 1 });
  });
  return strokes;
}

/** In each lane one line from the farthest start to the node, above and below it, and short ones that join it. */
function laneLines(lanes: Lane[], rows: PlacedNode[]): Strokes {
  const strokes: Strokes = { lines: '', heads: [] };
  for (const { to, from, lane } of lanes) {
    const target = rows.find(({ node }) => node.id === to);
    if (!target) continue;
    const x = target.x - HEAD - (lane + 1) * LANE;
    const y = entryOf(target);
    const starts = [...from].flatMap((at) => startOf(rows[at], to) ?? []);
    strokes.lines += sideLines(
      starts.filter((start) => start.y < y).sort((a, b) => a.y - b.y),
      x,
      y,
      target.x,
    );
    strokes.lines += sideLines(
      starts.filter((start) => start.y >= y).sort((a, b) => b.y - a.y),
      x,
      y,
      target.x,
    );
    strokes.heads.push({ x: target.x - HEAD, y, dx: 1, dy: 0 });
  }
  return strokes;
}

/** The farthest start comes first and leads all the way; the others end where they meet its line. */
function sideLines([far, ...near]: Point[], x: number, y: number, edge: number): string {
  if (!far) return '';
  const bend = y > far.y ? BEND : -BEND;
  const join = (start: Point): string => `M${start.x} ${start.y}H${x + BEND}q-${BEND} 0-${BEND} ${bend}`;
  const into = `V${y - bend}q0 ${bend} ${BEND} ${bend}H${edge - HEAD}`;
  return `${join(far)}${into}${near.map(join).join('')}`.replaceAll(' -', '-');
}

/** Where the line of a way out begins: at the left of its words in the tray. */
function startOf(row: PlacedNode | undefined, to: string): Point | undefined {
  const way = row?.tray?.ways.find((other) => other.to === to);
  return row && way ? { x: row.x + TRAY_INSET, y: row.y + row.box.height + way.at - HALF_LETTER } : undefined;
}

/** Each track beside the row with which it starts, or below the track before it. */
function placeTracks(tracks: GraphNode[], rows: PlacedNode[], graph: Graph, x: number): PlacedNode[] {
  let free = 0;
  return inOrderOf(tracks, rows).map(({ node, row }) => {
    const tray = trayOf(graph, node, TRACK_WIDTH, undefined);
    const y = Math.max(row?.y ?? 0, free);
    const placed: PlacedNode = { node, box: boxOf(node, TRACK_WIDTH), x, y, ...(tray ? { tray } : {}) };
    free = bottomOf(placed) + ROW_GAP;
    return placed;
  });
}

function inOrderOf(
  tracks: GraphNode[],
  rows: PlacedNode[],
): { node: GraphNode; row: PlacedNode | undefined }[] {
  const found = tracks.map((node) => ({ node, row: rows.find((row) => row.node.id === node.beside) }));
  return found.sort((a, b) => (a.row?.y ?? 0) - (b.row?.y ?? 0));
}

/** From a row to the right, and where a track stands lower than its row, down between the two columns. */
function trackLinks(tracks: PlacedNode[], rows: PlacedNode[]): string {
  return tracks
    .map(({ node, x, y }) => {
      const row = rows.find((other) => other.node.id === node.beside);
      if (!row) return '';
      const start = `M${row.x + row.box.width} ${entryOf(row)}`;
      const end = y + FIRST_LINE - HALF_LETTER;
      return row.y === y ? `${start}H${x}` : `${start}H${x - TRACK_GAP / 2}V${end}H${x}`;
    })
    .join('');
}

/** At what height lines arrive at a box: the middle of its outline, where an arrow-shaped one has its tip. */
function entryOf({ y, box }: PlacedNode): number {
  return y + Math.round(box.height / 2);
}

function bottomOf({ y, box, tray, node }: PlacedNode): number {
  const tail = node.shape === 'communicate' && !tray ? TAIL : 0;
  return y + box.height + (tray?.height ?? tail);
}

/** From one box to the next, with room for an arrow. */
const ROW_GAP = 17;
const LANE = 10;
/** The length of an arrowhead. */
const HEAD = 7;
const BEND = 5;
const FITS_PHONE = 412;
const WIDEST = 250;
const NARROWEST = 180;
const END_WIDTH = 54;
const TRACK_WIDTH = 124;
const TRACK_GAP = 20;
const TRAY_INSET = 8;
const TRAY_LEFT = 12;
const TRAY_FIRST = 17;
const TRAY_PADDING = 6;
const HALF_LETTER = 5;
const TAIL = 8;

interface Strokes {
  lines: string;
  heads: Head[];
}
