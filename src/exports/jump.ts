import { addressOf, alertAddress, CLOCKS, playersAddress } from '../model/addresses.ts';
import { alertViews, onlyRunbook } from '../views/alert.ts';
import type { Catalog } from '../model/catalog.ts';
import { pagesPerEnvironment } from '../model/environment.ts';
import { coursesInOrder, courseView } from '../views/course.ts';
import { drillsInOrder } from '../views/drill.ts';
import { rolesInOrder } from '../views/role.ts';
import { levelName } from '../model/level.ts';
import { templatesInOrder } from '../views/template.ts';

/**
 * The short list that search uses for instant and offline results: everything that has an address, with every word that
 * someone may search for. If two rows match equally, the earlier one wins, so what a responder needs comes first.
 */
export function jumpList(catalog: Catalog): JumpRow[] {
  return [
    ...sharedAlertRows(catalog),
    ...runbookRows(catalog),
    ...serviceRows(catalog),
    ...roleRows(catalog),
    ...teamRows(catalog),
    ...levelRows(catalog),
    ...messageRows(catalog),
    ...templateRows(catalog),
    ...courseRows(catalog),
    ...drillRows(catalog),
    ...pageRows(catalog),
    ...clockRows(catalog),
    ...exampleRows(catalog),
    ...termRows(catalog),
  ];
}

function runbookRows(catalog: Catalog): JumpRow[] {
  return [...catalog.runbooks.values()].map((entry) => {
    const { id, data, team } = entry;
    return [
      data.title,
      addressOf('runbook', id),
      'Runbook',
      teamName(catalog, team),
      words(data.title, [
        id,
        ...(data.alerts ?? []).map(({ name }) => name),
        ...(data.symptoms ?? []),
        ...(data.aliases ?? []),
        // Not as rows of their own: near copies would push everything else out of the list.
        ...pagesPerEnvironment(catalog, entry).map(({ name }) => name),
      ]),
    ];
  });
}

/** An alert with one runbook is a word of that runbook; with several, its own page tells them apart and comes first. */
function sharedAlertRows(catalog: Catalog): JumpRow[] {
  return alertViews(catalog)
    .filter((alert) => !onlyRunbook(alert))
    .map(({ name }) => [name, alertAddress(name), 'Alert', '', []]);
}

function serviceRows(catalog: Catalog): JumpRow[] {
  return [...catalog.services.values()].map(({ id, data, team }) => [
    data.name,
    addressOf('service', id),
    'Service',
    teamName(catalog, team),
    words(data.name, [id, ...(data.aliases ?? [])]),
  ]);
}

function roleRows(catalog: Catalog): JumpRow[] {
  return rolesInOrder(catalog).map(({ id, data }) => [
    data.name,
    addressOf('role', id),
    'Role',
    '',
    words(data.name, [id, data.short_name ?? '', ...(data.aliases ?? [])]),
  ]);
}

function teamRows(catalog: Catalog): JumpRow[] {
  return [...catalog.teams.values()].map(({ id, data }) => [
    data.name,
    addressOf('team', id),
    'Team',
    data.name,
    words(data.name, [id]),
  ]);
}

function levelRows(catalog: Catalog): JumpRow[] {
  return (catalog.severity?.data.levels ?? []).map((level) => [
    `${levelName(level)} ${level.name}`,
    `${addressOf('severity', level.id)}#${level.id}`,
    'Severity',
    '',
    words(level.name, [level.id, levelName(level)]),
  ]);
}

function messageRows(catalog: Catalog): JumpRow[] {
  return [...catalog.messages.values()].map(({ id, data, team }) => [
    data.title,
    addressOf('message', id),
    'Message',
    teamName(catalog, team),
    words(data.title, [id]),
  ]);
}

function templateRows(catalog: Catalog): JumpRow[] {
  return templatesInOrder(catalog).map(({ id, data }) => [
    data.title,
    addressOf('template', id),
    'Template',
    '',
    words(data.title, [id, ...(data.aliases ?? []), data.ics_form ?? '']),
  ]);
}

function courseRows(catalog: Catalog): JumpRow[] {
  return coursesInOrder(catalog)
    .map((entry) => courseView(catalog, entry))
    .flatMap(({ id, title, href, modules }): JumpRow[] => [
      [title, href, 'Course', '', words(title, [id])],
      ...modules.map((module): JumpRow => [module.title, module.href, 'Module', '', [title]]),
    ]);
}

/** Leads to the players' page, which links to the facilitator's, so that nobody sees the latter by accident. */
function drillRows(catalog: Catalog): JumpRow[] {
  const wheel = catalog.wheel?.data.title;
  return [
    ...drillsInOrder(catalog).map(({ id, data }): JumpRow => [
      data.title,
      playersAddress(id),
      'Drill',
      '',
      words(data.title, [id, ...data.trains]),
    ]),
    ...(wheel === undefined ? [] : [[wheel, addressOf('wheel', 'wheel'), 'Drill', '', []] satisfies JumpRow]),
  ];
}

function pageRows(catalog: Catalog): JumpRow[] {
  return [...catalog.pages.values()].map(({ id, data }) => [
    data.title,
    addressOf('page', id),
    'Handbook',
    '',
    words(data.title, [id]),
  ]);
}

/** Each law leads to its own row, because people search for a law by name, such as DORA. */
function clockRows({ regimes }: Catalog): JumpRow[] {
  if (!regimes) return [];
  return [
    ['Regulatory clocks', CLOCKS, 'Handbook', '', ['deadlines', 'law', 'regulator']],
    ...regimes.data.regimes.map(({ id, name, jurisdiction }): JumpRow => [
      name,
      `${CLOCKS}#law-${id}`,
      'Clock',
      '',
      words(name, [id, jurisdiction]),
    ]),
  ];
}

function exampleRows(catalog: Catalog): JumpRow[] {
  return [...catalog.examples.values()].map(({ id, data }) => [
    data.title,
    addressOf('example', id),
    'Example',
    '',
    words(data.title, [id]),
  ]);
}

function termRows(catalog: Catalog): JumpRow[] {
  return (catalog.glossary?.data.terms ?? []).map(({ id, text, aliases }) => [
    text,
    `/glossary/#${id}`,
    'Term',
    '',
    words(text, aliases ?? []),
  ]);
}

function teamName(catalog: Catalog, team: string | undefined): string {
  return (team !== undefined && catalog.teams.get(team)?.data.name) || '';
}

/** Without repetitions, and without what the title says already. */
function words(title: string, all: string[]): string[] {
  return [...new Set(all)].filter((word) => word !== '' && word !== title);
}

/**
 * Title, address without the base path, kind, team's name or nothing, further words. A tuple, because the names of five
 * fields would be most of the file that the browser loads.
 */
export type JumpRow = [title: string, href: string, kind: string, team: string, words: string[]];
