import type { Catalog } from '../model/catalog.ts';
import { textOf } from '../model/interface-text.ts';
import { jumpList, type JumpRow } from '../exports/jump.ts';
import { readInterface } from '../loaders/translation.ts';

/**
 * jump.json, the first file that search loads. It also names the state of the index and, in the dev server, the time that
 * the index was built.
 */
export function jumpFile(catalog: Catalog, index: string, builtAt?: Date): string {
  const built = builtAt && { builtAt: builtAt.toISOString() };
  return JSON.stringify({ index, ...built, rows: withKinds(catalog, jumpList(catalog)) });
}

/** The rows with kinds as the pages of the site call them, because search filters both by the same words. */
function withKinds(catalog: Catalog, rows: JumpRow[]): JumpRow[] {
  const words = readInterface(catalog);
  if (!words) return rows;
  return rows.map(([title, href, kind, team, search]) => {
    const id = `frame.kinds.${kind}`;
    const text = words.translated.get(id) ?? words.english.get(id);
    return [title, href, text ? textOf(text, {}, RULES) : kind, team, search];
  });
}

/** No name of a kind counts anything. */
const RULES = new Intl.PluralRules('en');
