import type { RungView } from '../contact.ts';
import type { Graph } from './graph.ts';

/** Who is paged when nobody answers or it is not over: one rung below the other. */
export function ladderGraph(ladder: RungView[]): Graph {
  return {
    layout: { type: 'rows' },
    nodes: ladder.map(({ after, atOnce, contact }, at) => ({
      id: String(at),
      shape: 'page',
      word: atOnce ? 'At once' : `After ${after}`,
      title: contact.label,
      short: contact.label,
      notes: [contact.page ?? contact.telephone].filter((note) => note !== undefined),
    })),
    edges: ladder.slice(1).map((_, at) => ({ from: String(at), to: String(at + 1), label: '' })),
  };
}
