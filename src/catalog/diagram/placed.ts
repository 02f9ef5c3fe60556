import type { Box } from './box.ts';
import type { GraphNode } from './graph.ts';

/** A graph of which every part has its place, in whole pixels from the upper left. */
export interface Placed {
  nodes: PlacedNode[];
  /** The lines of arrows as the data of one SVG path, and where their heads are. */
  lines: string;
  heads: Head[];
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
  tray?: Tray;
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
}

/** An arrowhead: where the line ends, and the direction in which it points, of length 1. */
export interface Head extends Point {
  dx: number;
  dy: number;
}

export interface PlacedGroup extends Point {
  name: string;
  width: number;
  height: number;
}
