import type { ValuePath } from '../diagnostics/diagnostic.ts';
import type { Merging } from '../schema/merging.ts';
import { isGroup } from './unchecked.ts';

/**
 * Lays patches on the data of a file, the lowest first, and remembers who wrote what. Maps merge, null deletes a key, lists
 * of items that are known by a key merge by it, with new items at the end, and any other value is replaced. `mergingAt` says
 * by which key items are known, which list is added to, and which map is replaced as well.
 */
export function mergePatches(
  data: unknown,
  patches: readonly unknown[],
  mergingAt: (path: ValuePath) => Merging,
): Merge {
  const run: Run = { mergingAt, problems: [], added: [] };
  let merged: Value = { data, origin: { type: 'written', source: 0, path: [] } };
  for (const [index, patch] of patches.entries())
    merged = join(merged, patch, { source: index + 1, path: [], merged: [] }, run);
  return { ...merged, problems: run.problems, added: run.added };
}

/**
 * Who wrote the value at a path, and at which path of their own. For a value that several wrote it is the uppermost of them,
 * for one that was deleted the null that deleted it, and for one that nobody wrote the layer that wrote what is around it. `lacks`
 * are keys that a map should have: if one of them was deleted, that is the place.
 */
export function writtenAt(origin: Origin, path: ValuePath, lacks: readonly string[] = []): Place {
  let node = origin;
  for (const [index, step] of path.entries()) {
    if (node.type === 'written') return inside(node, path.slice(index));
    const gone = node.gone.get(String(step));
    if (gone) return { ...gone, isDeleted: true };
    const child = node.children.get(String(step));
    if (!child) return inside(uppermost(node), path.slice(index));
    node = child;
  }
  if (node.type === 'written') return inside(node, []);
  for (const key of lacks) {
    const gone = node.gone.get(key);
    if (gone) return { ...gone, isDeleted: true };
  }
  return inside(uppermost(node), []);
}

/** Who wrote the value at a path of the merged data. */
export function originAt(origin: Origin, path: ValuePath): Origin {
  let node = origin;
  for (const [index, step] of path.entries()) {
    if (node.type === 'written') return { ...node, path: [...node.path, ...path.slice(index)] };
    node = node.children.get(String(step)) ?? { ...uppermost(node) };
  }
  return node;
}

/** Every key that a patch deleted and that nobody wrote again, with its path in the merged data. */
export function* deletedIn(
  origin: Origin,
  path: ValuePath = [],
): Generator<{ path: ValuePath; by: Written }> {
  if (origin.type === 'written') return;
  for (const [key, by] of origin.gone) yield { path: [...path, key], by };
  for (const [key, child] of origin.children) yield* deletedIn(child, [...path, key]);
}

function join(below: Value, patch: unknown, at: Step, run: Run): Value {
  const { idKey, isWhole, isAddedTo } = run.mergingAt(at.merged);
  if (isWhole) return fresh(patch, at, run);
  if (isGroup(below.data) && isGroup(patch)) return joinMaps(below.data, below.origin, patch, at, run);
  if (Array.isArray(below.data) && Array.isArray(patch)) {
    const [items, changes] = [below.data, patch] as [unknown[], unknown[]];
    if (isAddedTo) return joinNames(items, below.origin, changes, at, run);
    const ids = idsOf(items, idKey);
    if (ids) return joinItems(items, { key: idKey, ids }, below.origin, changes, at, run);
  }
  return fresh(patch, at, run);
}

function joinMaps(map: Group, origin: Origin, patch: Group, at: Step, run: Run): Value {
  const data = new Map(Object.entries(map));
  const joined = opened(origin, [...data.keys()], at);
  for (const [key, value] of Object.entries(patch)) {
    const here = stepTo(at, key, key);
    const child = joined.children.get(key);
    if (value === null) {
      if (!data.delete(key))
        run.problems.push({ type: 'nothing-to-delete', ...here, known: [...data.keys()] });
      else joined.gone.set(key, writtenBy(here));
      joined.children.delete(key);
      continue;
    }
    const result = child
      ? join({ data: data.get(key), origin: child }, value, here, run)
      : fresh(value, here, run);
    data.set(key, result.data);
    joined.children.set(key, result.origin);
    joined.gone.delete(key);
  }
  // Not by assignment, because a key may be called __proto__.
  return { data: Object.fromEntries(data), origin: joined };
}

function joinItems(
  items: unknown[],
  { key, ids }: { key: string; ids: ReadonlyMap<string, number> },
  origin: Origin,
  changes: unknown[],
  at: Step,
  run: Run,
): Value {
  const data = [...items];
  const joined = opened(origin, [...items.keys()], at);
  if (changes.length === 0) run.problems.push({ type: 'empty-list', ...at });
  const seen = new Set<string>();
  for (const [number, item] of changes.entries()) {
    const id = idOf(item, key);
    const index = id === undefined ? undefined : ids.get(id);
    const here = stepTo(at, number, index ?? data.length);
    if (id !== undefined && seen.has(id)) {
      run.problems.push({ type: 'repeated-item', ...here, key, id });
      continue;
    }
    if (id !== undefined) seen.add(id);
    const child = index === undefined ? undefined : joined.children.get(String(index));
    if (index === undefined || !child) {
      const result = fresh(item, here, run);
      run.added.push({ ...here, key, id, known: [...ids.keys()] });
      joined.children.set(String(data.length), result.origin);
      data.push(result.data);
    } else {
      const result = join({ data: data[index], origin: child }, item, here, run);
      data[index] = result.data;
      joined.children.set(String(index), result.origin);
    }
  }
  return { data, origin: joined };
}

