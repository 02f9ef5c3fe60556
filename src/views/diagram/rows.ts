import { boxOf } from './box.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { lanesOf, type Lane } from './lane.ts';
import { bottomOf, type Placed, type PlacedNode, type Tray } from './placed.ts';
import { placeTracks, TRACK_GAP, TRACK_WIDTH, trackLinks } from './tracks.ts';
import { trayOf } from './tray.ts';
import { laneDistance, laneWires } from './wires.ts';

/**
 * Places a graph whose nodes have an order: one below the other, so that the picture reads as its list does and fits a
 * phone. The way to the next node is an arrow down; every other way out is written in a tray below its box, from where a
 * line runs in a lane at the left; ways to one node share their lane. Parallel tracks are in a column at the right.
 */
export function placeRows(graph: Graph): Placed {
  const order = graph.nodes.filter(({ parallelTo }) => parallelTo === undefined);
  const lanes = lanesOf(order, graph.edges);
  const left = Math.max(0, ...lanes.map(({ lane }) => laneDistance(lane) + 1));
  const right = order.length === graph.nodes.length ? 0 : TRACK_GAP + TRACK_WIDTH;
  const width = Math.min(WIDEST, Math.max(NARROWEST, FITS_PHONE - left - right));
  const rows = placeOrder(graph, order, lanes, left, width);
  const tracks = placeTracks(graph, rows, left + width + TRACK_GAP);
  const nodes = [...rows, ...tracks];
  return {
    nodes,
    lines: laneWires(lanes, rows),
    links: trackLinks(tracks, rows),
    groups: [],
    width: Math.max(0, ...nodes.map(({ x, box }) => x + box.width)),
    height: Math.max(0, ...nodes.map(bottomOf)),
  };
}

/** The rows from above, each with the tray of its exits. */
function placeOrder(graph: Graph, order: GraphNode[], lanes: Lane[], x: number, width: number): PlacedNode[] {
  let y = 0;
  return order.map((node, at) => {
    const exits = graph.edges.filter(({ from }) => from === node.id);
    const next = order[at + 1]?.id;
    // The way to the next row, if it is without a word, is the arrow alone.
    const told = exits.filter(({ to, label }) => label !== '' || to !== next);
    const box = boxOf(node, node.shape === 'end' ? END_WIDTH : width);
    const tray = withTurns(trayOf(graph, told, width), order, lanes, at);
    const placed: PlacedNode = { node, box, tray, down: leadsTo(exits, next), x, y };
    y = bottomOf(placed) + ROW_GAP;
    return placed;
  });
}

function leadsTo(exits: GraphEdge[], next: string | undefined): boolean {
  return exits.some(({ to }) => to === next);
}

/** The tray of the row at a place, its ways with the lanes in which they run. */
function withTurns(tray: Tray | undefined, order: GraphNode[], lanes: Lane[], at: number): Tray | undefined {
  return (
    tray && {
      ...tray,
      ways: tray.ways.map((way) => {
        const lane = lanes.find(({ to, from }) => to === way.to && from.has(at))?.lane;
        const down = order.findIndex(({ id }) => id === way.to) > at;
        return lane === undefined ? way : { ...way, turn: { lane, down } };
      }),
    }
  );
}

/** From one row to the next: room for an arrow. */
export const ROW_GAP = 17;
const FITS_PHONE = 408;
const WIDEST = 250;
const NARROWEST = 180;
const END_WIDTH = 54;
