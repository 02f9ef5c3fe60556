import type { GraphEdge, GraphNode } from './graph.ts';

/**
 * The lanes next to the rows, for lines to any node other than the next one. Each such node has one lane. The shortest is
 * nearest to the rows, and no two overlap.
 */
export function lanesOf(rows: GraphNode[], edges: GraphEdge[]): Lane[] {
  const position = new Map(rows.map(({ id }, at) => [id, at]));
  const ways = new Map<string, number[]>();
  for (const { from, to } of edges) {
    const [start, end] = [position.get(from), position.get(to)];
    if (start === undefined || end === undefined || end === start + 1) continue;
    ways.set(to, [...(ways.get(to) ?? []), start]);
  }
  const spans = [...ways].map(([to, from]): Span => spanOf(to, from, position.get(to) ?? 0));
  spans.sort((a, b) => a.bottom - a.top - (b.bottom - b.top) || a.top - b.top);
  const placed: (Span & Lane)[] = [];
  for (const span of spans) {
    const overlapping = placed.filter((other) => span.top < other.bottom && other.top < span.bottom);
    const lane = Math.max(-1, ...overlapping.map((other) => other.lane)) + 1;
    placed.push({ ...span, lane });
  }
  return placed.map(({ to, from, lane }) => ({ to, from, lane }));
}

/** Lines leave a row below its middle and arrive above it. */
function spanOf(to: string, starts: number[], end: number): Span {
  const leaves = starts.map((start) => start + 0.5);
  return { to, from: new Set(starts), top: Math.min(end, ...leaves), bottom: Math.max(end, ...leaves) };
}

interface Span {
  to: string;
  from: Set<number>;
  top: number;
  bottom: number;
}

export interface Lane {
  to: string;
  /** The rows where the ways begin, from 0. */
  from: Set<number>;
  /** 0 is the nearest to the rows. */
  lane: number;
}
