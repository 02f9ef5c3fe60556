/**
 * The ids in a list below a key of data that no schema has accepted; none if there is no list, and undefined if an item
 * has no id that could be read, because then nobody knows which ids exist.
 */
export function idsAt(data: unknown, key: string): string[] | undefined {
  if (!isGroup(data) || data[key] === undefined) return [];
  const ids = listAt(data, key)?.map((item) => (isGroup(item) ? item['id'] : undefined));
  return ids?.every((id) => typeof id === 'string') ? ids : undefined;
}

/** The list below a key of data that no schema has accepted; undefined if there is none. */
export function listAt(data: unknown, key: string): unknown[] | undefined {
  const found = isGroup(data) ? data[key] : undefined;
  return Array.isArray(found) ? (found as unknown[]) : undefined;
}

/** The keys and values below a key of data that no schema has accepted; undefined if there are none. */
export function groupAt(data: unknown, key: string): Record<string, unknown> | undefined {
  const found = isGroup(data) ? data[key] : undefined;
  return isGroup(found) ? found : undefined;
}

/** Several lists as one; undefined if one of them is not known. */
export function allKnown<T>(lists: (T[] | undefined)[]): T[] | undefined {
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

/** Whether data is keys with values, and neither a list nor a single value. */
export function isGroup(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
