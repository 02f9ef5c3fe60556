import type { Content, Marking } from './content.ts';
import { isSingle, KIND_NAMES, rowOf, type KeyOf, type Kind, type SingleKind } from './kinds.ts';
import type { PlacedAsset } from './asset.ts';
import type { Words } from '../markdown/words.ts';
import { ALONE, type Layer } from './layer.ts';
import type { PageText } from './page-text.ts';

/** A catalog with nothing in it. */
export function emptyCatalog(): Catalog {
  const kinds = KIND_NAMES.map((kind) => [rowOf(kind).key, isSingle(kind) ? undefined : new Map()]);
  return {
    audience: 'internal',
    layers: [ALONE],
    words: {},
    assets: {},
    ...Object.fromEntries(kinds),
  } as Catalog;
}

/** Every entry of a kind, in the order of its ids. */
export function entriesOf<K extends Kind>(catalog: Catalog, kind: K): Entry<Content[K]>[] {
  const kept = kindIn<Content[K]>(catalog, kind);
  if (kept instanceof Map) return [...kept.values()];
  return kept ? [kept] : [];
}

/** Adds an entry, unless there is one already. Of two files with one id, the first stays. */
export function addEntry(catalog: Catalog, kind: Kind, entry: Entry<unknown>): void {
  const kept = kindIn<unknown>(catalog, kind);
  if (kept instanceof Map) {
    const key = entryKey(kind, entry.id, entry.team);
    if (!kept.has(key)) kept.set(key, entry);
  } else if (!kept) (catalog as unknown as Record<string, unknown>)[rowOf(kind).key] = entry;
}

/** Copies the catalog with `change` applied to every entry; undefined leaves an entry out. */
export function mapCatalog(catalog: Catalog, change: ChangeEntry): Catalog {
  const kinds = KIND_NAMES.map((kind): [string, unknown] => {
    const kept = kindIn<unknown>(catalog, kind);
    if (!(kept instanceof Map)) return [rowOf(kind).key, kept && change(kept, kind)];
    const changed = [...kept].flatMap(([key, entry]): [string, Entry<unknown>][] => {
      const after = change(entry, kind);
      return after ? [[key, after]] : [];
    });
    return [rowOf(kind).key, new Map(changed)];
  });
  return { ...catalog, ...Object.fromEntries(kinds) };
}

/** The key under which an entry is kept. A role's additions are named for the role, so every team may have them. */
export function entryKey(kind: Kind, id: string, team: string | undefined): string {
  return kind === 'team-role' ? `${team ?? ''}/${id}` : id;
}

function kindIn<T>(catalog: Catalog, kind: Kind): Entry<T> | Map<string, Entry<T>> | undefined {
  return (catalog as unknown as Record<string, ReturnType<typeof kindIn<T>>>)[rowOf(kind).key];
}

/**
 * All content, by kind and id, without what the audience may not see and with facts filled in. Its keys are those of
 * the registry of kinds: a kind with one file is an entry or undefined, every other kind a map. `layers` are the folders
 * that it was read from, the lowest first.
 * `words` are those in which the interface speaks; the entries have them already. `assets` are the files that the theme names.
 */
export type Catalog = {
  audience: Marking;
  layers: readonly Layer[];
  words: Words;
  assets: Readonly<Record<string, PlacedAsset>>;
} & {
  [K in Kind as KeyOf<K>]: Kept<K>;
};

type Kept<K extends Kind> = K extends SingleKind
  ? Entry<Content[K]> | undefined
  : Map<string, Entry<Content[K]>>;

type ChangeEntry = (entry: Entry<unknown>, kind: Kind) => Entry<unknown> | undefined;

/** One file's content. */
export interface Entry<T> {
  id: string;
  /** Its name in findings: the prefix of its layer, then its path there. */
  file: string;
  data: T;
  /** The name of the file that patches change, if there are any. `file` is then the uppermost patch. */
  patched?: string;
  /** The team in whose folder it is. */
  team?: string;
  /** The text of a page, below its frontmatter. */
  text?: PageText;
}
