import type { Box } from './box.ts';
import type { GraphNode } from './graph.ts';

/** Where a node with all that hangs below it ends. */
export function bottomOf({ y, box, tray, node }: PlacedNode): number {
  const tail = node.shape === 'communicate' && !tray ? SPEECH_TAIL : 0;
  return y + box.height + (tray?.height ?? tail);
}

const SPEECH_TAIL = 8;

/** A graph of which every part has its place, in whole pixels from the upper left. */
export interface Placed {
  nodes: PlacedNode[];
  /** The arrows between nodes as the data of one SVG path. */
  lines: string;
  /** Lines between what runs in parallel. */
  links: string;
  groups: PlacedGroup[];
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface PlacedNode extends Point {
  node: GraphNode;
  box: Box;
  /** The ways out that are written below the box. */
  tray?: Tray | undefined;
  /** Whether an arrow leads down to the next row. */
  down?: boolean;
}

export interface Tray {
  height: number;
  ways: Way[];
}

/** One way out, in words. */
export interface Way {
  /** The node to which it leads. */
  to: string;
  lines: string[];
  /** The foot of its first line, from the upper edge of the tray. */
  at: number;
  turn?: Turn;
}

export interface PlacedGroup extends Point {
  name: string;
  width: number;
  height: number;
}

/** A way out that runs in a lane. */
export interface Turn {
  lane: number;
  down: boolean;
}
