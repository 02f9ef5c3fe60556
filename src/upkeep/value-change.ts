import { escapeAll, escapeUnfit, lookOf } from '../markdown/character.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { resolve, type Definitions, type Resolved } from '../schema/type.ts';

/**
 * The differences between two values, in the words of their schema: one line for each entry of a list and one for everything
 * else. undefined is a value that is missing.
 */
export function valueChanges(
  before: unknown,
  after: unknown,
  node: JsonSchema,
  definitions: Definitions,
): Line[] {
  return compare(before, after, { node: resolve(node, definitions), words: [], definitions });
}

/** Whether two values are the same, regardless of the order of their keys. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function compare(before: unknown, after: unknown, place: Place): Line[] {
  if (isSameValue(before, after)) return [];
  if (Array.isArray(before ?? []) && Array.isArray(after ?? []))
    return listChanges((before ?? []) as unknown[], (after ?? []) as unknown[], place);
  if (isMap(before) && isMap(after)) return mapChanges(before, after, place);
  if (before === undefined) return [[...place.words, ' set to ', { code: shown(after) }]];
  if (after === undefined) return [[...place.words, ' removed, was ', { code: shown(before) }]];
  const [from, to] = shownPair(before, after);
  return [[...place.words, ' ', { code: from }, ' → ', { code: to }]];
}

function mapChanges(before: Tree, after: Tree, { node, words, definitions }: Place): Line[] {
  const known = Object.keys(node.properties ?? {});
  const all = [...new Set([...known, ...Object.keys(before), ...Object.keys(after)])];
  return all.flatMap((key) => {
    const inner = node.properties?.[key];
    const open = typeof node.additionalProperties === 'object' ? node.additionalProperties : {};
    const child = resolve(inner ?? open, definitions);
    const name: Line = inner ? [lower(child.title ?? key)] : [{ code: key }];
    return compare(before[key], after[key], {
      node: child,
      words: [...words, ...(words.length ? [', '] : []), ...name],
      definitions,
    });
  });
}

function listChanges(before: unknown[], after: unknown[], place: Place): Line[] {
  const key = identityOf(before, after);
  if (key === undefined) return bareChanges(before, after, place);
  return entryChanges(before as Tree[], after as Tree[], key, place);
}

/** Changes in a list whose entries all have names: added, removed, changed, renamed or reordered. */
function entryChanges(before: Tree[], after: Tree[], key: string, place: Place): Line[] {
  const idOf = (item: Tree): string => String(item[key]);
  const old = new Map(before.map((item) => [idOf(item), item]));
  const now = new Map(after.map((item) => [idOf(item), item]));
  const renames = RENAMED.has(key) ? renamesIn(old, now) : new Map<string, string>();
  const renamed = new Set(renames.values());
  const lines: Line[] = [];
  for (const [id, item] of now) {
    const former = renames.get(id);
    const from = old.get(former ?? id);
    if (!from) {
      lines.push([...named(id, place), ' added', ...titleIn(item)]);
      continue;
    }
    const changes = entryDetail(from, item, key, place);
    const rename: Line = former === undefined ? [] : ['renamed from ', { name: former }];
    if (changes.length || rename.length)
      lines.push([...named(id, place), ': ', ...joined(rename.length ? [rename, ...changes] : changes)]);
  }
  for (const [id, item] of old)
    if (!now.has(id) && !renamed.has(id)) lines.push([...named(id, place), ' removed', ...titleIn(item)]);
  const current = new Map([...renames].map(([id, former]) => [former, id]));
  return [
    ...lines,
    ...orderChange(
      [...old.keys()].map((id) => current.get(id) ?? id),
      [...now.keys()],
      place,
    ),
  ];
}

function entryDetail(before: Tree, after: Tree, key: string, { node, definitions }: Place): Line[] {
  const [from, to] = [before, after].map((item) => ({ ...item, [key]: undefined }));
  return compare(from, to, { node: entryNode(after, node, definitions), words: [], definitions });
}

/** The schema of one entry: a step's depends on its kind. */
function entryNode({ kind }: Tree, { items }: Resolved, definitions: Definitions): Resolved {
  const step = typeof kind === 'string' ? definitions[`step-${kind}`] : undefined;
  const node = items && resolve(items, definitions);
  if (step && node?.oneOf) return resolve(step, definitions);
  return node ?? {};
}

/** A removed entry and an added one are the same entry, renamed, if they have the same title or do the same. */
function renamesIn(old: Map<string, Tree>, now: Map<string, Tree>): Map<string, string> {
  const gone = [...old].filter(([id]) => !now.has(id));
  const bySign = new Map<string, number[]>();
  for (const [index, [, item]] of gone.entries())
    for (const sign of signsOf(item)) {
      const indices = bySign.get(sign);
      if (indices) indices.push(index);
      else bySign.set(sign, [index]);
    }
  const taken = new Set<number>();
  const found = new Map<string, string>();
  for (const [id, item] of now) {
    if (old.has(id)) continue;
    const first = Math.min(...signsOf(item).map((sign) => firstFree(bySign.get(sign) ?? [], taken)));
    const match = gone[first];
    if (!match) continue;
    taken.add(first);
    found.set(id, match[0]);
  }
  return found;
}

