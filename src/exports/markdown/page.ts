import { spliceComponents } from '../../markdown/splice.ts';
import type { PageView } from '../../views/handbook.ts';
import { SOURCES } from '../../views/source.ts';
import { componentMarkdown } from './component.ts';
import { blocks, link, links, list, plain, section } from './write.ts';

/** A page of the handbook or of an example, its components written out. */
export function pageMarkdown(page: PageView, body: string): string {
  return blocks(
    `# ${plain(page.title)}`,
    page.purpose,
    list([
      `For: ${page.audience}`,
      `To read: ${page.minutes} min`,
      page.roles.length > 0 && `Cards: ${links(page.roles)}`,
      page.illustrates.length > 0 && `An example of: ${links(page.illustrates)}`,
      `Verified: ${page.verified}`,
    ]),
    spliceComponents(body, (name, attributes) => componentMarkdown(page.facts, name, attributes)).trim(),
    page.illustratedBy.length > 0 && `In a worked example: ${links(page.illustratedBy)}.`,
    section(
      'Sources',
      list(
        page.sources.map(({ id, short, title, url, note }) =>
          [`${link(short, `${SOURCES}#${id}`)}: ${link(title, url)}.`, note].filter(Boolean).join(' '),
        ),
      ),
    ),
  );
}
