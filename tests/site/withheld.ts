import { entriesOf, type Catalog, type Entry } from '../../src/model/catalog.ts';
import { KIND_NAMES, rowOf } from '../../src/model/kinds.ts';
import type { Site } from './built.ts';
import { textsIn } from './words.ts';

/**
 * The texts of a whole catalog that an audience may not see, by kind of fact, and all others. Repeats the
 * design's "Who may see what", so that a mistake in src/model/audience.ts is found. Files that are completely public are
 * taken as their authors wrote them, so a channel that they name is not filled in there.
 */
export function divide(
  { catalog, textOf }: Pick<Site, 'catalog' | 'textOf'>,
  audience: 'public' | 'internal',
): Division {
  const withheld = new Map<string, string[]>();
  const open: string[] = [];
  for (const [kind, entry] of allEntries(catalog)) {
    const fields = audience === 'public' ? PUBLIC_FIELDS[kind] : undefined;
    if (!mayShow(kind, entry, audience)) add(withheld, kind, textsIn(entry));
    else if (!fields) open.push(entry.id, textOf(entry.file) ?? '');
    else {
      open.push(entry.id);
      for (const [field, value] of Object.entries(entry.data as object))
        if (fields.includes(field)) open.push(...textsIn(value));
        else add(withheld, `${kind}, ${field}`, textsIn(value));
    }
  }
  return { withheld, open };
}

function mayShow(kind: string, { data, team }: Entry<unknown>, audience: 'public' | 'internal'): boolean {
  if (kind === 'organisation') return true;
  const { kind: type, marking: own } = data as { kind?: string; marking?: string };
  const isInternal = team !== undefined || INTERNAL.has(kind);
  const usual =
    kind === 'runbooks' && type === 'security' ? 'restricted' : isInternal ? 'internal' : 'public';
  const marking = own ?? usual;
  return audience === 'public' ? marking === 'public' : marking !== 'restricted';
}

function allEntries(catalog: Catalog): [key: string, entry: Entry<unknown>][] {
  return KIND_NAMES.flatMap((kind) =>
    entriesOf(catalog, kind).map((entry): [string, Entry<unknown>] => [rowOf(kind).key, entry]),
  );
}

function add(texts: Map<string, string[]>, kind: string, more: string[]): void {
  texts.set(kind, [...(texts.get(kind) ?? []), ...more]);
}

/** Files of these kinds are internal unless they say otherwise, and so are all that are in a team's folder. */
const INTERNAL = new Set(['programs', 'drillSettings', 'examples']);

/** Of these kinds only these fields are public; of all other kinds, all fields are. */
const PUBLIC_FIELDS: Record<string, string[]> = {
  organisation: ['name', 'audience', 'time_zone', 'edit_url', 'timers', 'defaults'],
  teams: ['name', 'purpose', 'marking'],
  services: ['name', 'description', 'tier', 'aliases', 'depends_on', 'data_class', 'marking'],
};

export interface Division {
  /** By kind of fact. */
  withheld: Map<string, string[]>;
  open: string[];
}
