import { piecesOf, unfitIn } from '../../markdown/character.ts';
import { addressOf, CLOCKS, environmentAddress, playersAddress } from '../../model/addresses.ts';
import type { Catalog } from '../../model/catalog.ts';
import { pagesPerEnvironment } from '../../model/environment.ts';
import { coursesInOrder, courseView, moduleView } from '../../views/course.ts';
import { drillView, playersView } from '../../views/drill.ts';
import { glossaryView, type GlossaryView } from '../../views/glossary.ts';
import { exampleView, pageView } from '../../views/handbook.ts';
import { messageView } from '../../views/message.ts';
import { clocksView } from '../../views/regime.ts';
import { roleView } from '../../views/role.ts';
import { runbookView } from '../../views/runbook.ts';
import { serviceView } from '../../views/service.ts';
import { severityView } from '../../views/severity.ts';
import { teamView } from '../../views/team.ts';
import { templateView } from '../../views/template.ts';
import { taskBookView } from '../../views/training.ts';
import { answersMarkdown, courseMarkdown, moduleMarkdown, taskBookMarkdown } from './course.ts';
import { wheelView } from '../../views/wheel.ts';
import { drillMarkdown, playersMarkdown, wheelMarkdown } from './drill.ts';
import { messagePage } from './message.ts';
import { pageMarkdown } from './page.ts';
import { clocksMarkdown } from './regime.ts';
import { roleMarkdown } from './role.ts';
import { runbookMarkdown } from './runbook.ts';
import { severityMarkdown } from './severity.ts';
import { serviceMarkdown, teamMarkdown } from './team.ts';
import { blocks, link, list, plain } from './write.ts';

/**
 * Every page with content of its own as Markdown, by its address. Made from the views of the pages, so it holds only what
 * the audience of this catalog may see. Links are written from the root, without the base path.
 */
export function markdownVersions(catalog: Catalog): Map<string, string> {
  const versions: MarkdownVersion[] = [
    ...[...catalog.pages].map(([id, entry]): MarkdownVersion => [
      addressOf('page', id),
      pageMarkdown(pageView(catalog, entry), entry.text?.body ?? ''),
    ]),
    ...[...catalog.examples].map(([id, entry]): MarkdownVersion => [
      addressOf('example', id),
      pageMarkdown(exampleView(catalog, entry), entry.text?.body ?? ''),
    ]),
    ...[...catalog.roles].map(([id, entry]): MarkdownVersion => [
      addressOf('role', id),
      roleMarkdown(roleView(catalog, entry)),
    ]),
    ['/severity/', severityMarkdown(severityView(catalog))],
    ...[...catalog.runbooks].flatMap(([id, entry]): MarkdownVersion[] => [
      [addressOf('runbook', id), runbookMarkdown(runbookView(catalog, entry), catalog.words)],
      ...pagesPerEnvironment(catalog, entry).map((environment): MarkdownVersion => [
        environmentAddress(id, environment.id),
        runbookMarkdown(runbookView(catalog, entry, environment), catalog.words),
      ]),
    ]),
    ...[...catalog.messages].map(([id, entry]): MarkdownVersion => [
      addressOf('message', id),
      messagePage(messageView(catalog, entry)),
    ]),
    // The download is the document itself, without its description.
    ...[...catalog.templates].map(([id, entry]): MarkdownVersion => [
      addressOf('template', id),
      templateView(catalog, entry).body,
    ]),
    ...courseVersions(catalog),
    ...[...catalog.drills].flatMap(([id, entry]): MarkdownVersion[] => [
      [addressOf('drill', id), drillMarkdown(drillView(catalog, entry))],
      [playersAddress(id), playersMarkdown(playersView(catalog, entry))],
    ]),
    ...wheelVersion(catalog),
    ...clocksVersion(catalog),
    ...glossaryVersion(catalog),
    ...[...catalog.teams].map(([id, entry]): MarkdownVersion => [
      addressOf('team', id),
      teamMarkdown(teamView(catalog, entry)),
    ]),
    ...[...catalog.services].map(([id, entry]): MarkdownVersion => [
      addressOf('service', id),
      serviceMarkdown(serviceView(catalog, entry)),
    ]),
  ];
  return new Map(versions.map(([address, text]) => [address, marked(text)]));
}

/** A text with the number of every character that is not what it seems in its place. */
function marked(text: string): string {
  return piecesOf(text, unfitIn(text, 'prose'))
    .map((piece) => (typeof piece === 'string' ? piece : `<${piece.code}>`))
    .join('');
}

/** Adds the base path to every link that starts at the root, except in code. */
export function rebased(text: string, base: string): string {
  if (base === '/') return text;
  let fence = '';
  return text
    .split('\n')
    .map((line) => {
      const mark = /^\s*(`{3,})/.exec(line)?.[1];
      if (mark !== undefined && (fence === '' || mark === fence)) fence = fence === '' ? mark : '';
      return fence === '' ? line.replaceAll(/\]\(\/(?!\/)/g, `](${base}`) : line;
    })
    .join('\n');
}

function courseVersions(catalog: Catalog): MarkdownVersion[] {
  const book = taskBookView(catalog);
  const courses = coursesInOrder(catalog).flatMap((entry): MarkdownVersion[] => {
    const course = courseView(catalog, entry);
    const modules = entry.data.modules.map((module) => moduleView(catalog, entry, module));
    return [
      [course.href, courseMarkdown(course)],
      ...modules.map((module): MarkdownVersion => [module.href, moduleMarkdown(module)]),
      [`${course.href}answers/`, answersMarkdown(course, modules)],
    ];
  });
  return book ? [...courses, [addressOf('task-book', 'task-book'), taskBookMarkdown(book)]] : courses;
}

function wheelVersion(catalog: Catalog): MarkdownVersion[] {
  const wheel = wheelView(catalog);
  return wheel ? [[wheel.href, wheelMarkdown(wheel)]] : [];
}

function clocksVersion(catalog: Catalog): MarkdownVersion[] {
  const clocks = clocksView(catalog);
  return clocks ? [[CLOCKS, clocksMarkdown(clocks)]] : [];
}

function glossaryVersion(catalog: Catalog): MarkdownVersion[] {
  return catalog.glossary ? [['/glossary/', glossaryMarkdown(glossaryView(catalog))]] : [];
}

function glossaryMarkdown({ terms }: GlossaryView): string {
  return blocks(
    '# Glossary',
    ...terms.map(({ id, text, aliases, definition, see }) =>
      blocks(
        `## ${plain(text)}`,
        aliases.length > 0 && `Also: ${plain(aliases.join(', '))}`,
        definition,
        list([
          see.length > 0 && `See ${see.map((term) => link(term.text, `/glossary/#${term.id}`)).join(', ')}`,
          `Here: ${link(text, `/glossary/#${id}`)}`,
        ]),
      ),
    ),
  );
}

type MarkdownVersion = [address: string, markdown: string];
