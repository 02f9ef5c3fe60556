import { addressOf, hasPage } from '../model/addresses.ts';
import { entriesOf, type Catalog } from '../model/catalog.ts';
import { KIND_NAMES } from '../model/kinds.ts';
import { ENGLISH, languageOfEntry } from '../model/language.ts';
import { escapeHtml } from '../markdown/prose.ts';

/** The language that each page is written in. The reference and the guide describe the program and are in English. */
export function pageLanguages(catalog: Catalog): FindLanguage {
  const pages = pagesIn(catalog);
  return {
    languageAt: (path) => {
      if (/^\/(reference|contribute)\//.test(path)) return ENGLISH;
      // A page below another one, such as a role's checklist, is part of it.
      const steps = path.split('/').slice(1, -1);
      const above = steps.map((_, at) => `/${steps.slice(0, steps.length - at).join('/')}/`);
      return above.map((address) => pages.get(address)).find((page) => page !== undefined)?.language;
    },
    nameAt: (href, text) => {
      const page = pages.get(href.replace(/#.*$/, ''));
      return page?.names.includes(text) ? page.language : undefined;
    },
  };
}

function pagesIn(catalog: Catalog): Map<string, WrittenPage> {
  return new Map(
    KIND_NAMES.flatMap((kind) =>
      hasPage(kind)
        ? entriesOf(catalog, kind).map((entry): [string, WrittenPage] => {
            const { title, name, short_name: short } = entry.data as Named;
            const names = [title, name, short].flatMap((each) =>
              typeof each === 'string' ? escapeHtml(each) : [],
            );
            return [
              addressOf(kind, entry.id, entry.team),
              { language: languageOfEntry(catalog, entry), names },
            ];
          })
        : [],
    ),
  );
}

/** The keys under which an entry may have its name. */
interface Named {
  title?: unknown;
  name?: unknown;
  short_name?: unknown;
}

interface WrittenPage {
  language: string;
  /** What links to it call it, as HTML. */
  names: string[];
}

export interface FindLanguage {
  /** The language of the content at an address, or of the page that it is part of; undefined for the site's own pages. */
  languageAt: (path: string) => string | undefined;
  /** The language of the page at an address, if a text is what that page is called. */
  nameAt: (href: string, text: string) => string | undefined;
}
