import { escapeUnfit, unfitIn } from '../markdown/character.ts';
import { mapCatalog, type Catalog } from '../model/catalog.ts';
import { pointerOf, replaceAt } from '../schema/pointer.ts';
import { validate } from '../schema/validate.ts';
import type { ReadFile } from './read.ts';
import { textsWhere } from './texts-where.ts';

/**
 * The catalog with letters that imitate others as their numbers in titles, names and other plain values, so that whatever
 * shows them shows what they are. Prose, commands and messages are marked where they are rendered, and what has to be exact,
 * such as an alert's name, stays. A letter comes this far only if a comment suppresses its finding.
 */
export function showLookalikes(catalog: Catalog, files: ReadFile[]): Catalog {
  const disguised = new Map(files.filter(hasLookalike).map((file) => [file.file, plainLookalikes(file)]));
  if (disguised.size === 0) return catalog;
  return mapCatalog(catalog, (entry) => {
    const values = disguised.get(entry.file);
    if (!values?.size) return entry;
    const data = structuredClone(entry.data);
    for (const [pointer, shown] of values) replaceAt(data, pointer, shown);
    return { ...entry, data };
  });
}

function hasLookalike({ findings }: ReadFile): boolean {
  return findings.some(({ rule }) => rule === 'text/lookalike');
}

function plainLookalikes({ placement, file, data }: ReadFile): Map<string, string> {
  if (!placement) return new Map();
  const { texts, uses, exact } = validate(placement.kind, file, data);
  const others = new Set([...texts, ...uses].map(({ pointer }) => pointer).concat(exact));
  return new Map(
    textsWhere(data, (text) => unfitIn(text, 'words').some(({ kind }) => kind === 'lookalike'))
      .map(({ text, path }): [string, string] => [pointerOf(path), escapeUnfit(text, 'words')])
      .filter(([pointer]) => !others.has(pointer)),
  );
}
