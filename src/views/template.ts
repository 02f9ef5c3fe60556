import { comparesIn } from '../model/collation.ts';
import { languageOf } from '../model/language.ts';
import { addressOf, markdownAddress } from '../model/addresses.ts';
import type { Catalog, Entry } from '../model/catalog.ts';
import type { Template } from '../model/content.ts';
import { variablesIn } from '../model/facts.ts';
import { links, refTo, type LinkRef } from '../model/reference.ts';
import { sourceOf, type PageSource } from './frame.ts';

/** A template as its page and the pages that show it need it. */
export function templateView(catalog: Catalog, { id, data, file }: Entry<Template>): TemplateView {
  return {
    id,
    title: data.title,
    href: addressOf('template', id),
    download: markdownAddress(addressOf('template', id)),
    purpose: data.purpose,
    when: data.when,
    usedBy: links(data.used_by.map((role) => refTo(catalog, 'role', role))),
    aliases: data.aliases ?? [],
    icsForm: data.ics_form,
    body: data.body.trimEnd(),
    fields: [...new Set(variablesIn(data.body).map(({ name }) => name))],
    source: sourceOf(catalog, file),
  };
}

/** All templates by title. */
export function templatesInOrder(catalog: Catalog): Entry<Template>[] {
  const compare = comparesIn(languageOf(catalog));
  return [...catalog.templates.values()].sort((a, b) => compare(a.data.title, b.data.title));
}

export interface TemplateView {
  id: string;
  title: string;
  href: string;
  /** Where it is as a file. */
  download: string;
  purpose: string;
  when: string;
  usedBy: LinkRef[];
  aliases: string[];
  icsForm: string | undefined;
  /** Markdown, with facts filled in and {{VARIABLES}} left for the reader. */
  body: string;
  /** The names of its fields, in the order of their first use. */
  fields: string[];
  source: PageSource | undefined;
}
