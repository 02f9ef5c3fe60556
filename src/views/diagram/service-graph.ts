import type { Catalog, Entry } from '../../model/catalog.ts';
import type { Service } from '../../model/content.ts';
import type { Graph, GraphNode } from './graph.ts';

/** All services, with an arrow from each to what it needs. Undefined where they are too many for one picture. */
export function servicesGraph(catalog: Catalog): Graph | undefined {
  return catalog.services.size <= MOST_OF_ALL ? graphOf(catalog, [...catalog.services.keys()]) : undefined;
}

/**
 * One service between everything that needs it, directly or not, and everything that it needs. Where that is too much
 * for a picture, only its neighbours, or only what it needs; `partial` says so.
 */
export function serviceGraph(catalog: Catalog, id: string): Graph {
  const users = (service: string): string[] => usersOf(catalog, service);
  const needs = (service: string): string[] => needsOf(catalog, service);
  const all = new Set([...reached(id, users), ...reached(id, needs)]);
  const near = [new Set([id, ...users(id), ...needs(id)]), new Set([id, ...needs(id)])];
  const shown = [all, ...near].find(({ size }) => size <= MOST) ?? new Set([id]);
  const inOrder = [...catalog.services.keys()].filter((service) => shown.has(service));
  return { ...graphOf(catalog, inOrder, id), partial: shown !== all };
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
const MOST_OF_ALL = 60;
