import { pathOf } from './pointer.ts';

/** A copy of data without the values at these JSON Pointers. Lists close up, and what is empty stays. */
export function without(data: unknown, removed: ReadonlySet<string>): unknown {
  return removed.size === 0 ? data : kept(data, '', removed);
}

/** Whether a JSON Pointer is one of these, or leads below one. */
export function isBelow(pointer: string, removed: ReadonlySet<string>): boolean {
  return ancestorsOf(pointer).some((each) => removed.has(each));
}

/** A JSON Pointer and those of the values around it, the whole document last. */
export function ancestorsOf(pointer: string): string[] {
  const found = [pointer];
  for (let end = pointer.lastIndexOf('/'); end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
    found.push(pointer.slice(0, end));
    if (end === 0) break;
  }
  return found;
}

/** The value at a JSON Pointer; undefined if there is none. */
export function valueAt(data: unknown, pointer: string): unknown {
  return pathOf(pointer).reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined,
    data,
  );
}

function kept(value: unknown, pointer: string, removed: ReadonlySet<string>): unknown {
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => {
      const at = `${pointer}/${index}`;
      return removed.has(at) ? [] : [kept(item, at, removed)];
    });
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return removed.has(at) ? [] : [[key, kept(item, at, removed)]];
    }),
  );
}
