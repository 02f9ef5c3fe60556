import { inlineToText } from '../../markdown/prose.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';

/** Stages in their order, one below the other, with the ways back. */
export function processGraph(stages: Stage[]): Graph {
  const nodes = stages.map(({ id, word, title, notes }, at): GraphNode => ({
    id,
    shape: at === stages.length - 1 ? 'verify' : 'plain',
    mark: String(at + 1),
    ...(word === undefined ? {} : { word }),
    title: inlineToText(title),
    short: String(at + 1),
    notes: notes.map(inlineToText),
  }));
  const onward = nodes
    .slice(1)
    .map(({ id }, at): GraphEdge => ({ from: nodes[at]?.id ?? '', to: id, label: '' }));
  const back = stages.flatMap(({ id, backTo }): GraphEdge[] =>
    backTo && stages.some((stage) => stage.id === backTo.id)
      ? [{ from: id, to: backTo.id, label: backTo.when }]
      : [],
  );
  return { layout: { type: 'rows' }, nodes, edges: [...onward, ...back] };
}

/** The same in words: one sentence or more for each stage. */
export function stageWords(stages: Stage[]): string[] {
  return stages.map(({ word, title, notes, backTo }, at) => {
    const back = stages.findIndex(({ id }) => id === backTo?.id);
    return [
      `${at + 1}. ${[word, inlineToText(title)].filter(Boolean).join(' ')}${/[.!?]$/.test(title) ? '' : '.'}`,
      ...notes.map((note) => `${inlineToText(note)}${/[.!?”]$/.test(note) ? '' : '.'}`),
      ...(backTo && back >= 0 ? [`Back to ${back + 1} ${backTo.when}.`] : []),
    ].join(' ');
  });
}

/** One step of a process. Its texts are prose. */
export interface Stage {
  id: string;
  /** Before the title, in a quieter colour. */
  word?: string | undefined;
  title: string;
  notes: string[];
  /** An earlier stage to which it may fall back, and when. */
  backTo?: { id: string; when: string } | undefined;
}
