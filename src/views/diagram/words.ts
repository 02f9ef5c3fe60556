import type { Graph } from './graph.ts';

/** A picture of dependencies in words, with one sentence for each node that an arrow leaves. */
export function wordsOf({ nodes, edges }: Graph, verb: string): string[] {
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  return nodes.flatMap(({ id, title }) => {
    const others = edges.filter(({ from }) => from === id).flatMap(({ to }) => titles.get(to) ?? []);
    return others.length ? [`${title} ${verb} ${LIST.format(others)}.`] : [];
  });
}

const LIST = new Intl.ListFormat('en-GB');
