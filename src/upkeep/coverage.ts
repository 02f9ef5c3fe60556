import { addressOf, CLOCKS, moduleAddress } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import { coursesInOrder } from '../views/course.ts';
import { drillsInOrder } from '../views/drill.ts';
import { navigationView } from '../views/handbook.ts';
import { rolesInOrder } from '../views/role.ts';
import { sourcesOf, sourcesOfClocks } from '../views/source.ts';
import { templatesInOrder } from '../views/template.ts';
import { wheelView } from '../views/wheel.ts';

/**
 * Everything that covers the coverage list, in reading order: pages, then roles, templates, the training, drills and clocks, then
 * what is made from data.
 */
export function coverageOf(catalog: Catalog, list: CoverageList): Coverage {
  const places = [
    ...pagePlaces(catalog),
    ...rolePlaces(catalog),
    ...templatePlaces(catalog),
    ...trainingPlaces(catalog),
    ...drillPlaces(catalog),
    ...clockPlaces(catalog),
    ...fixedPlaces(list),
  ];
  const listed = list.sections.flatMap(({ entries }) => entries.map(({ code }) => code));
  const covered = new Set(places.flatMap(({ codes }) => codes));
  return {
    places,
    sections: list.sections.map(({ letter, title, entries }) => {
      const missing = entries.filter(({ code }) => !covered.has(code));
      return {
        letter,
        title,
        entries: entries.length,
        complete: list.complete.includes(letter),
        missing: missing.filter(({ must }) => must).map(({ code }) => code),
        left: missing.filter(({ must }) => !must).map(({ code }) => code),
      };
    }),
    unknown: [...covered].filter((code) => !listed.includes(code)),
  };
}

/** The coverage as a file of Markdown: which page covers which entries, from which sources, and what is missing. */
export function coverageMarkdown({ places, sections }: Coverage): string {
  return [
    '# Coverage',
    '',
    'Made by `npm run coverage` from `docs/coverage.yaml` and the content. Do not edit.',
    '',
    '## What is missing',
    '',
    table(
      ['Section', 'Entries', 'Missing that must be there', 'Missing that may be'],
      sections.map(({ letter, title, entries, missing, left }) => [
        `${letter} ${title}`,
        String(entries),
        missing.join(', ') || 'none',
        left.join(', ') || 'none',
      ]),
    ),
    '',
    '## Who covers what',
    '',
    table(
      ['Page', 'Title', 'Entries', 'Sources'],
      places.map(({ address, title, codes, sources }) => [
        `\`${address}\``,
        title,
        codes.join(', ') || 'none',
        sources.join(', ') || 'none',
      ]),
    ),
    '',
  ].join('\n');
}

function pagePlaces(catalog: Catalog): Place[] {
  return navigationView(catalog)
    .flatMap(({ pages }) => pages)
    .flatMap(({ id, href, name }) => {
      const page = catalog.pages.get(id);
      return page
        ? [{ address: href, title: name, codes: page.data.codes ?? [], sources: sourcesOf(page) }]
        : [];
    });
}

function rolePlaces(catalog: Catalog): Place[] {
  return rolesInOrder(catalog).map(({ id, data }) => ({
    address: `/roles/${id}/`,
    title: data.name,
    codes: data.codes ?? [],
    sources: [],
  }));
}

function templatePlaces(catalog: Catalog): Place[] {
  return templatesInOrder(catalog).map(({ id, data }) => ({
    address: `/templates/${id}/`,
    title: data.title,
    codes: data.codes ?? [],
    sources: [],
  }));
}

function trainingPlaces(catalog: Catalog): Place[] {
  const { paths, taskBook } = catalog;
  const place = (address: string, title: string, codes: string[] = []): Place => ({
    address,
    title,
    codes,
    sources: [],
  });
  return [
    ...(paths ? [place(addressOf('paths', paths.id), 'Training', paths.data.codes)] : []),
    ...coursesInOrder(catalog).flatMap(({ id, data }) =>
      data.modules.map((module) => place(moduleAddress(id, module.id), module.title, module.codes)),
    ),
    ...(taskBook ? [place(addressOf('task-book', taskBook.id), 'Task book', taskBook.data.codes)] : []),
  ];
}

function drillPlaces(catalog: Catalog): Place[] {
  const wheel = wheelView(catalog);
  return [
    ...drillsInOrder(catalog).map(({ id, data }) => ({
      address: `/drills/${id}/`,
      title: data.title,
      codes: data.codes ?? [],
      sources: [],
    })),
    ...(wheel
      ? [
          {
            address: wheel.href,
            title: wheel.title,
            codes: catalog.wheel?.data.codes ?? [],
            sources: [],
          },
        ]
      : []),
  ];
}

function clockPlaces(catalog: Catalog): Place[] {
  const codes = catalog.regimes?.data.codes;
  return codes
    ? [{ address: CLOCKS, title: 'Regulatory clocks', codes, sources: sourcesOfClocks(catalog) }]
    : [];
}

/** Pages that are made from data alone and have no file to say so. */
function fixedPlaces(list: CoverageList): Place[] {
  return list.sections
    .flatMap(({ entries }) => entries)
    .flatMap(({ code, title, at }) =>
      at === undefined ? [] : [{ address: at, title, codes: [code], sources: [] }],
    );
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** docs/coverage.yaml: what a complete handbook holds. */
export interface CoverageList {
  /** The letters of the sections of which nothing that must be there is missing. */
  complete: string[];
  sections: {
    letter: string;
    title: string;
    /** `must`: a handbook without it is not complete. `at`: the page that is made from data and covers it. */
    entries: { code: string; title: string; must?: boolean; at?: string }[];
  }[];
}

export interface Coverage {
  places: Place[];
  sections: {
    letter: string;
    title: string;
    /** How many there are. */
    entries: number;
    complete: boolean;
    /** The codes that must be covered, and are not. */
    missing: string[];
    /** Those that may be covered, and are not. */
    left: string[];
  }[];
  /** Codes that some page names and the list does not. */
  unknown: string[];
}

interface Place {
  /** Without the base path. */
  address: string;
  title: string;
  codes: string[];
  /** Ids. */
  sources: string[];
}
