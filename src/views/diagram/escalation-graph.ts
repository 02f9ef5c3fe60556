import type { EscalationStepView } from '../contact.ts';
import type { Graph } from './graph.ts';

/** The steps of an escalation path, one below the other. */
export function escalationGraph(path: EscalationStepView[]): Graph {
  return {
    layout: { type: 'rows' },
    nodes: path.map(({ after, atOnce, contact }, at) => ({
      id: String(at),
      shape: 'page',
      word: atOnce ? 'Immediately' : `After ${after}`,
      title: contact.label,
      short: contact.label,
      notes: [contact.page ?? contact.telephone].filter((note) => note !== undefined),
    })),
    edges: path.slice(1).map((_, at) => ({ from: String(at), to: String(at + 1), label: '' })),
  };
}
