import { inlineToText } from '../markdown/prose.ts';
import { addressOf, CLOCKS, markdownAddress } from '../model/addresses.ts';
import type { Catalog } from '../model/catalog.ts';
import { coursesInOrder, courseView } from '../views/course.ts';
import { drillRow, drillsInOrder } from '../views/drill.ts';
import { navigationView, purposesOf } from '../views/handbook.ts';
import { rolesInOrder } from '../views/role.ts';
import { runbookRows } from '../views/runbook.ts';
import { templatesInOrder } from '../views/template.ts';
import { wheelView } from '../views/wheel.ts';
import { blocks, link, list, plain, section } from './markdown/write.ts';

/**
 * llms.txt: describes this site for programs, and lists the Markdown version of each page. `base` is the
 * path under which the site is published, with a slash at both ends.
 */
export function llmsText(catalog: Catalog, base: string): string {
  const row = (name: string, address: string, about = ''): string =>
    `${link(name, `${base}${markdownAddress(address).slice(1)}`)}${about && `: ${inlineToText(about)}`}`;
  const organisation = catalog.organisation?.data.name ?? '';
  const purposes = purposesOf(catalog);
  return `${blocks(
    `# ${plain(organisation)}: incidents`,
    `> How ${plain(organisation)} responds to incidents: the process, the roles, the severity levels and the runbooks. Durations, levels and duties are rendered from data, so all pages agree.`,
    'Each page has a Markdown version at the same address with .md instead of the last slash. All content as data: ' +
      `${link('catalog.json', `${base}catalog.json`)}. Recently verified: ${link('feed.xml', `${base}feed.xml`)}.`,
    ...navigationView(catalog).map(({ title, pages }) =>
      section(
        title,
        list(
          pages.flatMap(({ id, name, href }) => {
            const page = catalog.pages.has(id) || id.startsWith('examples/');
            return page ? [row(name, href, purposes[id])] : [];
          }),
        ),
      ),
    ),
    section(
      'Runbooks',
      list(runbookRows(catalog).map(({ title, href, useWhen }) => row(title, href, useWhen))),
    ),
    section(
      'Roles',
      list(rolesInOrder(catalog).map(({ id, data }) => row(data.name, addressOf('role', id), data.mission))),
    ),
    section(
      'Severity, words and law',
      list([
        row('Severity', '/severity/'),
        catalog.glossary && row('Glossary', '/glossary/'),
        catalog.regimes && row('Regulatory clocks', CLOCKS, catalog.regimes.data.purpose),
      ]),
    ),
    section(
      'Training',
      list([
        ...coursesInOrder(catalog).flatMap((entry) => {
          const { title, href, purpose, modules } = courseView(catalog, entry);
          return [
            row(title, href, purpose),
            ...modules.map((module) => row(module.title, module.href)),
            row(`${title}: the answers`, `${href}answers/`),
          ];
        }),
        catalog.taskBook &&
          row('Task book', addressOf('task-book', 'task-book'), catalog.taskBook.data.purpose),
      ]),
    ),
    section(
      'Templates',
      list(
        templatesInOrder(catalog).map(({ id, data }) =>
          row(data.title, addressOf('template', id), data.purpose),
        ),
      ),
    ),
    section(
      'Messages',
      list([...catalog.messages.values()].map(({ id, data }) => row(data.title, addressOf('message', id)))),
    ),
    section(
      'Drills',
      list([
        ...drillsInOrder(catalog)
          .map(drillRow)
          .flatMap(({ title, href, playersHref, purpose }) => [
            row(`${title}, for players`, playersHref, purpose),
            row(`${title}, for the facilitator`, href),
          ]),
        ...[wheelView(catalog)].flatMap((wheel) =>
          wheel ? [row(wheel.title, wheel.href, wheel.purpose)] : [],
        ),
      ]),
    ),
    section(
      'Teams',
      list(
        [...catalog.teams.values()].map(({ id, data }) =>
          row(data.name, addressOf('team', id), data.purpose),
        ),
      ),
    ),
    section(
      'Services',
      list(
        [...catalog.services.values()].map(({ id, data }) =>
          row(data.name, addressOf('service', id), data.description),
        ),
      ),
    ),
  )}\n`;
}
