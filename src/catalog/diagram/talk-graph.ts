import type { RoleView } from '../role.ts';
import type { Graph, GraphNode } from './graph.ts';

/** Who talks to whom in a response: each role with the one that leads it, and the voices to the audiences outside. */
export function talkGraph(roles: RoleView[]): Graph {
  const known = new Set(roles.map(({ id }) => id));
  const audiences = [...new Set(roles.flatMap(({ speaksTo }) => speaksTo))];
  const inside = roles.flatMap(({ id, reportsTo }) =>
    reportsTo && known.has(reportsTo.id) ? [{ from: reportsTo.id, to: id, label: '' }] : [],
  );
  const outside = roles.flatMap(({ id, speaksTo }) =>
    speaksTo.map((audience) => ({ from: id, to: `#${audience}`, label: '' })),
  );
  const edges = [...inside, ...outside];
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = [...roles.map(roleNode), ...audiences.map(audienceNode)];
  return { layout: { type: 'layered' }, nodes: nodes.filter(({ id }) => linked.has(id)), edges };
}

function roleNode({ id, name, href }: RoleView): GraphNode {
  return { id, shape: 'plain', title: name, short: name, href };
}

/** No role's id holds a number sign. */
function audienceNode(audience: string): GraphNode {
  const name = AUDIENCES[audience] ?? audience;
  return { id: `#${audience}`, shape: 'communicate', title: name, short: name };
}

const AUDIENCES: Record<string, string> = {
  internal: 'Everybody inside',
  customers: 'Customers',
  partners: 'Partners',
  executives: 'Executives',
};
