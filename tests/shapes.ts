import { load } from 'js-yaml';

/**
 * Every place of a file's data once: of the items of a list, the first of each `kind`, because all others have the same
 * keys. The place of the whole is the empty path.
 */
export function placesOf(data: unknown): Path[] {
  const places = new Map<string, Path>();
  visit(data, [], '', places);
  return [...places.values()];
}

/** A copy of the data with another value at a place. */
export function withValueAt(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(data) ? [...(data as unknown[])] : { ...(data as object) }) as Tree;
  copy[key] = withValueAt(copy[key], rest, value);
  return copy;
}

/**
 * The smallest patch that writes a value at a place of data: maps with one key, and items of lists by their ids. A list
 * whose items have none is whole.
 */
export function patchWith(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const child = (data as Tree)[key];
  if (!Array.isArray(data)) return { [key]: patchWith(child, rest, value) };
  const hasIds = data.every((item) => typeof (item as { id?: unknown } | null)?.id === 'string');
  if (!hasIds || rest.length === 0) return withValueAt(data, [key, ...rest], value);
  return [{ id: (child as Tree)['id'], ...(patchWith(child, rest, value) as object) }];
}

/** The data of a YAML file, or of the front matter of a page, with what follows it. */
export function parts(text: string): { data: unknown; after: string } {
  const front = /^---\n(.*?\n)---\n/s.exec(text);
  return front
    ? { data: load(front[1] ?? ''), after: text.slice(front[0].length) }
    : { data: load(text), after: '' };
}

/** What stands where something else is expected. Most of them have been trouble somewhere. */
export const SHAPES: readonly unknown[] = [
  null,
  '',
  'text',
  '{{timer.constructor}} {{X}}',
  0,
  -1,
  1e21,
  true,
  [],
  {},
  [null],
  [[]],
  [{}],
  ['text', null, 3],
  [{ id: null }],
  [{ id: {} }, { id: [] }],
  [{ id: 'a', kind: 'check', run: null }, null],
  { id: {} },
  { constructor: null, toString: 3, __proto__x: [] },
  { a: { b: { c: [null, { d: null }] } } },
];

function visit(value: unknown, path: Path, pattern: string, places: Map<string, Path>): void {
  if (!places.has(pattern)) places.set(pattern, path);
  if (Array.isArray(value))
    for (const [index, item] of value.entries())
      visit(item, [...path, String(index)], `${pattern}/*${kindOf(item)}`, places);
  else if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value))
      visit(child, [...path, key], `${pattern}/${key}`, places);
}

function kindOf(item: unknown): string {
  const kind = (item as { kind?: unknown } | null)?.kind;
  return typeof kind === 'string' ? `(${kind})` : '';
}

export type Path = readonly string[];
type Tree = Record<string, unknown>;
