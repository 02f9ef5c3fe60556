import type { Catalog } from './catalog.ts';
import { refTo, type LinkRef, type RefKind } from './reference.ts';

/** The forms of the Incident Command System, and what does their work here. */
export function formViews(catalog: Catalog): FormView[] {
  return (catalog.forms?.data.forms ?? []).map(({ form, title, here, link, note }) => ({
    form,
    title,
    here,
    note,
    link: link === undefined ? undefined : placeRef(catalog, link),
  }));
}

/** A place as content writes it (`role/scribe`) as a link; undefined where this audience may not see it. */
function placeRef(catalog: Catalog, place: string): LinkRef | undefined {
  const slash = place.indexOf('/');
  const ref = refTo(catalog, place.slice(0, slash) as RefKind, place.slice(slash + 1));
  return ref.type === 'link' ? ref : undefined;
}

export interface FormView {
  form: string;
  title: string;
  here: string;
  note: string | undefined;
  link: LinkRef | undefined;
}
