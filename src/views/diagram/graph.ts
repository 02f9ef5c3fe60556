/** Joins edges between the same two nodes into one, with all their labels, in the order of first appearance. */
export function joined(edges: GraphEdge[], or = 'or'): GraphEdge[] {
  const found = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, edge.to]);
    const label = [found.get(key)?.label, edge.label].filter(Boolean).join(` ${or} `);
    found.set(key, { ...edge, label });
  }
  return [...found.values()];
}

/** The content of a diagram, before layout. All texts are plain and not yet escaped. */
export interface Graph {
  layout: Layout;
  nodes: GraphNode[];
  /** No two lead from one node to one other. */
  edges: GraphEdge[];
  /** Whether something is left out that belongs to it. */
  partial?: boolean;
}

export type Layout =
  /** The nodes have an order: one below the other, jumps at the left, what runs in parallel at the right. */
  | { type: 'rows' }
  /** Each node is a child of the node from which its edge comes, and follows it. */
  | { type: 'tree' }
  /** They have no order but what the edges say. */
  | { type: 'layered' };

export interface GraphNode {
  /** Unique in the graph. */
  id: string;
  shape: Shape;
  /** The text in a column of its own at the left: a step's number, or `‖` for a parallel track. */
  mark?: string;
  /** The kind of node, before the title: `Check`. */
  word?: string;
  title: string;
  /** How an edge that leads here calls it: `5`, `end`. */
  short: string;
  /** Below the title, in a quieter colour. */
  notes?: string[];
  /** Below that, in bold. */
  warnings?: string[];
  /** Without the base path. */
  href?: string;
  /** In a tree, nodes of one group follow one another and are framed together, under this name. */
  group?: string;
  /** The node with which this one starts, for a parallel track next to the rows. */
  parallelTo?: string;
}

export interface GraphEdge {
  from: string;
  to: string;
  /** Empty for the usual next step. */
  label: string;
}

export type Shape =
  | 'check'
  | 'diagnose'
  | 'do'
  | 'decide'
  | 'communicate'
  | 'escalate'
  | 'verify'
  | 'rollback'
  | 'wait'
  | 'end'
  | 'page'
  | 'plain'
  | 'focus'
  | 'vendor';
