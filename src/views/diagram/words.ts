import type { Graph } from './graph.ts';

/** What a picture of dependencies shows, in words: one sentence for each node from which an arrow leads. */
export function wordsOf({ nodes, edges }: Graph, verb: string): string[] {
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  return nodes.flatMap(({ id, title }) => {
    const others = edges.filter(({ from }) => from === id).flatMap(({ to }) => titles.get(to) ?? []);
    return others.length ? [`${title} ${verb} ${LIST.format(others)}.`] : [];
  });
}

const LIST = new Intl.ListFormat('en-GB');
