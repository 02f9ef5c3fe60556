import type { At, Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { MdxInspection } from '../../markdown/mdx.ts';
import type { Catalog } from '../../model/catalog.ts';
import { hiddenIds, idsOfComponent, SOURCES_ID } from '../../model/page-ids.ts';
import { pageText } from '../../model/page-text.ts';
import type { ReadFile } from '../read.ts';
import { listAt } from '../unchecked.ts';
import type { Rule } from './rule.ts';

export const duplicateAnchor: Rule = {
  finds: {
    'id/anchor': {
      level: 'error',
      reason:
        'A browser goes to the first of two places with one id, so a link to the other opens the wrong place.',
      example: { kind: 'page', whole: true },
    },
  },
  *check({ catalog, files }) {
    // What cannot be read as a page is reported, and what its ids are would only follow from it.
    for (const file of files)
      if (file.mdx?.problems.length === 0) yield* duplicatesIn(file, file.mdx, catalog);
  },
};

function* duplicatesIn({ file, data }: ReadFile, mdx: MdxInspection, catalog: Catalog): Generator<Finding> {
  const owners = new Map(hiddenIds(catalog).map((id) => [id, 'the page around the text']));
  if (listAt(data, 'sources')?.length || pageText(mdx).cites.length)
    owners.set(SOURCES_ID, 'the list of sources');
  for (const { component, attributes, ...at } of mdx.elements) {
    const ids = idsOfComponent(catalog, { component, attributes });
    const first = ids.map((id) => owners.get(id)).find((owner) => owner !== undefined);
    if (first !== undefined)
      yield error(
        file,
        at,
        `<${component}> has the same ids as ${first}`,
        component === 'Exercise' ? 'Give it another title.' : 'Link to the first one instead.',
      );
    for (const id of ids) owners.set(id, `<${component}> on line ${at.line}`);
  }
  for (const { id, text, ...at } of mdx.headings) {
    const owner = owners.get(id);
    if (id === '')
      yield error(file, at, `heading ${quote(text)} has no letters, so it has no id`, 'Write it in words.');
    else if (owner !== undefined)
      yield error(
        file,
        at,
        `heading ${quote(text)} has the id ${quote(id)}, which belongs to ${owner}`,
        'Choose another heading, or add a word to this one.',
      );
  }
}

function error(
  file: string,
  { line, column, endLine, endColumn }: Range,
  message: string,
  help: string,
): Finding {
  const at: At = { type: 'text', line, column, endLine, endColumn };
  return { file, rule: 'id/anchor', level: 'error', message, help, at };
}

type Range = Omit<Extract<At, { type: 'text' }>, 'type'>;
