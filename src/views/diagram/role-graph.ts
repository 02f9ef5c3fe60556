import { GROUP_NAMES, type RoleView } from '../role.ts';
import type { Graph, GraphNode } from './graph.ts';
import { inTreeOrder } from './tree.ts';

/** Who reports to whom, by group. */
export function rolesGraph(roles: RoleView[]): Graph {
  const known = new Set(roles.map(({ id }) => id));
  const edges = roles.flatMap(({ id, reportsTo }) =>
    reportsTo && known.has(reportsTo.id) ? [{ from: reportsTo.id, to: id, label: '' }] : [],
  );
  return { layout: { type: 'tree' }, nodes: inTreeOrder(roles.map(nodeOf), edges), edges };
}

function nodeOf({ id, name, group, href }: RoleView): GraphNode {
  return { id, shape: 'plain', title: name, short: name, href, group: GROUP_NAMES[group] };
}
