import type { Graph } from './graph.ts';

/** A picture of dependencies in words of a language, with one sentence for each node that an arrow leaves. */
export function wordsOf({ nodes, edges }: Graph, verb: string, language = 'en-GB'): string[] {
  const list = new Intl.ListFormat(language);
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  return nodes.flatMap(({ id, title }) => {
    const others = edges.filter(({ from }) => from === id).flatMap(({ to }) => titles.get(to) ?? []);
    return others.length ? [`${title} ${verb} ${list.format(others)}.`] : [];
  });
}