/** The values by which an entry is recognised, as texts. */
function signsOf(item: Tree): string[] {
  return SIGNS.flatMap((key) => (item[key] === undefined ? [] : [`${key} ${canonical(item[key])}`]));
}

/** The first of some indices that is not taken; those before it are dropped, because they never will be free again. */
function firstFree(indices: number[], taken: ReadonlySet<number>): number {
  const free = indices.findIndex((index) => !taken.has(index));
  indices.splice(0, free < 0 ? indices.length : free);
  return indices[0] ?? Infinity;
}

/** Whether the entries in both lists have changed their order. */
function orderChange(before: string[], after: string[], { words }: Place): Line[] {
  const [was, is] = [new Set(before), new Set(after)];
  const [from, to] = [before.filter((id) => is.has(id)), after.filter((id) => was.has(id))];
  if (isSameValue(from, to)) return [];
  return [
    [
      ...words,
      ' reordered: ',
      ...joined(
        to.map((id): Line => [{ name: id }]),
        ', ',
      ),
    ],
  ];
}

/** Changes in a list of bare values, or of entries without names. */
function bareChanges(before: unknown[], after: unknown[], { words }: Place): Line[] {
  const [was, is] = [new Set(before.map(canonical)), new Set(after.map(canonical))];
  const came = after.filter((value) => !was.has(canonical(value)));
  const went = before.filter((value) => !is.has(canonical(value)));
  if (!came.length && !went.length) return [[...words, ' reordered']];
  const [first, other] = [went[0], came[0]];
  if (came.length === 1 && went.length === 1) {
    const [from, to] = shownPair(first, other);
    return [[...words, ' ', { code: from }, ' → ', { code: to }]];
  }
  return [
    ...came.map((value): Line => [...words, ': ', { code: shown(value) }, ' added']),
    ...went.map((value): Line => [...words, ': ', { code: shown(value) }, ' removed']),
  ];
}

/** The entry's name replaces the name of its list: `step roll back`, not `steps, step roll back`. */
function named(id: string, { node, words, definitions }: Place): Line {
  const title = node.items && resolve(node.items, definitions).title;
  return [...words.slice(0, -1), lower(title ?? 'Entry'), ' ', { name: id }];
}

function titleIn({ title }: Tree): Line {
  return typeof title === 'string' ? [', ', { code: shown(title) }] : [];
}

/** The key that identifies the entries of a list: the first one that all of them have, each with another value. */
function identityOf(before: unknown[], after: unknown[]): string | undefined {
  const items = [...before, ...after];
  if (!items.length || !items.every(isMap)) return undefined;
  return IDENTITIES.find((key) => [before, after].every((list) => identifies(key, list as Tree[])));
}

function identifies(key: string, items: Tree[]): boolean {
  const values = items.map((item) => item[key]);
  return values.every((value) => typeof value === 'string') && new Set(values).size === values.length;
}

function joined(lines: Line[], by = '; '): Line {
  return lines.flatMap((line, index) => (index ? [by, ...line] : line));
}

/** A value on one line, much as an author would write it. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (!isMap(value)) return escapeUnfit(String(value)).replace(/\s+/g, ' ').trim();
  return Object.entries(value)
    .map(([key, child]) => `${key}: ${isMap(child) ? `{ ${shown(child)} }` : shown(child)}`)
    .join(', ');
}

/** Two values that differ, so that a reader can see where: by the numbers of characters if they look the same. */
export function shownPair(before: unknown, after: unknown): [string, string] {
  const [from, to] = [shown(before), shown(after)];
  const isSameLook =
    typeof before === 'string' &&
    typeof after === 'string' &&
    (from === to || lookOf(before) === lookOf(after));
  return isSameLook ? excerpts(escapeAll(before), escapeAll(after)) : excerpts(from, to);
}

/** Two texts cut down to where they differ, with a few words around. */
function excerpts(before: string, after: string): [string, string] {
  if (Math.max(before.length, after.length) <= WIDE) return [before, after];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  const from = start <= AROUND ? 0 : before.lastIndexOf(' ', start - AROUND) + 1;
  return [excerpt(before, from, before.length - end), excerpt(after, from, after.length - end)];
}

function excerpt(text: string, from: number, end: number): string {
  const near = text.indexOf(' ', end + AROUND);
  const to = Math.min(near < 0 ? text.length : near, from + WIDE);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}

function lower(title: string): string {
  // "ICS equivalent" keeps its capitals.
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, child: unknown) =>
      isMap(child) ? Object.fromEntries(Object.entries(child).sort(([a], [b]) => (a < b ? -1 : 1))) : child,
    ) ?? ''
  );
}

function isMap(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const IDENTITIES = ['id', 'name', 'contact', 'system', 'label', 'cause', 'act', 'service'];
/** The identities that a writer changes without making it another entry. */
const RENAMED: ReadonlySet<string> = new Set(['id', 'cause']);
const SIGNS = ['title', 'run', 'manual', 'text', 'label', 'question', 'name'];
const WIDE = 120;
const AROUND = 20;

/** One thing that changed: plain words, names of things, and what authors wrote. */
export type Line = Part[];

export type Part = string | { name: string } | { code: string };

interface Place {
  node: Resolved;
  words: Line;
  definitions: Definitions;
}

interface Tree {
  [key: string]: unknown;
}