/** The names or references of a list and then those of a patch, without those that the list has already. */
function joinNames(items: unknown[], origin: Origin, names: unknown[], at: Step, run: Run): Value {
  const data = [...items];
  const joined = opened(origin, [...items.keys()], at);
  if (names.length === 0) run.problems.push({ type: 'empty-list', ...at });
  for (const [number, name] of names.entries()) {
    if (items.includes(name)) continue;
    const result = fresh(name, stepTo(at, number, data.length), run);
    joined.children.set(String(data.length), result.origin);
    data.push(result.data);
  }
  return { data, origin: joined };
}

/** A value that nothing below corresponds to, without the keys that it would delete. */
function fresh(value: unknown, at: Step, run: Run): Value {
  return { data: withoutNulls(value, at, run), origin: writtenBy(at) };
}

function withoutNulls(value: unknown, at: Step, run: Run): unknown {
  if (!isGroup(value)) return value;
  const kept = Object.entries(value).flatMap(([key, child]): [string, unknown][] => {
    const here = stepTo(at, key, key);
    if (child !== null) return [[key, withoutNulls(child, here, run)]];
    run.problems.push({ type: 'nothing-to-delete', ...here, known: [] });
    return [];
  });
  return Object.fromEntries(kept);
}

/** The place of each item of a list by what it is known by; undefined if one of them has nothing to be known by. */
function idsOf(items: unknown[], key: string): Map<string, number> | undefined {
  if (items.length === 0) return undefined;
  const ids = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const id = idOf(item, key);
    if (id === undefined) return undefined;
    if (!ids.has(id)) ids.set(id, index);
  }
  return ids;
}

function idOf(item: unknown, key: string): string | undefined {
  const id = isGroup(item) && Object.hasOwn(item, key) ? item[key] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** An origin with one for each key, so that a part can be written by another. */
function opened(origin: Origin, keys: readonly (string | number)[], { source, path }: Step): Joined {
  if (origin.type === 'joined') {
    origin.by.set(source, path);
    return origin;
  }
  const children = keys.map((key): [string, Origin] => [
    String(key),
    { ...origin, path: [...origin.path, key] },
  ]);
  const by = new Map([
    [origin.source, origin.path],
    [source, path],
  ]);
  return { type: 'joined', by, children: new Map(children), gone: new Map() };
}

function inside({ source, path }: Written, rest: ValuePath): Place {
  return { source, path: [...path, ...rest], isDeleted: false };
}

function uppermost({ by }: Joined): Written {
  const [source, path] = [...by].at(-1) ?? [0, []];
  return { type: 'written', source, path };
}

function writtenBy({ source, path }: Step): Written {
  return { type: 'written', source, path };
}

function stepTo({ source, path, merged }: Step, own: string | number, key: string | number): Step {
  return { source, path: [...path, own], merged: [...merged, key] };
}

/** A file with its patches: its data, and who wrote which part of it. */
export interface Merge {
  data: unknown;
  origin: Origin;
  problems: MergeProblem[];
  /** The items that patches added to lists. */
  added: AddedItem[];
}

/** Who wrote a value: one source all of it, or several a part each. Source 0 is the whole file, and 1 its lowest patch. */
export type Origin = Written | Joined;

export interface Written {
  type: 'written';
  source: number;
  /** Where the value is in that source. */
  path: ValuePath;
}

interface Joined {
  type: 'joined';
  /** The sources that wrote a part of it, the lowest first, and where it is in each. */
  by: Map<number, ValuePath>;
  children: Map<string, Origin>;
  /** The keys that were deleted, and the null that did it. */
  gone: Map<string, Written>;
}

/** A place in one of the sources. */
export interface Place {
  source: number;
  path: ValuePath;
  /** It is a null that deletes the value. */
  isDeleted: boolean;
}

/** A place in a patch, and in the merged data. */
interface Step {
  source: number;
  path: ValuePath;
  merged: ValuePath;
}

/** What a patch says that cannot be done. */
export type MergeProblem = Step &
  (
    | { type: 'nothing-to-delete'; known: string[] }
    | { type: 'repeated-item'; key: string; id: string }
    | { type: 'empty-list' }
  );

export interface AddedItem extends Step {
  /** The key that items are known by, and what this one has there. */
  key: string;
  id: string | undefined;
  /** What the items below are known by. */
  known: string[];
}

interface Value {
  data: unknown;
  origin: Origin;
}

interface Run {
  mergingAt: (path: ValuePath) => Merging;
  problems: MergeProblem[];
  added: AddedItem[];
}

type Group = Record<string, unknown>;
