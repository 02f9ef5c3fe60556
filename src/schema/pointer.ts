/** Turns a JSON Pointer into the keys that it names. */
export function pathOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Turns keys into the JSON Pointer that names them. */
export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Replaces a value in data, in place. What is no longer there, such as a part that was withheld, stays away. */
export function replaceAt(data: unknown, pointer: string, value: unknown): void {
  const path = pathOf(pointer);
  const last = path.pop() ?? '';
  const parent = path.reduce<Tree | undefined>((node, key) => node?.[key] as Tree | undefined, data as Tree);
  if (parent && last in parent) parent[last] = value;
}

interface Tree {
  [key: string]: unknown;
}
