import type { Catalog } from '../model/catalog.ts';
import { placeRef, type LinkRef } from '../model/reference.ts';

/** The forms of the Incident Command System, and what replaces them here. */
export function formViews(catalog: Catalog): FormView[] {
  return (catalog.forms?.data.forms ?? []).map(({ form, title, here, link, note }) => ({
    form,
    title,
    here,
    note,
    link: link === undefined ? undefined : placeRef(catalog, link),
  }));
}

export interface FormView {
  form: string;
  title: string;
  here: string;
  note: string | undefined;
  link: LinkRef | undefined;
}
