import { addressOf } from './addresses.ts';
import type { Catalog } from './catalog.ts';

/** A link to something in the catalog, or a note that this audience may not see it. */
export function refTo(catalog: Catalog, kind: RefKind, id: string): Ref {
  const name = nameOf(catalog, kind, id);
  return name === undefined ? { type: 'withheld' } : { type: 'link', id, name, href: addressOf(kind, id) };
}

/** A place or hand-off as content writes it (`role/scribe`) as a link; undefined where this audience may not see it. */
export function placeRef(catalog: Catalog, place: string): LinkRef | undefined {
  const slash = place.indexOf('/');
  const ref = refTo(catalog, place.slice(0, slash) as RefKind, place.slice(slash + 1));
  return ref.type === 'link' ? ref : undefined;
}

/** The references that the audience may see. */
export function links(refs: Ref[]): LinkRef[] {
  return refs.filter((ref): ref is LinkRef => ref.type === 'link');
}

function nameOf(catalog: Catalog, kind: RefKind, id: string): string | undefined {
  switch (kind) {
    case 'team':
      return catalog.teams.get(id)?.data.name;
    case 'service':
      return catalog.services.get(id)?.data.name;
    case 'role':
      return catalog.roles.get(id)?.data.name;
    case 'runbook':
      return catalog.runbooks.get(id)?.data.title;
    case 'message':
      return catalog.messages.get(id)?.data.title;
    case 'template':
      return catalog.templates.get(id)?.data.title;
    case 'course':
      return catalog.courses.get(id)?.data.title;
    case 'page':
      return catalog.pages.get(id)?.data.title;
    case 'example':
      return catalog.examples.get(id)?.data.title;
  }
}

export type RefKind =
  'team' | 'service' | 'role' | 'runbook' | 'message' | 'template' | 'course' | 'page' | 'example';

export type Ref = LinkRef | { type: 'withheld' };

export interface LinkRef {
  type: 'link';
  id: string;
  name: string;
  /** Without the base path. */
  href: string;
}
