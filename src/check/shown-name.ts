import { canSee, markingOf } from '../model/audience.ts';
import { entriesOf, type Catalog } from '../model/catalog.ts';
import type { Marking } from '../model/content.ts';
import { WITHHELD } from '../model/facts.ts';
import { isSingle, KIND_NAMES, rowOf } from '../model/kinds.ts';
import { isGroup, listAt } from './unchecked.ts';

/** What a page calls something that a reference names, unless this audience may not see it. */
export function shownName(catalog: Catalog, target: string, id: string, audience: Marking): string {
  const found = namedThing(catalog, target, id);
  if (!found) return '';
  return canSee(audience, found.marking) ? nameIn(found.data) : WITHHELD;
}

/** The name of an entry or an item by whichever key has it. */
export function nameIn(data: unknown): string {
  if (!isGroup(data)) return '';
  const found = ['name', 'short', 'title', 'text'].map((key) => data[key]);
  return found.find((name) => typeof name === 'string') ?? '';
}

/** The entry or the item that a kind or the word for an item names, and who may see it. */
function namedThing(
  catalog: Catalog,
  target: string,
  id: string,
): { data: unknown; marking: Marking } | undefined {
  for (const kind of KIND_NAMES) {
    const { items } = rowOf(kind);
    for (const entry of entriesOf(catalog, kind)) {
      const marking = markingOf(catalog, kind, entry);
      if (kind === target && entry.id === id) return { data: entry.data, marking };
      if (items?.word !== target) continue;
      const listed = (listAt(entry.data, items.list) ?? []).filter(isGroup);
      const item = listed.find(
        (each) => (isSingle(kind) ? each['id'] : `${entry.id}/${String(each['id'])}`) === id,
      );
      if (item) return { data: item, marking };
    }
  }
  return undefined;
}
