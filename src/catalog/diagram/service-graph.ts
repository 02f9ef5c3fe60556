import type { Catalog, Entry } from '../catalog.ts';
import type { Service } from '../content.ts';
import type { Graph, GraphNode } from './graph.ts';

/** All services, with an arrow from each to what it needs. */
export function servicesGraph(catalog: Catalog): Graph {
  return graphOf(catalog, [...catalog.services.keys()]);
}

/**
 * One service between everything that needs it, directly or not, and everything that it needs. Where that is too much
 * for a picture, only its neighbours.
 */
export function serviceGraph(catalog: Catalog, id: string): Graph {
  const above = reached(id, (service) => usersOf(catalog, service));
  const below = reached(id, (service) => needsOf(catalog, service));
  const all = new Set([...above, ...below]);
  const ids = all.size <= MOST ? all : new Set([id, ...usersOf(catalog, id), ...needsOf(catalog, id)]);
  return graphOf(
    catalog,
    [...catalog.services.keys()].filter((service) => ids.has(service)),
    id,
  );
}

function graphOf(catalog: Catalog, ids: string[], focus?: string): Graph {
  const shown = new Set(ids);
  return {
    layout: { type: 'layered' },
    nodes: ids.flatMap((id) => {
      const entry = catalog.services.get(id);
      return entry ? [nodeOf(catalog, entry, id === focus)] : [];
    }),
    edges: ids.flatMap((from) =>
      needsOf(catalog, from)
        .filter((to) => shown.has(to))
        .map((to) => ({ from, to, label: '' })),
    ),
  };
}

function nodeOf(catalog: Catalog, { id, data, team }: Entry<Service>, focus: boolean): GraphNode {
  const vendor = data.external !== undefined;
  const owner = vendor ? 'vendor' : (catalog.teams.get(team ?? '')?.data.name ?? '');
  return {
    id,
    shape: focus ? 'focus' : vendor ? 'vendor' : 'plain',
    title: data.name,
    short: data.name,
    notes: [[owner, `tier\u00a0${data.tier}`].filter(Boolean).join(', ')],
    ...(focus ? {} : { href: `/services/${id}/` }),
  };
}

function needsOf(catalog: Catalog, id: string): string[] {
  return (catalog.services.get(id)?.data.depends_on ?? []).filter((other) => catalog.services.has(other));
}

function usersOf(catalog: Catalog, id: string): string[] {
  return [...catalog.services.values()]
    .filter(({ data }) => data.depends_on?.includes(id))
    .map((user) => user.id);
}

function reached(start: string, next: (id: string) => string[]): Set<string> {
  const found = new Set([start]);
  for (const id of found) for (const other of next(id)) found.add(other);
  return found;
}

/** More boxes than this are no picture any more. */
const MOST = 24;
