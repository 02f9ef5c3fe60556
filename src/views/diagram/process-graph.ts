import type { Graph, GraphEdge, GraphNode } from './graph.ts';

/** Stages that follow one another, one below the other, with the ways back. */
export function processGraph(stages: Stage[]): Graph {
  const nodes = stages.map((stage, at): GraphNode => ({
    ...nodeOf(stage),
    shape: at === stages.length - 1 ? 'verify' : 'plain',
    mark: String(at + 1),
    short: String(at + 1),
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

/** Stages that run side by side: no arrows between them, and each note is a thing to do. */
export function parallelGraph(stages: Stage[]): Graph {
  const nodes = stages.map((stage): GraphNode => {
    const node = nodeOf(stage);
    return { ...node, notes: node.notes?.map((note) => `• ${note}`) ?? [] };
  });
  return { layout: { type: 'rows' }, nodes, edges: [] };
}

/** The same in words: one sentence or more for each stage. */
export function stageWords(stages: Stage[]): string[] {
  return stages.map(({ word, title, notes, backTo }) => {
    const back = stages.find(({ id }) => id === backTo?.id);
    return [
      sentence([word, title].filter(Boolean).join(' ')),
      ...notes.map(sentence),
      ...(backTo && back ? [sentence(`Back to ${back.title} ${backTo.when}`)] : []),
    ].join(' ');
  });
}

function nodeOf({ id, word, title, notes, clock = false }: Stage): GraphNode {
  return {
    id,
    shape: clock ? 'wait' : 'plain',
    ...(word === undefined ? {} : { word }),
    title,
    short: title,
    notes,
  };
}

function sentence(text: string): string {
  return /[.!?:”]$/.test(text) ? text : `${text}.`;
}

/** One step of a process. Its texts are plain. */
export interface Stage {
  id: string;
  /** Before the title, in a quieter colour. */
  word?: string | undefined;
  title: string;
  notes: string[];
  /** Whether it is a time that runs, and not something to do. */
  clock?: boolean;
  /** An earlier stage to which it may fall back, and when. */
  backTo?: { id: string; when: string } | undefined;
}
