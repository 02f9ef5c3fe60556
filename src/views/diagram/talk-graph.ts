import type { Reword } from '../../markdown/words.ts';
import type { RoleView } from '../role.ts';
import type { Graph, GraphNode } from './graph.ts';
import { inTreeOrder } from './tree.ts';

/** Who talks to whom in a response: each role with the one that leads it, and the voices to the audiences outside. */
export function talkGraph(roles: RoleView[], reword: Reword): Graph {
  const known = new Set(roles.map(({ id }) => id));
  const inside = roles.flatMap(({ id, reportsTo }) =>
    reportsTo && known.has(reportsTo.id) ? [{ from: reportsTo.id, to: id, label: '' }] : [],
  );
  const voices = roles.flatMap(({ id, speaksTo }) => speaksTo.map((audience) => ({ from: id, audience })));
  const outside = voices.map(({ from, audience }) => ({ from, to: audienceId(from, audience), label: '' }));
  const edges = [...inside, ...outside];
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = [
    ...roles.filter(({ id }) => linked.has(id)).map(roleNode),
    ...voices.map(({ from, audience }) => audienceNode(from, audience, reword)),
  ];
  return { layout: { type: 'tree' }, nodes: inTreeOrder(nodes, edges), edges };
}

function roleNode({ id, name, href }: RoleView): GraphNode {
  return { id, shape: 'plain', title: name, short: name, href };
}

function audienceNode(role: string, audience: string, reword: Reword): GraphNode {
  const name = reword(AUDIENCES[audience] ?? audience);
  return { id: audienceId(role, audience), shape: 'vendor', title: name, short: name };
}

/** No role's id holds a number sign. */
function audienceId(role: string, audience: string): string {
  return `${role}#${audience}`;
}

const AUDIENCES: Record<string, string> = {
  internal: 'Everyone inside',
  customers: 'Customers',
  partners: 'Partners',
  executives: 'Executives',
};
